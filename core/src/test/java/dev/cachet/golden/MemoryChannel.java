package dev.cachet.golden;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** A package in memory that writes down which ranges were read. */
public final class MemoryChannel implements SeekableByteChannel {
  /**
   * A range that was read.
   *
   * @param from first byte
   * @param to one past the last byte
   */
  public record Range(long from, long to) {}

  private final byte[] bytes;
  private final List<Range> reads = new ArrayList<>();
  private long position;
  private long failAt = Long.MAX_VALUE;
  private int most = Integer.MAX_VALUE;
  private boolean open = true;

  /** A channel over bytes that are not copied. */
  public MemoryChannel(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Every read so far, in order. */
  public List<Range> reads() {
    return List.copyOf(reads);
  }

  /** Fails from now on whenever a byte from there on is read. */
  public void failAt(long offset) {
    failAt = offset;
  }

  /** Gives no more than this at a time from now on. */
  public void giveAtMost(int length) {
    most = length;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position + into.remaining() > failAt) {
      throw new IOException("the medium failed");
    }
    if (position >= bytes.length) {
      return -1;
    }
    int length = (int) Math.min(Math.min(most, into.remaining()), bytes.length - position);
    into.put(bytes, (int) position, length);
    reads.add(new Range(position, position + length));
    position += length;
    return length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
