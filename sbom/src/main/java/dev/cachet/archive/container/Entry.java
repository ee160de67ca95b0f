package dev.cachet.archive.container;

/**
 * One entry as the central directory states it.
 *
 * @param index its place in the list, from 0
 * @param name as written, decoded as UTF-8 as the Java platform does
 * @param nameChecksum CRC-32 of the bytes of the name
 * @param flags general purpose flags
 * @param method 0 stored, 8 deflated
 * @param crc CRC-32 of its content
 * @param stored bytes in the archive
 * @param size bytes of content
 * @param header where its local header starts in the file
 */
public record Entry(
    int index,
    String name,
    int nameChecksum,
    int flags,
    int method,
    long crc,
    long stored,
    long size,
    long header) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;

  boolean encrypted() {
    return (flags & ENCRYPTED) != 0;
  }
}
