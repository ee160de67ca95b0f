package dev.cachet.fingerprint;

import java.nio.charset.StandardCharsets;

/**
 * One header of a tar archive.
 *
 * @param name of the entry, as far as the header has it
 * @param size of what follows, in bytes
 * @param type the letter of the kind
 * @param linkName what a link leads to
 */
record TarHeader(String name, long size, char type, String linkName) {
  static boolean isZero(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  static TarHeader read(byte[] header) throws InvalidArchiveException {
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(header, 148, 8)) {
      throw new InvalidArchiveException("a header whose checksum does not hold");
    }
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    boolean posix = text(header, 257, 6).equals("ustar");
    return new TarHeader(
        posix && !prefix.isEmpty() ? prefix + "/" + name : name,
        number(header, 124, 12),
        (char) header[156],
        text(header, 157, 100));
  }

  boolean isFile() {
    return type == '0' || type == 0 || type == '7';
  }

  boolean isHardLink() {
    return type == '1';
  }

  boolean isGnuName() {
    return type == 'L';
  }

  boolean isGnuLink() {
    return type == 'K';
  }

  boolean isPax() {
    return type == 'x';
  }

  /** Whether what follows is about another entry. */
  boolean isName() {
    return type == 'L' || type == 'K' || type == 'x' || type == 'g';
  }

  boolean hasContent() {
    return isFile() || isName();
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** Octal digits or, where the first bit is set, a binary number. */
  private static long number(byte[] header, int from, int length) throws InvalidArchiveException {
    if ((header[from] & 0x80) != 0) {
      long number = header[from] & 0x3f;
      for (int i = from + 1; i < from + length; i++) {
        if (number >>> 54 != 0) {
          throw new InvalidArchiveException("a number that is too large");
        }
        number = number << 8 | (header[i] & 0xff);
      }
      return number;
    }
    String digits = text(header, from, length).strip();
    if (!digits.matches("[0-7]{0,12}")) {
      throw new InvalidArchiveException("a number that is none");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
