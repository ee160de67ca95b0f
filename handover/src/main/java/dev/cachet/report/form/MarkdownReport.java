package dev.cachet.report.form;

import dev.cachet.finding.MarkdownText;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import java.util.List;

/** A report in Markdown. The drawing is left out: the sentences beside it say the same. */
public final class MarkdownReport {
  private MarkdownReport() {}

  /**
   * Writes a report.
   *
   * @param title the heading
   * @param sections the sections
   * @return the text
   */
  public static String write(String title, List<Section> sections) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(MarkdownText.code(title)).append('\n');
    for (Section section : sections) {
      text.append("\n## ").append(section.title()).append('\n');
      section.blocks().forEach(block -> block(text, block));
    }
    return text.toString();
  }

  private static void block(StringBuilder text, Section.Block block) {
    if (block instanceof Section.Sentences sentences) {
      sentences.lines().forEach(line -> text.append('\n').append(line.markdown()).append('\n'));
    } else if (block instanceof Section.Items items) {
      text.append('\n');
      items.lines().forEach(line -> text.append("- ").append(line.markdown()).append('\n'));
    } else if (block instanceof Section.Facts facts) {
      text.append('\n');
      facts
          .rows()
          .forEach(
              row ->
                  text.append("- ")
                      .append(row.get(0).markdown())
                      .append(": ")
                      .append(row.get(1).markdown())
                      .append('\n'));
    } else if (block instanceof Section.Table table) {
      text.append('\n').append(table.caption()).append("\n\n");
      text.append(MarkdownText.head(table.head()));
      table
          .rows()
          .forEach(row -> text.append(MarkdownText.row(row.stream().map(Line::markdown).toList())));
    }
  }
}
