package dev.cachet.source;

import dev.cachet.identity.ComponentHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The two digests that a component carries. */
public final class Digests {
  private Digests() {}

  /**
   * Starts a digest.
   *
   * @param algorithm a name that every Java platform knows
   * @return the digest
   */
  public static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * Ends both digests.
   *
   * @param sha256 a digest of the bytes
   * @param sha512 a digest of the same bytes
   * @return both as hashes of a component
   */
  public static List<ComponentHash> hashes(MessageDigest sha256, MessageDigest sha512) {
    return List.of(
        new ComponentHash("SHA-256", hex(sha256)), new ComponentHash("SHA-512", hex(sha512)));
  }

  /**
   * Ends a digest.
   *
   * @param digest the digest
   * @return hexadecimal digits in lower case
   */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
