package dev.cachet.archive.container;

/**
 * The most that is read of one archive and all that are inside it, together.
 *
 * @param depth how many archives may lie inside each other, the outermost one counted
 * @param entries entries of all lists
 * @param heldBytes bytes of inner archives that are in memory at one time
 * @param inflatedBytes bytes that all decompression may yield
 * @param ratio how many times larger than stored the content of an entry of more than 1 MiB may be,
 *     and all decompressed content together than the outermost file
 * @param archives how many archives may be inside
 * @param descriptions how many manifests, pom.xml and pom.properties may be in all of them
 */
public record ArchiveLimits(
    int depth,
    int entries,
    int heldBytes,
    long inflatedBytes,
    int ratio,
    int archives,
    int descriptions) {
  /** What usual archives stay far below. */
  public static final ArchiveLimits STANDARD =
      new ArchiveLimits(8, 500_000, 128 << 20, 4L << 30, 200, 10_000, 40_000);

  /** What all decompression may yield of a file of any size. */
  static final long ALWAYS_INFLATED = 128L << 20;

  /** The most that one byte can become (RFC 1951: 258 bytes of two bits). */
  static final int MAX_DEFLATE = 1032;

  /** The most that is read of one manifest, pom.xml or pom.properties. */
  public static final int MAX_METADATA = 1 << 20;

  /** The most manifests, pom.xml and pom.properties of one archive. */
  public static final int MAX_METADATA_FILES = 10_000;

  /** The most dependencies that are kept of all pom.xml together. */
  public static final int MAX_DEPENDENCIES = 200_000;

  /** The most packages with classes of one archive. */
  public static final int MAX_PACKAGES = 50_000;

  /** Longer than any file system of a build takes. */
  public static final int MAX_NAME = 4096;

  /** Limits with the usual bounds on what is described. */
  public ArchiveLimits(int depth, int entries, int heldBytes, long inflatedBytes, int ratio) {
    this(depth, entries, heldBytes, inflatedBytes, ratio, 10_000, 40_000);
  }

  /** The same for an outermost file of so many bytes. */
  ArchiveLimits ofFile(long size) {
    long most = Math.max(ALWAYS_INFLATED, size > Long.MAX_VALUE / ratio ? size : size * ratio);
    return new ArchiveLimits(
        depth, entries, heldBytes, Math.min(inflatedBytes, most), ratio, archives, descriptions);
  }
}
