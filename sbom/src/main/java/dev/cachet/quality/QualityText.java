package dev.cachet.quality;

import dev.cachet.finding.LineText;
import java.util.Locale;

/** The scores of a report as lines of text. */
public final class QualityText {
  private QualityText() {}

  /**
   * Writes the share of required values that are present, and one line for each field; the findings
   * are not written.
   *
   * @param report the report
   * @return lines that each end in a line feed
   */
  public static String write(QualityReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.profile().id())
        .append(": ")
        .append(report.present())
        .append(" of ")
        .append(report.asked())
        .append(" required values are present (")
        .append(report.percent())
        .append(" %)\n");
    for (FieldScore score : report.scores()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-20s %-14s %d of %d%n",
              LineText.of(score.field().id()),
              level(score.field().level()),
              score.present(),
              score.asked()));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  static String level(Level level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
