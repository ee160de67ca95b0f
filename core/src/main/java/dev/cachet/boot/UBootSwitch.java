package dev.cachet.boot;

import dev.cachet.boot.environment.UBootCopies;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A boot switch in the environment of U-Boot, for the script {@code u-boot.cmd} beside this class.
 * The variable {@code cachet_boot} holds one character; all other variables are kept.
 *
 * <p>The environment is a redundant pair: a change writes the older copy whole, with a checksum and
 * a higher count, so that no power cut can split it. U-Boot has to be built with {@code
 * CONFIG_SYS_REDUNDAND_ENVIRONMENT} and the same size. Both copies are written in place and never
 * renamed; each is a path of its own in the storage.
 */
public final class UBootSwitch extends CodedBootSwitch {
  private final UBootCopies copies;

  private UBootSwitch(UBootCopies copies, BootSlots slots, RunningSlot running) {
    super(slots, running);
    this.copies = copies;
  }

  /**
   * Uses a redundant pair.
   *
   * @param storage where both copies lie
   * @param first path of one copy
   * @param second path of the other
   * @param size bytes of each copy, {@code CONFIG_ENV_SIZE}, 64 to 1,048,576
   * @param slots the first and the second slot of the script
   * @param running which slot U-Boot started, usually {@link RunningSlot#kernelCommandLine}
   * @return the switch
   */
  public static UBootSwitch redundant(
      Storage storage,
      String first,
      String second,
      int size,
      BootSlots slots,
      RunningSlot running) {
    return new UBootSwitch(pair(storage, first, second, size), slots, running);
  }

  /**
   * Uses a single copy, which a power cut can destroy: U-Boot then starts with the environment that
   * was compiled in, and {@link #state} fails. For boards whose U-Boot has no redundant environment
   * and which can be repaired.
   *
   * @param storage where the copy lies
   * @param file its path
   * @param size its bytes, {@code CONFIG_ENV_SIZE}, 64 to 1,048,576
   * @param slots the first and the second slot of the script
   * @param running which slot U-Boot started
   * @return the switch
   */
  public static UBootSwitch acceptNonAtomicEnv(
      Storage storage, String file, int size, BootSlots slots, RunningSlot running) {
    return new UBootSwitch(new UBootCopies(storage, List.of(file), size), slots, running);
  }

  /**
   * Makes the variable, in the factory, and a redundant pair if neither copy is there. May be
   * repeated as long as nothing was tried.
   *
   * @param storage where both copies lie
   * @param first path of one copy, at least two names
   * @param second path of the other, at least two names
   * @param size bytes of each copy
   * @param slots the first and the second slot of the script
   * @param good the slot that holds a bootable image
   * @throws IOException if the medium fails, both copies are damaged, the environment is full, or
   *     the variable is there and says otherwise
   */
  public static void initialise(
      Storage storage, String first, String second, int size, BootSlots slots, String good)
      throws IOException {
    String value = SlotCode.initial(slots, good).value();
    UBootCopies copies = pair(storage, first, second, size);
    boolean both = copies.present(first) && copies.present(second);
    if (!copies.present(first) && !copies.present(second)) {
      copies.create(first, SlotCode.VARIABLE, value);
    }
    @Nullable String present = copies.read().variables().get(SlotCode.VARIABLE);
    if (present != null && !present.equals(value)) {
      throw new IOException(
          SlotCode.VARIABLE + " is in " + copies.place() + " already; it is made once");
    }
    if (present == null || !both) {
      copies.set(SlotCode.VARIABLE, value);
    }
    copies.settle();
  }

  private static UBootCopies pair(Storage storage, String first, String second, int size) {
    if (first.equals(second)) {
      throw new IllegalArgumentException("the two copies are one file: " + first);
    }
    return new UBootCopies(storage, List.of(first, second), size);
  }

  @Override
  String read() throws IOException {
    @Nullable String value = copies.read().variables().get(SlotCode.VARIABLE);
    if (value == null) {
      throw new IOException(
          SlotCode.VARIABLE + " is not in " + place() + ": the boot loader's state cannot be read");
    }
    return value;
  }

  @Override
  void write(String value) throws IOException {
    copies.set(SlotCode.VARIABLE, value);
  }

  @Override
  String place() {
    return copies.place();
  }

  @Override
  public void settle() throws IOException {
    copies.settle();
  }
}
