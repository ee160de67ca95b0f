package dev.cachet.format.content;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what is written until it is known to be valid. Unlike a growing array it never copies what
 * it holds, which a document of 100,000 components would notice.
 */
public final class Chunks extends OutputStream {
  private static final int SIZE = 1 << 16;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[SIZE];
  private int used;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (used == SIZE) {
        full.add(last);
        last = new byte[SIZE];
        used = 0;
      }
      int now = Math.min(left, SIZE - used);
      System.arraycopy(bytes, from, last, used, now);
      used += now;
      from += now;
      left -= now;
    }
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] chunk : full) {
      out.write(chunk);
    }
    out.write(last, 0, used);
  }

  long size() {
    return (long) full.size() * SIZE + used;
  }

  /** All that was written. */
  public byte[] toByteArray() {
    byte[] all = new byte[Math.addExact(Math.multiplyExact(full.size(), SIZE), used)];
    int at = 0;
    for (byte[] chunk : full) {
      System.arraycopy(chunk, 0, all, at, SIZE);
      at += SIZE;
    }
    System.arraycopy(last, 0, all, at, used);
    return all;
  }
}
