package dev.cachet.unpacking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the zeros at the end of what was read: a whole tar archive ends with 512 at least. */
final class TrailingZeros extends FilterInputStream {
  private long zeros;

  TrailingZeros(InputStream in) {
    super(in);
  }

  long count() {
    return zeros;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      zeros = one == 0 ? zeros + 1 : 0;
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    int end = 0;
    while (end < count && buffer[offset + count - 1 - end] == 0) {
      end++;
    }
    if (count > 0) {
      zeros = end == count ? zeros + end : end;
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
