package dev.cachet.phrase;

import dev.cachet.finding.LineText;
import dev.cachet.finding.MarkdownText;
import dev.cachet.timeline.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One sentence, heading or cell: words of ours, and values that somebody else wrote. Each form sets
 * the values apart in its own way, so that no value is taken for a word or for markup.
 */
public final class Line {
  private final List<Part> parts;

  private Line(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * A stretch of a line.
   *
   * @param text what it says
   * @param own whether we wrote it
   * @param link the file beside the page that it leads to; empty for none
   * @param english whether it is English on a page of any language
   */
  private record Part(String text, boolean own, String link, boolean english) {
    Part(String text, boolean own) {
      this(text, own, "", false);
    }
  }

  /**
   * A sentence of a record, which is in English.
   *
   * @param text of any origin
   * @return the line
   */
  public static Line recorded(String text) {
    return text.isEmpty() ? value(text) : new Line(List.of(new Part(text, false, "", true)));
  }

  /**
   * A link to a file beside the page.
   *
   * @param file a name that we chose: letters, digits, dots and hyphens
   * @return the line
   */
  public static Line link(String file) {
    if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("not a plain file name: " + file);
    }
    return new Line(List.of(new Part(file, true, file, false)));
  }

  /**
   * A line of our own words.
   *
   * @param words nothing from outside
   * @return the line
   */
  public static Line own(String words) {
    return words.isEmpty() ? new Line(List.of()) : new Line(List.of(new Part(words, true)));
  }

  /**
   * A line that is one value.
   *
   * @param text of any origin
   * @return the line
   */
  public static Line value(String text) {
    return text.isEmpty() ? new Line(List.of()) : new Line(List.of(new Part(text, false)));
  }

  /**
   * Puts lines together.
   *
   * @param lines in order
   * @param between our own words between two of them
   * @return one line
   */
  public static Line joined(List<Line> lines, String between) {
    List<Part> parts = new ArrayList<>();
    for (Line line : lines) {
      if (!parts.isEmpty()) {
        parts.add(new Part(between, true));
      }
      parts.addAll(line.parts);
    }
    return new Line(parts);
  }

  /** Fills the places {@code {0}}, {@code {1}} of a pattern. */
  static Line filled(String pattern, List<Line> values) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      int end = pattern.indexOf('}', at);
      if (at > from) {
        parts.add(new Part(pattern.substring(from, at), true));
      }
      parts.addAll(values.get(Integer.parseInt(pattern, at + 1, end, 10)).parts);
      from = end + 1;
    }
    if (from < pattern.length()) {
      parts.add(new Part(pattern.substring(from), true));
    }
    return new Line(parts);
  }

  /**
   * Whether nothing is said.
   *
   * @return whether
   */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * The line as text.
   *
   * @return one line; what could steer a terminal is escaped
   */
  public String plain() {
    return parts.stream()
        .map(part -> part.own ? part.text : LineText.of(part.text))
        .collect(Collectors.joining());
  }

  /**
   * Writes the line into a page, values apart so that their direction of writing stays theirs.
   *
   * @param page where to
   */
  public void write(Markup page) {
    for (Part part : parts) {
      if (!part.link.isEmpty()) {
        page.leaf("a", part.text, "href", part.link);
      } else if (part.own) {
        page.text(part.text);
      } else if (part.english) {
        page.leaf("bdi", LineText.of(part.text), "lang", "en");
      } else {
        page.leaf("bdi", LineText.of(part.text));
      }
    }
  }

  /**
   * The line in Markdown, values in code spans.
   *
   * @return one line that fits a cell of a table
   */
  public String markdown() {
    return parts.stream()
        .map(part -> part.own ? part.text : MarkdownText.code(part.text))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return plain();
  }
}
