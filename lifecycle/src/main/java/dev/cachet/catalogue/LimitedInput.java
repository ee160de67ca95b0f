package dev.cachet.catalogue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Yields at most a number of bytes, as a few compressed bytes may stand for any number of them. */
final class LimitedInput extends FilterInputStream {
  private final long maxBytes;
  private long taken;

  LimitedInput(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = in.read(into, offset, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int more) throws IOException {
    taken += more;
    if (taken > maxBytes) {
      throw new IOException("larger than " + maxBytes + " bytes");
    }
  }
}
