package dev.cachet.finding;

import java.util.Locale;

/** Text of unknown origin made fit for one line of a terminal or a report. */
public final class LineText {
  private static final int MAX_CHARS = 500;

  private LineText() {}

  /**
   * Escapes what could break a line or steer a terminal: control, direction, separator, unassigned
   * and lone surrogate characters become <code>&#92;uXXXX</code>, and so does one character of what
   * a CI system would obey, see {@link ShownText}. Long text is cut.
   *
   * @param text any text
   * @return one line
   */
  public static String of(String text) {
    return ShownText.of(without(text, ""));
  }

  /**
   * Says how many there are of something.
   *
   * @param number 0 or more
   * @param noun one of them, a word that takes an s for several
   * @return for example {@code 1 component} or {@code 2 components}
   */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Escapes these characters too. */
  static String without(String text, String characters) {
    if (isAsciiLine(text, characters)) {
      return text;
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 16);
    int at = 0;
    while (at < text.length()) {
      if (at >= MAX_CHARS) {
        return line.append("...").toString();
      }
      int point = text.codePointAt(at);
      if (isPlain(point) && characters.indexOf(point) < 0) {
        line.appendCodePoint(point);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", point));
      }
      at += Character.charCount(point);
    }
    return line.toString();
  }

  /** Whether nothing of a text is escaped or cut, as of nearly every text. */
  private static boolean isAsciiLine(String text, String characters) {
    if (text.length() > MAX_CHARS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || characters.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
