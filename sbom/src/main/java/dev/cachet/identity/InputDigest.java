package dev.cachet.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A file that the inventory was read from, and what it held then.
 *
 * @param path absolute path inside the root, such as {@code /var/lib/dpkg/status}
 * @param sha256 SHA-256 of the bytes that were read, 64 lower-case hexadecimal digits
 */
public record InputDigest(String path, String sha256) implements Comparable<InputDigest> {
  private static final Comparator<InputDigest> ORDER =
      Comparator.comparing(InputDigest::path).thenComparing(InputDigest::sha256);

  /**
   * Digests what was read from a file.
   *
   * @param path absolute path inside the root
   * @param content the file's bytes
   * @return path and digest
   */
  public static InputDigest of(String path, byte[] content) {
    return new InputDigest(path, HexFormat.of().formatHex(sha256(content)));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(InputDigest other) {
    return ORDER.compare(this, other);
  }
}
