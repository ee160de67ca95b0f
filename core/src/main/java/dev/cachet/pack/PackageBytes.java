package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Positioned reads of the container through the one channel that was opened once: a file that is
 * replaced under its name meanwhile changes nothing (A45, CVE-2020-25860).
 */
final class PackageBytes implements Closeable {
  private final SeekableByteChannel channel;
  private final long size;

  PackageBytes(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  /** Reads a header; empty for an all-zero block, which ends an archive. */
  Optional<UstarHeader> header(long offset) throws IOException, PackageRefusedException {
    byte[] block = read(offset, UstarHeader.BLOCK, "header at byte " + offset);
    return isZero(block) ? Optional.empty() : Optional.of(UstarHeader.read(block, offset));
  }

  byte[] read(long offset, int length, String subject) throws IOException, PackageRefusedException {
    requireWithin(offset, length, subject);
    byte[] bytes = new byte[length];
    fill(offset, ByteBuffer.wrap(bytes), subject);
    return bytes;
  }

  /** Fills a buffer from its position to its limit. */
  void fill(long offset, ByteBuffer into, String subject)
      throws IOException, PackageRefusedException {
    channel.position(offset);
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw truncated(subject, channel.position(), channel.position() + into.remaining());
      }
    }
  }

  /** Refuses a content that the file is too short for, before anything of it is read. */
  void requireWithin(long offset, long length, String subject) throws PackageRefusedException {
    if (offset > size || length > size - offset) {
      throw truncated(subject, size, offset + length);
    }
  }

  /** Checks what fills the last block of a content. */
  void requireZeroPadding(long contentEnd, String subject)
      throws IOException, PackageRefusedException {
    int length = (int) (UstarHeader.padded(contentEnd) - contentEnd);
    if (!isZero(read(contentEnd, length, "padding of " + subject))) {
      throw new PackageRefusedException(
          Reason.CONTAINER_MALFORMED,
          "PKG-3",
          "padding of " + subject,
          "a byte that is not zero",
          "zero bytes up to byte " + UstarHeader.padded(contentEnd));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static PackageRefusedException truncated(String subject, long found, long expected) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-4",
        subject,
        "the end of the file at byte " + found,
        "at least " + expected + " bytes");
  }
}
