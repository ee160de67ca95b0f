package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;

/**
 * A boot switch in one small text file, {@code boot/switch}, which is replaced whole by an atomic
 * rename. For devices whose images are started by {@link FileBootLoader}, or by a loader of their
 * own that keeps the same file.
 *
 * <pre>
 * cachet-boot 1
 * good a
 * trial selected b
 * unbootable
 * </pre>
 */
public final class FileBootSwitch implements BootSwitch {
  private final Storage storage;

  /**
   * Uses the switch that lies in a storage.
   *
   * @param storage where the file {@code boot/switch} lies
   */
  public FileBootSwitch(Storage storage) {
    this.storage = storage;
  }

  /**
   * Makes the switch, in the factory. May be repeated as long as nothing was tried.
   *
   * @param storage where to put it
   * @param slot the slot that holds a bootable image
   * @throws IOException if the medium fails, or a switch is there already that says otherwise
   */
  public static void initialise(Storage storage, String slot) throws IOException {
    boolean made = storage.exists(BootRecord.SWITCH_FILE);
    if (made && !BootRecord.read(storage).equals(BootRecord.initial(slot))) {
      throw new IOException(BootRecord.SWITCH_FILE + " is there already; it is made once");
    }
    BootRecord.initial(slot).write(storage);
  }

  @Override
  public BootState state() throws IOException {
    BootRecord record = BootRecord.read(storage);
    return new BootState(
        BootRecord.readRunning(storage),
        record.good(),
        record.trial(),
        record.trialSlot(),
        record.unbootable());
  }

  @Override
  public void settle() throws IOException {
    storage.settle(BootRecord.SWITCH_FILE);
    storage.settle(BootRecord.RUNNING_FILE);
  }

  @Override
  public void tryOnce(String slot) throws IOException {
    requireOther(slot);
    BootRecord.read(storage).tried(slot, Trial.SELECTED).write(storage);
  }

  @Override
  public void markGood(String slot) throws IOException {
    if (!slot.equals(BootRecord.readRunning(storage))) {
      throw new IllegalStateException("only the running slot can be marked good, not " + slot);
    }
    BootRecord.read(storage).withGood(slot).write(storage);
  }

  @Override
  public void markUnbootable(String slot) throws IOException {
    requireOther(slot);
    BootRecord.read(storage).withUnbootable(slot).write(storage);
  }

  @Override
  public void endTrial() throws IOException {
    BootRecord.read(storage).withoutTrial().write(storage);
  }

  private void requireOther(String slot) throws IOException {
    BootRecord record = BootRecord.read(storage);
    if (slot.equals(BootRecord.readRunning(storage)) || slot.equals(record.good())) {
      throw new IllegalStateException("slot " + slot + " runs or is the one to fall back to");
    }
  }
}
