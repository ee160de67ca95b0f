package dev.cachet.source;

import dev.cachet.sbom.ComponentHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The two digests that a component carries. */
final class Digests {
  private Digests() {}

  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  static List<ComponentHash> hashes(MessageDigest sha256, MessageDigest sha512) {
    return List.of(
        new ComponentHash("SHA-256", hex(sha256)), new ComponentHash("SHA-512", hex(sha512)));
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
