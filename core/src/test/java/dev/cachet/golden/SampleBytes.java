package dev.cachet.golden;

import java.util.Arrays;

/** Bytes for payloads: the same on every machine and for ever. */
public final class SampleBytes {
  private SampleBytes() {}

  /** Runs that compress well: each block of 256 bytes repeats its own number. */
  public static byte[] smooth(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i >> 8);
    }
    return bytes;
  }

  /** Bytes that do not compress: the high bytes of a linear congruential generator. */
  public static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    int state = 1;
    for (int i = 0; i < length; i++) {
      state = state * 1_664_525 + 1_013_904_223;
      bytes[i] = (byte) (state >>> 24);
    }
    return bytes;
  }

  /** First 4,096 smooth bytes, then noise. */
  public static byte[] mixed(int length) {
    byte[] bytes = noise(length);
    int smooth = Math.min(length, 4096);
    System.arraycopy(smooth(smooth), 0, bytes, 0, smooth);
    return bytes;
  }

  /** The same bytes with one bit changed. */
  public static byte[] flipped(byte[] bytes, int position) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[position] ^= 1;
    return copy;
  }
}
