package dev.cachet.boot;

import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A boot loader that starts one of the slots {@code a} and {@code b}, written from what the loader
 * does and not from its switch, so that a misunderstanding of one shows in the other. Which slot it
 * started stands in the file {@code boot/running}.
 */
public enum SimulatedLoader {
  /** The plain file. */
  FILE {
    @Override
    public void initialise(Storage storage) throws IOException {
      FileBootSwitch.initialise(storage, "a");
    }

    @Override
    public BootSwitch bootSwitch(Storage storage) {
      return new FileBootSwitch(storage);
    }

    @Override
    public String start(Storage storage) throws IOException {
      return new FileBootLoader(storage).start();
    }
  },

  /** GRUB with the shipped script. */
  GRUB {
    @Override
    public void initialise(Storage storage) throws IOException {
      GrubBootSwitch.initialise(storage, SimulatedGrub.FILE, SLOTS, "a");
    }

    @Override
    public BootSwitch bootSwitch(Storage storage) {
      return new GrubBootSwitch(storage, SimulatedGrub.FILE, SLOTS, RunningSlot.file(storage));
    }

    @Override
    String pick(Storage storage) throws IOException {
      return SimulatedGrub.pick(storage);
    }
  },

  /** U-Boot with the shipped script and a redundant environment. */
  U_BOOT {
    @Override
    public void initialise(Storage storage) throws IOException {
      UBootSwitch.initialise(
          storage, SimulatedUBoot.FIRST, SimulatedUBoot.SECOND, SimulatedUBoot.SIZE, SLOTS, "a");
    }

    @Override
    public BootSwitch bootSwitch(Storage storage) {
      return UBootSwitch.redundant(
          storage,
          SimulatedUBoot.FIRST,
          SimulatedUBoot.SECOND,
          SimulatedUBoot.SIZE,
          SLOTS,
          RunningSlot.file(storage));
    }

    @Override
    String pick(Storage storage) throws IOException {
      return SimulatedUBoot.pick(storage);
    }
  },

  /** systemd-boot, which counts in the names of its entries. */
  SYSTEMD_BOOT {
    @Override
    public void initialise(Storage storage) throws IOException {
      SystemdBootSwitch.initialise(
          storage, SimulatedSystemdBoot.FOLDER, SLOTS, "a", SimulatedSystemdBoot.TEXTS.get("a"));
    }

    @Override
    public BootSwitch bootSwitch(Storage storage) {
      return new SystemdBootSwitch(
          storage,
          SimulatedSystemdBoot.FOLDER,
          SLOTS,
          SimulatedSystemdBoot.TEXTS,
          RunningSlot.file(storage));
    }

    @Override
    String pick(Storage storage) throws IOException {
      return SimulatedSystemdBoot.pick(storage);
    }
  };

  static final BootSlots SLOTS = new BootSlots("a", "b");

  /** Makes the switch in the factory: slot {@code a} is good. */
  public abstract void initialise(Storage storage) throws IOException;

  public abstract BootSwitch bootSwitch(Storage storage);

  /** What happens at power-on. */
  public String start(Storage storage) throws IOException {
    String slot = pick(storage);
    BootRecord.writeRunning(storage, slot);
    return slot;
  }

  String pick(Storage storage) throws IOException {
    return start(storage);
  }

  /** As a loader without a file system of its own writes: in place. */
  static void overwrite(Storage storage, String file, byte[] bytes) throws IOException {
    try (StorageFile open = storage.openToWrite(file)) {
      open.write(0, ByteBuffer.wrap(bytes));
      open.sync();
    }
  }
}
