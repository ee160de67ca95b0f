package dev.cachet.refusal;

import java.util.Locale;

/** Text of a package is shown before it is authenticated, so nothing of it may steer a terminal. */
public final class PrintableText {
  private static final int MAX_CHARS = 200;

  private PrintableText() {}

  /**
   * Escapes control, bidirectional and other non-ASCII characters as {@code \\uXXXX} and cuts long
   * text.
   *
   * @param text any text
   * @return printable ASCII of at most about 200 characters of the input
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 16);
    for (int i = 0; i < text.length(); i++) {
      if (i == MAX_CHARS) {
        return safe.append("...").toString();
      }
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return safe.toString();
  }
}
