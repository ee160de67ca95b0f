package dev.cachet.source;

/**
 * The most that one reading of a root takes, so that a hostile root can make it neither endless nor
 * large.
 *
 * @param entries files, folders and links together, and paths in lists of files
 * @param fileBytes the largest file that is digested, in bytes
 * @param totalBytes the most that is digested of all files together, in bytes
 */
record RootLimits(int entries, long fileBytes, long totalBytes) {
  static final RootLimits DEFAULT = new RootLimits(2_000_000, 4L << 30, 64L << 30);
}
