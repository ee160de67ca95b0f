package dev.cachet.boot;

import dev.cachet.boot.environment.GrubEnvironment;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A boot switch in the environment block of GRUB ({@code grubenv}), for the script {@code grub.cfg}
 * beside this class. The variable {@code cachet_boot} holds one character.
 *
 * <p>A change overwrites one byte, in the one sector that it lies in, and the file keeps its
 * blocks: GRUB does not replay the journal of a file system, so that it would look for a file that
 * was renamed at its old place. No power cut can split a change, and what other programs keep in
 * the block stays as it is. The block must not lie on a file system that copies on write (btrfs,
 * zfs, f2fs), on RAID or LVM: GRUB cannot write to it there, and a trial would not be noted.
 */
public final class GrubBootSwitch extends CodedBootSwitch {
  private static final int SECTOR = 512;

  private final Storage storage;
  private final String file;

  /**
   * Uses the block that lies in a storage.
   *
   * @param storage the folder {@code /boot}, or another place that GRUB reads
   * @param file the block, usually {@code grub/grubenv}
   * @param slots the first and the second slot of the script
   * @param running which slot GRUB started, usually {@link RunningSlot#kernelCommandLine}
   */
  public GrubBootSwitch(Storage storage, String file, BootSlots slots, RunningSlot running) {
    super(slots, running);
    this.storage = storage;
    this.file = file;
  }

  /**
   * Makes the variable, in the factory, and the block if it is not there. May be repeated as long
   * as nothing was tried.
   *
   * @param storage where the block lies
   * @param file the block, a path of at least two names
   * @param slots the first and the second slot of the script
   * @param good the slot that holds a bootable image
   * @throws IOException if the medium fails, the block is damaged or full, or the variable is there
   *     and says otherwise
   */
  public static void initialise(Storage storage, String file, BootSlots slots, String good)
      throws IOException {
    String value = SlotCode.initial(slots, good).value();
    GrubEnvironment block = GrubEnvironment.empty();
    try {
      block = GrubEnvironment.read(storage.read(file, GrubEnvironment.SIZE), file);
    } catch (NoSuchFileException e) {
      // It is made below.
    }
    @Nullable String present = block.value(SlotCode.VARIABLE);
    if (present != null && !present.equals(value)) {
      throw new IOException(SlotCode.VARIABLE + " is in " + file + " already; it is made once");
    }
    if (present == null) {
      storage.replace(file, block.withNew(SlotCode.VARIABLE, value, file).bytes());
    }
    // Also if it is there: the process that made it may have died before its sync.
    storage.settle(file);
  }

  @Override
  String read() throws IOException {
    @Nullable String value = block().value(SlotCode.VARIABLE);
    if (value == null) {
      throw new IOException(
          SlotCode.VARIABLE + " is not in " + file + ": the boot loader's state cannot be read");
    }
    return value;
  }

  private GrubEnvironment block() throws IOException {
    return GrubEnvironment.read(storage.read(file, GrubEnvironment.SIZE), file);
  }

  @Override
  void write(String value) throws IOException {
    GrubEnvironment block = block();
    int offset = block.offset(SlotCode.VARIABLE);
    int sector = offset - offset % SECTOR;
    byte[] changed = block.withValue(SlotCode.VARIABLE, value).bytes();
    try (StorageFile open = storage.openToWrite(file)) {
      open.write(sector, ByteBuffer.wrap(Arrays.copyOfRange(changed, sector, sector + SECTOR)));
      open.sync();
    }
  }

  @Override
  String place() {
    return file;
  }

  @Override
  public void settle() throws IOException {
    storage.settle(file);
  }
}
