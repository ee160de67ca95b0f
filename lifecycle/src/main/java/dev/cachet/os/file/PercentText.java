package dev.cachet.os.file;

/** Percent escapes of single ASCII characters. */
final class PercentText {
  private PercentText() {}

  static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  static char charAt(String text, int at) {
    int high = Character.digit(text.charAt(at + 1), 16);
    return (char) (high * 16 + Character.digit(text.charAt(at + 2), 16));
  }
}
