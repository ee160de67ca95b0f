package dev.cachet.rootfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Yields at most a number of bytes; a file that goes on is over its limit, not shorter. */
final class LimitedStream extends FilterInputStream {
  private final String path;
  private final long maxBytes;
  private long taken;

  LimitedStream(InputStream in, String path, long maxBytes) {
    super(in);
    this.path = path;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    // One byte more than allowed, so that a file of exactly the limit still ends well.
    int wanted = (int) Math.min(length, maxBytes - taken + 1);
    int got = in.read(into, offset, wanted);
    if (got < 0) {
      return -1;
    }
    taken += got;
    if (taken > maxBytes) {
      throw new RootfsLimitException(path, "is larger than " + maxBytes + " bytes");
    }
    return got;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] sink = new byte[(int) Math.min(8192, Math.max(0, count))];
    return sink.length == 0 ? 0 : Math.max(0, read(sink, 0, sink.length));
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
