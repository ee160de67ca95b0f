package dev.cachet.archive;

/**
 * The most that is read of one archive and all that are inside it, together.
 *
 * @param depth how many archives may lie inside each other, the outermost one counted
 * @param entries entries of all central directories
 * @param heldBytes bytes of inner archives that are in memory at one time
 * @param inflatedBytes bytes that all decompression may yield
 * @param ratio how many times larger than stored the content of an entry of more than 1 MiB may be
 */
record ArchiveLimits(int depth, int entries, int heldBytes, long inflatedBytes, int ratio) {
  static final ArchiveLimits STANDARD = new ArchiveLimits(8, 500_000, 128 << 20, 4L << 30, 200);

  /** The most that is read of one manifest, pom.xml or pom.properties. */
  static final int MAX_METADATA = 1 << 20;

  /** The most manifests, pom.xml and pom.properties of one archive. */
  static final int MAX_METADATA_FILES = 10_000;

  /** The most packages with classes of one archive. */
  static final int MAX_PACKAGES = 50_000;

  /** Longer than any file system of a build takes. */
  static final int MAX_NAME = 4096;
}
