package dev.cachet.rootfs;

import java.io.ByteArrayOutputStream;

/**
 * Paths as ASCII text that keeps every byte: printable ASCII but {@code %} stands for itself, any
 * other byte is {@code %HH} with upper-case digits. So no two paths have the same text, no text
 * holds a blank or a line feed, and look-alike letters are seen.
 */
public final class PathCode {
  private static final String HEX = "0123456789ABCDEF";

  private PathCode() {}

  /**
   * Writes bytes of a path.
   *
   * @param bytes as the file system has them
   * @return the text
   */
  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      if (each > ' ' && each < 0x7f && each != '%') {
        text.append((char) each);
      } else {
        text.append('%').append(HEX.charAt(each >> 4 & 15)).append(HEX.charAt(each & 15));
      }
    }
    return text.toString();
  }

  /**
   * Reads the bytes of a path.
   *
   * @param text as {@link #of} writes it
   * @return the bytes
   * @throws IllegalArgumentException if {@link #of} never writes such a text
   */
  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        bytes.write(text.charAt(i));
      } else if (i + 2 < text.length()) {
        bytes.write(HEX.indexOf(text.charAt(i + 1)) << 4 | HEX.indexOf(text.charAt(i + 2)));
        i += 2;
      }
    }
    byte[] read = bytes.toByteArray();
    if (!of(read).equals(text)) {
      throw new IllegalArgumentException(
          "a byte of a path is printable ASCII, or a percent sign and two digits, and never both ways");
    }
    return read;
  }
}
