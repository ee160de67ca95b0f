package dev.cachet.storage;

/** A storage of an integrator who did not think of a lock. */
public final class LocklessStorage extends ForwardingStorage {
  public LocklessStorage(Storage medium) {
    super(medium);
  }
}
