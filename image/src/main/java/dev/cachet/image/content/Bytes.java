package dev.cachet.image.content;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A part of a file that is read at any place.
 *
 * @param channel the file
 * @param start where the part begins in it
 * @param size of the part in bytes
 */
public record Bytes(FileChannel channel, long start, long size) {
  /**
   * Makes one of its parts.
   *
   * @param channel the channel
   * @param start the start
   * @param size how many bytes
   */
  public Bytes {
    if (start < 0 || size < 0) {
      throw new IllegalArgumentException("a part from " + start + " of " + size + " bytes");
    }
  }

  /**
   * Wraps an open file.
   *
   * @param channel the channel
   * @return the bytes
   * @throws IOException if the medium failed
   */
  public static Bytes of(FileChannel channel) throws IOException {
    return new Bytes(channel, 0, channel.size());
  }

  /**
   * A part of this part; what would reach beyond its end is damage.
   *
   * @param from where it begins
   * @param length how many bytes
   * @return the bytes
   * @throws ImageException if the image is broken there
   */
  public Bytes part(long from, long length) throws ImageException {
    if (from < 0 || length < 0 || from > size - length) {
      throw new ImageException("points behind its end: " + length + " bytes from " + from);
    }
    return new Bytes(channel, start + from, length);
  }

  /**
   * As many bytes as are asked for, as little-endian numbers.
   *
   * @param from where it begins
   * @param length how many bytes
   * @return the byte buffer
   * @throws IOException if the medium failed
   */
  public ByteBuffer read(long from, int length) throws IOException {
    Bytes part = part(from, length);
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    part.fill(0, buffer);
    return buffer.flip();
  }

  /**
   * Up to so many bytes, fewer where it ends before.
   *
   * @param from where it begins
   * @param length how many bytes
   * @return the byte buffer
   * @throws IOException if the medium failed
   */
  public ByteBuffer readUpTo(long from, int length) throws IOException {
    long there = Math.max(0, Math.min(length, size - from));
    return read(Math.min(from, size), (int) there);
  }

  /**
   * Fills a buffer.
   *
   * @param from where it begins
   * @param buffer the buffer
   * @throws IOException if the medium failed
   */
  public void fill(long from, ByteBuffer buffer) throws IOException {
    if (from < 0 || from > size - buffer.remaining()) {
      throw new ImageException("points behind its end: " + from);
    }
    long at = start + from;
    while (buffer.hasRemaining()) {
      int got = channel.read(buffer, at);
      if (got < 0) {
        throw new EOFException("ends before byte " + at);
      }
      at += got;
    }
  }
}
