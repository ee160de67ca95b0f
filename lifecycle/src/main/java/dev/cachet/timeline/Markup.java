package dev.cachet.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes elements that are HTML and well-formed XML at once. Text and values of attributes are
 * escaped here and nowhere else, so that no caller can forget it.
 */
final class Markup {
  private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String name, String... attributes) {
    tag(name, attributes);
    text.append('>');
    open.push(name);
    return this;
  }

  Markup close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes an element whose content is a block, and ends the line for who reads the source. */
  Markup closeLine() {
    close();
    text.append('\n');
    return this;
  }

  /** Writes an element without content: of HTML only one that never has any, of SVG each. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes);
    text.append("/>");
    return this;
  }

  Markup leaf(String name, String content, String... attributes) {
    return open(name, attributes).text(content).close();
  }

  Markup text(String content) {
    escape(content);
    return this;
  }

  /** Writes text whose dates never break at the end of a line. */
  Markup dated(String content) {
    Matcher date = DATE.matcher(content);
    int from = 0;
    while (date.find()) {
      text(content.substring(from, date.start())).leaf("time", date.group());
      from = date.end();
    }
    return text(content.substring(from));
  }

  /** Writes what this library itself has written, as it is. */
  Markup own(String markup) {
    text.append(markup);
    return this;
  }

  private void tag(String name, String... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      text.append('"');
    }
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isXml(point) ? point : 0xFFFD);
              }
            });
  }

  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return text.toString();
  }
}
