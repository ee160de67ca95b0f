package dev.cachet.installed;

/**
 * The most that one reading of a root takes, so that a hostile root can make it neither endless nor
 * large.
 *
 * @param entries files, folders and links together, and paths in lists of files
 * @param fileBytes the largest file that is digested, in bytes
 * @param totalBytes the most that is digested of all files together, in bytes
 * @param components the most components of one inventory
 * @param edges the most edges of one inventory, without those from the root to its components
 */
public record RootLimits(int entries, long fileBytes, long totalBytes, int components, int edges) {
  /** What a usual image stays far below. */
  public static final RootLimits DEFAULT =
      new RootLimits(2_000_000, 4L << 30, 64L << 30, 200_000, 500_000);

  /**
   * Limits on files, with the usual ones on what is written.
   *
   * @param entries as the component of the record
   * @param fileBytes as the component of the record
   * @param totalBytes as the component of the record
   */
  public RootLimits(int entries, long fileBytes, long totalBytes) {
    this(entries, fileBytes, totalBytes, DEFAULT.components, DEFAULT.edges);
  }
}
