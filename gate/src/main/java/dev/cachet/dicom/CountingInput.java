package dev.cachet.dicom;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and texts of a binary format, with the place that they were read at. */
final class CountingInput extends FilterInputStream {
  private static final int PEEK = 8;

  private long count;

  CountingInput(InputStream in) {
    super(new PushbackInputStream(in, PEEK));
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    byte[] dropped = new byte[(int) Math.min(length, 1 << 16)];
    long left = length;
    while (left > 0) {
      int read = read(dropped, 0, (int) Math.min(left, dropped.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
    }
    return length;
  }

  byte[] peek(int length) throws IOException {
    byte[] bytes = exactly(length);
    ((PushbackInputStream) in).unread(bytes);
    count -= length;
    return bytes;
  }

  String text(int length) throws IOException {
    return new String(exactly(length), StandardCharsets.UTF_8);
  }

  long number(int length, boolean bigEndian) throws IOException {
    byte[] bytes = exactly(length);
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | (bytes[bigEndian ? i : length - 1 - i] & 0xff);
    }
    return number;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
