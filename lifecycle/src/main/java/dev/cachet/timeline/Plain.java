package dev.cachet.timeline;

import dev.cachet.finding.LineText;

/** Text of unknown origin made fit for a page. */
final class Plain {
  private Plain() {}

  /**
   * Escapes control and direction characters and cuts what is long.
   *
   * @param max how many characters are kept, the mark of the cut included
   */
  static String text(String unknown, int max) {
    String line = LineText.of(unknown);
    if (line.codePointCount(0, line.length()) <= max) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, max - 1)) + "…";
  }
}
