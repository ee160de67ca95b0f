package dev.cachet.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * What identifies the bytes of a file.
 *
 * @param size how many bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param sha512 128 lower-case hexadecimal digits
 */
public record FileDigests(long size, String sha256, String sha512) {
  /**
   * Reads a stream to its end.
   *
   * @param content the bytes; not closed
   * @return their digests
   * @throws IOException if the medium failed
   */
  public static FileDigests of(InputStream content) throws IOException {
    Digests digests = new Digests();
    digests.update(content);
    return digests.result();
  }
}
