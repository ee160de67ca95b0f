package dev.cachet.archive.container;

import java.io.IOException;

/** What is left of the limits while one archive is read with all that is inside it. */
public final class Budget {
  private final ArchiveLimits limits;
  private int entries;
  private int archives;
  private int descriptions;
  private int dependencies;
  private int closed;
  private long held;
  private long inflated;

  /** Starts a budget for one file. */
  public Budget(ArchiveLimits limits, long fileSize) {
    this.limits = limits.ofFile(fileSize);
  }

  /** Whether an archive so deep is opened. */
  public boolean mayDescend(int depth) {
    return depth < limits.depth();
  }

  /** Counts one entry more. */
  public void countEntry() throws IOException {
    if (++entries > limits.entries()) {
      throw new BrokenArchiveException(
          "brings the entries to more than " + limits.entries() + "; the rest was not read");
    }
  }

  /**
   * Counts decompressed bytes of one entry.
   *
   * @param more what is added
   * @param ofEntry the of entry
   * @param stored the stored
   * @throws IOException if the medium failed
   */
  public void countInflated(int more, long ofEntry, long stored) throws IOException {
    inflated += more;
    if (inflated > limits.inflatedBytes()) {
      throw new BrokenArchiveException(
          "brings the decompressed bytes to more than " + limits.inflatedBytes());
    }
    if (ofEntry > 1 << 20 && ofEntry / limits.ratio() > stored) {
      throw growing();
    }
  }

  /** Refuses a size that no content of so few bytes can have, before memory is taken for it. */
  void requirePossible(long stated, long stored) throws IOException {
    boolean beyondRatio = stated > 1 << 20 && stated / limits.ratio() > stored;
    if (beyondRatio || stated / ArchiveLimits.MAX_DEFLATE > stored) {
      throw growing();
    }
  }

  private BrokenArchiveException growing() {
    return new BrokenArchiveException(
        "grows to more than " + limits.ratio() + " times its stored size");
  }

  /**
   * Whether one more archive inside is described; false for the first that is not, and after.
   *
   * @return whether it is so
   */
  public boolean mayDescribeArchive() {
    return ++archives <= limits.archives();
  }

  /**
   * What is said once, of the first archive that is one too many.
   *
   * @return whether it is so
   */
  public boolean isFirstBeyond() {
    return archives == limits.archives() + 1;
  }

  /** The most archives in archives. */
  public int maxArchives() {
    return limits.archives();
  }

  /** Counts one library more. */
  public boolean mayDescribeLibrary() {
    return ++descriptions <= limits.descriptions();
  }

  /** The most libraries that are described. */
  public int maxDescriptions() {
    return limits.descriptions();
  }

  /** Counts dependencies that are kept. */
  public boolean mayKeepDependencies(int more) {
    dependencies += more;
    return dependencies <= ArchiveLimits.MAX_DEPENDENCIES;
  }

  /** Something was not opened for where it lies; elsewhere the same bytes might be. */
  public void countClosed() {
    closed++;
  }

  /** How many archives stayed closed. */
  public int closed() {
    return closed;
  }

  /**
   * How large an inner archive may be to be opened now.
   *
   * @return the number
   */
  public int holdable() {
    return (int) (limits.heldBytes() - held);
  }

  /** Counts bytes that are kept in memory. */
  public void hold(int bytes) {
    held += bytes;
  }

  /** Counts bytes that are no longer kept. */
  public void release(int bytes) {
    held -= bytes;
  }
}
