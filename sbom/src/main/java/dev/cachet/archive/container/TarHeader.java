package dev.cachet.archive.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One header of a tar archive (POSIX.1-2017 pax, ustar interchange format, and GNU's forms of it).
 *
 * @param name path of the entry
 * @param size bytes of content behind the header
 * @param type the byte that says what the entry is
 */
public record TarHeader(String name, long size, char type) {
  static final int LENGTH = 512;
  private static final int CHECKSUM = 148;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;

  static boolean isOne(byte[] block) {
    if (block[0] == 0) {
      return false;
    }
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < LENGTH; i++) {
      boolean blank = i >= CHECKSUM && i < CHECKSUM + 8;
      unsigned += blank ? ' ' : block[i] & 0xff;
      signed += blank ? ' ' : block[i];
    }
    long stated = octal(block, CHECKSUM, 8);
    // Some old programs added signed bytes.
    return stated == unsigned || stated == signed;
  }

  static boolean isEmpty(byte[] block) {
    for (byte each : block) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  static TarHeader read(byte[] block) throws IOException {
    if (!isOne(block)) {
      throw new BrokenArchiveException("has a damaged tar header");
    }
    String name = text(block, 0, 100);
    boolean posix = text(block, MAGIC, 6).equals("ustar");
    String prefix = posix && block[MAGIC + 5] == 0 ? text(block, PREFIX, 155) : "";
    long size = number(block, 124, 12);
    char type = (char) (block[156] & 0xff);
    if (size < 0) {
      throw new BrokenArchiveException("has a damaged tar header");
    }
    return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, size, type);
  }

  /**
   * Links, devices and folders have no content, whatever their size says.
   *
   * @return whether it is so
   */
  public boolean hasContent() {
    return type < '1' || type > '6';
  }

  /** Whether it is a regular file. */
  public boolean isFile() {
    return type == '0' || type == 0 || type == '7';
  }

  TarHeader with(String otherName, long otherSize) {
    return new TarHeader(otherName, otherSize, type);
  }

  private static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  /** Octal digits, or GNU's binary form of large numbers, marked by the highest bit. */
  private static long number(byte[] block, int from, int length) {
    if ((block[from] & 0x80) == 0) {
      return octal(block, from, length);
    }
    byte[] low = Arrays.copyOfRange(block, from + length - 8, from + length);
    long value = 0;
    for (byte each : low) {
      value = value << 8 | (each & 0xff);
    }
    return value;
  }

  private static long octal(byte[] block, int from, int length) {
    String digits = text(block, from, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
  }
}
