package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;

/**
 * The loader's side of {@link FileBootSwitch}: picks the slot to start. A device that starts its
 * application from a folder calls it first thing; a container or a demonstration calls it for a
 * restart.
 *
 * <p>A selected slot is tried once. That it was tried is durable before it is started, so that a
 * slot which hangs or loses power never runs a second time unless it was marked good.
 */
public final class FileBootLoader {
  private final Storage storage;

  /**
   * Uses the switch that lies in a storage.
   *
   * @param storage where the file {@code boot/switch} lies
   */
  public FileBootLoader(Storage storage) {
    this.storage = storage;
  }

  /**
   * Picks the slot to start and notes it as the running one.
   *
   * @return the slot
   * @throws IOException if the switch cannot be read or written
   */
  public String start() throws IOException {
    // A loader that died before its sync would find a trial noted that a cut takes back.
    storage.settle(BootRecord.SWITCH_FILE);
    BootRecord record = BootRecord.read(storage);
    String slot = record.good();
    String selected = record.trialSlot();
    if (record.trial() == Trial.SELECTED && selected != null) {
      slot = noted(record, selected) ? selected : slot;
    }
    BootRecord.writeRunning(storage, slot);
    return slot;
  }

  /** A trial that cannot be noted, as on a full disk, is not begun: the good slot starts. */
  private boolean noted(BootRecord record, String selected) {
    try {
      record.tried(selected, Trial.TRIED).write(storage);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
