package dev.cachet.tripwire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Lets every byte that is read pass the byte scan and a digest, once, whoever reads it. */
final class PassingStream extends FilterInputStream {
  private final @Nullable ByteScan scan;
  private final @Nullable MessageDigest digest;
  private final byte[] single = new byte[1];

  PassingStream(InputStream in, @Nullable ByteScan scan, boolean digested) {
    super(in);
    this.scan = scan;
    this.digest = digested ? sha256() : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    int read = read(single, 0, 1);
    return read < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read > 0) {
      if (scan != null) {
        scan.pass(bytes, from, read);
      }
      if (digest != null) {
        digest.update(bytes, from, read);
      }
    }
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    return readNBytes((int) Math.min(length, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // The owner of the file closes it; parsers must not.
  }

  /** Reads to the end, and ends the scan. */
  void drain() throws IOException {
    byte[] rest = new byte[1 << 16];
    while (read(rest, 0, rest.length) >= 0) {
      // passes
    }
    if (scan != null) {
      scan.end();
    }
  }

  /** The digest of all that passed; empty where none was asked for. */
  String sha256Hex() {
    return digest == null ? "" : HexFormat.of().formatHex(digest.digest());
  }
}
