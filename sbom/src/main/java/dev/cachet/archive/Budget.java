package dev.cachet.archive;

import java.io.IOException;

/** What is left of the limits while one archive is read with all that is inside it. */
final class Budget {
  private final ArchiveLimits limits;
  private int entries;
  private long held;
  private long inflated;

  Budget(ArchiveLimits limits) {
    this.limits = limits;
  }

  boolean mayDescend(int depth) {
    return depth < limits.depth();
  }

  void countEntry() throws IOException {
    if (++entries > limits.entries()) {
      throw new BrokenArchiveException(
          "brings the entries to more than " + limits.entries() + "; the rest was not read");
    }
  }

  /** Counts decompressed bytes of one entry. */
  void countInflated(int more, long ofEntry, long stored) throws IOException {
    inflated += more;
    if (inflated > limits.inflatedBytes()) {
      throw new BrokenArchiveException(
          "brings the decompressed bytes to more than " + limits.inflatedBytes());
    }
    if (ofEntry > 1 << 20 && ofEntry / limits.ratio() > stored) {
      throw new BrokenArchiveException(
          "grows to more than " + limits.ratio() + " times its stored size");
    }
  }

  /** How large an inner archive may be to be opened now. */
  int holdable() {
    return (int) (limits.heldBytes() - held);
  }

  void hold(int bytes) {
    held += bytes;
  }

  void release(int bytes) {
    held -= bytes;
  }
}
