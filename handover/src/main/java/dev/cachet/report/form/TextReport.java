package dev.cachet.report.form;

import dev.cachet.finding.ShownText;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as lines for a terminal. The drawing is left out: the sentences beside it say the same.
 */
public final class TextReport {
  private TextReport() {}

  /**
   * Writes a report.
   *
   * @param title the heading
   * @param sections the sections
   * @return the text
   */
  public static String write(String title, List<Section> sections) {
    StringBuilder text = new StringBuilder();
    text.append(title).append('\n');
    for (Section section : sections) {
      text.append('\n').append(section.title()).append('\n');
      section.blocks().forEach(block -> block(text, block));
    }
    return ShownText.of(text.toString());
  }

  private static void block(StringBuilder text, Section.Block block) {
    if (block instanceof Section.Sentences sentences) {
      sentences.lines().forEach(line -> text.append("  ").append(line.plain()).append('\n'));
    } else if (block instanceof Section.Items items) {
      items.lines().forEach(line -> text.append("  - ").append(line.plain()).append('\n'));
    } else if (block instanceof Section.Facts facts) {
      facts.rows().forEach(row -> row(text, ": ", row));
    } else if (block instanceof Section.Table table) {
      text.append("  ").append(table.caption()).append(":\n");
      text.append("    ").append(String.join(" | ", table.head())).append('\n');
      table.rows().forEach(row -> row(text.append("  "), " | ", row));
    }
  }

  private static void row(StringBuilder text, String between, List<Line> row) {
    text.append("  ")
        .append(row.stream().map(Line::plain).collect(Collectors.joining(between)))
        .append('\n');
  }
}
