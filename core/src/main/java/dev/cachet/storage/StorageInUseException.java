package dev.cachet.storage;

import java.io.IOException;

/**
 * Another program writes to the same storage, or wrote since this one read it. Nothing was changed;
 * the step may be repeated later, after opening the device again.
 */
public final class StorageInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says who is in the way.
   *
   * @param message what stands in the way, and what to do
   */
  public StorageInUseException(String message) {
    super(message);
  }
}
