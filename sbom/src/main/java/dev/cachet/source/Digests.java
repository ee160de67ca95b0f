package dev.cachet.source;

import dev.cachet.identity.ComponentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The two digests that a component carries. */
public final class Digests {
  private static final int PIECE = 1 << 16;

  private Digests() {}

  /**
   * Digests a whole file, of whatever size.
   *
   * @param file the file
   * @return SHA-256, 64 lower-case hexadecimal digits
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = of("SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return hex(digest);
  }

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
