package dev.cachet.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cachet.json.JsonForms;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Arrays;

/**
 * The one way in which format 1 writes a ustar header: a function of name and size alone (package
 * specification, section 3.2). Reading builds the header again and compares, so no field can carry
 * anything unseen (A07, A08).
 */
public final class UstarHeader {
  /** Length of a header, and the multiple to which contents are padded, in bytes. */
  public static final int BLOCK = 512;

  /** The largest content of an entry in bytes: what 11 octal digits express, 8 GiB - 1. */
  public static final long MAX_SIZE = 8_589_934_591L;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int CHECKSUM_OFFSET = 148;

  private final String name;
  private final long size;

  private UstarHeader(String name, long size) {
    this.name = name;
    this.size = size;
  }

  /**
   * Writes the header of an entry.
   *
   * @param name a path: at most four names joined by {@code /}, at most 100 bytes
   * @param size length of the content in bytes, 0 to {@link #MAX_SIZE} (PKG-12)
   * @return 512 bytes
   * @throws IllegalArgumentException if name or size cannot be written
   */
  public static byte[] of(String name, long size) {
    if (!JsonForms.isPath(name)) {
      throw new IllegalArgumentException("not the path of an entry: " + name);
    }
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "entry " + name + " has " + size + " bytes, format 1 writes 0 to " + MAX_SIZE);
    }
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644");
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, SIZE_OFFSET, octal(size, SIZE_DIGITS));
    put(block, 136, "00000000000");
    put(block, CHECKSUM_OFFSET, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar");
    put(block, 263, "00");
    put(block, CHECKSUM_OFFSET, octal(sum(block), 6) + "\0 ");
    return block;
  }

  /**
   * Length of a content with its padding.
   *
   * @param size length of the content in bytes, 0 to {@link #MAX_SIZE}
   * @return the next multiple of 512
   */
  public static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * Reads a header.
   *
   * @param block the bytes
   * @param offset from which byte on
   * @return the ustar header
   * @throws PackageRefusedException if it is refused
   */
  public static UstarHeader read(byte[] block, long offset) throws PackageRefusedException {
    String name = nameIn(block, offset);
    long size = sizeIn(block, offset);
    if (!JsonForms.isPath(name)) {
      throw malformed("PKG-2", offset, name, "a path");
    }
    if (!Arrays.equals(block, of(name, size))) {
      throw malformed(
          "PKG-1", offset, "another header", "the one header of " + name + ", " + size + " bytes");
    }
    return new UstarHeader(name, size);
  }

  /**
   * The name of the member.
   *
   * @return the text
   */
  public String name() {
    return name;
  }

  /**
   * The length of the content.
   *
   * @return the number
   */
  public long size() {
    return size;
  }

  private static String nameIn(byte[] block, long offset) throws PackageRefusedException {
    int end = 0;
    while (end < NAME_LENGTH && block[end] != 0) {
      if (block[end] < 0) {
        throw malformed("PKG-2", offset, "byte " + (block[end] & 0xff) + " in a name", "a path");
      }
      end++;
    }
    return new String(block, 0, end, US_ASCII);
  }

  private static long sizeIn(byte[] block, long offset) throws PackageRefusedException {
    long size = 0;
    for (int i = SIZE_OFFSET; i < SIZE_OFFSET + SIZE_DIGITS; i++) {
      int digit = block[i] - '0';
      if (digit < 0 || digit > 7) {
        throw malformed("PKG-1", offset, "a size that is not octal", "11 octal digits");
      }
      size = size << 3 | digit;
    }
    return size;
  }

  private static void put(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  private static String octal(long value, int digits) {
    String octal = Long.toOctalString(value);
    return "0".repeat(digits - octal.length()) + octal;
  }

  private static long sum(byte[] block) {
    long sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    return sum;
  }

  private static PackageRefusedException malformed(
      String clause, long offset, String found, String expected) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED, clause, "header at byte " + offset, found, expected);
  }
}
