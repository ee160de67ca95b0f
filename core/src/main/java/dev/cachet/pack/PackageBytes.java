package dev.cachet.pack;

import dev.cachet.container.ContentBytes;
import dev.cachet.container.UstarHeader;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Positioned reads of the container through the one channel that was opened once: a file that is
 * replaced under its name meanwhile changes nothing (A45, CVE-2020-25860).
 */
final class PackageBytes implements ContentBytes, Closeable {
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
    byte[] block = read(offset, UstarHeader.BLOCK, headerAt(offset));
    return isZero(block) ? Optional.empty() : Optional.of(UstarHeader.read(block, offset));
  }

  byte[] read(long offset, int length, String subject) throws IOException, PackageRefusedException {
    requireWithin(offset, length, subject);
    byte[] bytes = new byte[length];
    fill(offset, ByteBuffer.wrap(bytes), subject);
    return bytes;
  }

  /** Several threads may fill buffers at once. */
  @Override
  public void fill(long offset, ByteBuffer into, String subject)
      throws IOException, PackageRefusedException {
    long at = offset;
    while (into.hasRemaining()) {
      int count = read(at, into);
      if (count < 0) {
        throw truncated(subject, at, at + into.remaining());
      }
      at += count;
    }
  }

  private int read(long at, ByteBuffer into) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(into, at);
    }
    // Other channels have one position for all.
    synchronized (channel) {
      return channel.position(at).read(into);
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
    String padding = "padding of " + subject;
    if (!isZero(read(contentEnd, length, padding))) {
      throw badPadding(padding, UstarHeader.padded(contentEnd));
    }
  }

  static PackageRefusedException badPadding(String padding, long end) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-3",
        padding,
        "a byte that is not zero",
        "zero bytes up to byte " + end);
  }

  static String headerAt(long offset) {
    return "header at byte " + offset;
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

  static PackageRefusedException truncated(String subject, long found, long expected) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-4",
        subject,
        "the end of the file at byte " + found,
        "at least " + expected + " bytes");
  }
}
