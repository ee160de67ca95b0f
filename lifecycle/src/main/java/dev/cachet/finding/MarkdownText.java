package dev.cachet.finding;

import java.util.List;

/**
 * Tables in Markdown. Text of unknown origin stands in code spans, in which no renderer looks for
 * HTML, links, mentions or emphasis.
 */
public final class MarkdownText {
  private MarkdownText() {}

  /**
   * Makes a code span that stays inside one cell of a table.
   *
   * @param text any text; what cannot stand on one line, backticks and bars become <code>
   *     &#92;uXXXX</code>, and long text is cut
   * @return the span; of an empty text an empty string
   */
  public static String code(String text) {
    return text.isEmpty() ? "" : "`" + LineText.without(text, "`|") + "`";
  }

  /**
   * Makes one line of a table.
   *
   * @param cells plain words or what {@link #code} gave
   * @return the line, with its line feed
   */
  public static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /**
   * Makes the two lines at the head of a table.
   *
   * @param cells plain words
   * @return the lines, each with its line feed
   */
  public static String head(List<String> cells) {
    return row(cells) + "|" + "---|".repeat(cells.size()) + "\n";
  }
}
