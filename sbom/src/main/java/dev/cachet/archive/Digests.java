package dev.cachet.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and SHA-512 of the same bytes in one pass. */
final class Digests {
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest sha512 = digest("SHA-512");
  private long size;

  void update(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    sha512.update(bytes, 0, length);
    size += length;
  }

  void update(InputStream rest) throws IOException {
    byte[] buffer = new byte[64 << 10];
    for (int got = rest.read(buffer); got >= 0; got = rest.read(buffer)) {
      update(buffer, got);
    }
  }

  FileDigests result() {
    HexFormat hex = HexFormat.of();
    return new FileDigests(size, hex.formatHex(sha256.digest()), hex.formatHex(sha512.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
