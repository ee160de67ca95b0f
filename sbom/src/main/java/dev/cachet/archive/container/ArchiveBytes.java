package dev.cachet.archive.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Random access to the bytes of one archive, in a file or in memory; numbers little-endian. */
public final class ArchiveBytes {
  private static final int WINDOW = 64 << 10;

  /** Null for an archive in memory, whose window is all of it. */
  private final @Nullable SeekableByteChannel channel;

  private final long size;
  private final byte[] window;
  private long windowStart;
  private int windowLength;

  private ArchiveBytes(@Nullable SeekableByteChannel channel, long size, byte[] window, int held) {
    this.channel = channel;
    this.size = size;
    this.window = window;
    this.windowLength = held;
  }

  /** Wraps what holds the archive. */
  public static ArchiveBytes of(SeekableByteChannel channel) throws IOException {
    return new ArchiveBytes(channel, channel.size(), new byte[WINDOW], 0);
  }

  /** Wraps what holds the archive. */
  public static ArchiveBytes of(byte[] bytes) {
    return new ArchiveBytes(null, bytes.length, bytes, bytes.length);
  }

  /** How many there are. */
  public long size() {
    return size;
  }

  int u2(long at) throws IOException {
    int from = at(at, 2);
    return (window[from] & 0xff) | (window[from + 1] & 0xff) << 8;
  }

  long u4(long at) throws IOException {
    int from = at(at, 4);
    int low = (window[from] & 0xff) | (window[from + 1] & 0xff) << 8;
    int high = (window[from + 2] & 0xff) | (window[from + 3] & 0xff) << 8;
    return low | (long) high << 16;
  }

  /** A size or a place; one with the highest bit set is larger than any archive. */
  long u8(long at) throws IOException {
    long value = u4(at) | u4(at + 4) << 32;
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /** Copies at most 65,535 bytes: the most that a length field of a header can say. */
  byte[] copy(long at, int length) throws IOException {
    int from = at(at, length);
    return Arrays.copyOfRange(window, from, from + length);
  }

  /** CRC-32 of at most 65,535 bytes. */
  int checksum(long at, int length) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(window, at(at, length), length);
    return (int) crc.getValue();
  }

  /** Opens a part. */
  public InputStream stream(long from, long length) throws IOException {
    require(from, length);
    return new Section(from, length);
  }

  private void require(long at, long length) throws IOException {
    if (at < 0 || length < 0 || at > size - length) {
      throw new BrokenArchiveException("points outside the file; it may be cut short");
    }
  }

  /** Makes the window hold these bytes and returns where in it they start. */
  private int at(long at, int length) throws IOException {
    require(at, length);
    if (at < windowStart || at + length > windowStart + windowLength) {
      fill(at);
    }
    if (at + length > windowStart + windowLength) {
      throw new BrokenArchiveException("became shorter while it was read");
    }
    return (int) (at - windowStart);
  }

  private void fill(long at) throws IOException {
    if (channel == null) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(window, 0, (int) Math.min(window.length, size - at));
    channel.position(at);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than asked for.
    }
    windowStart = at;
    windowLength = buffer.position();
  }

  private final class Section extends InputStream {
    private long next;
    private final long end;

    Section(long next, long length) {
      this.next = next;
      this.end = next + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public long skip(long count) {
      // A jump: what is passed over costs nothing.
      long skipped = Math.max(0, Math.min(count, end - next));
      next += skipped;
      return skipped;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, end - next);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (next >= end) {
        return -1;
      }
      int wanted = (int) Math.min(Math.min(length, WINDOW), end - next);
      System.arraycopy(window, at(next, wanted), into, offset, wanted);
      next += wanted;
      return wanted;
    }
  }
}
