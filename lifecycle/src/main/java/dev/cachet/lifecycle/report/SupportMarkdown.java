package dev.cachet.lifecycle.report;

import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.MarkdownText;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as Markdown: its findings, and then each verdict's state on the days that matter. */
final class SupportMarkdown {
  private SupportMarkdown() {}

  static byte[] write(SupportReport report, String toolVersion, String examined) {
    byte[] findings =
        FindingFormat.MARKDOWN.write(SupportFindings.report(report, toolVersion, examined));
    return (new String(findings, StandardCharsets.UTF_8)
            + "\n## Support by day\n\n"
            + table(report))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String table(SupportReport report) {
    List<String> head = new ArrayList<>(List.of("subject", "level of support", "last day"));
    report.horizon().days().forEach(day -> head.add(day.label() + " " + day.date()));
    StringBuilder table = new StringBuilder(MarkdownText.head(head));
    for (SupportVerdict verdict : report.verdicts()) {
      List<String> cells = new ArrayList<>();
      cells.add(MarkdownText.code(verdict.subject()));
      cells.add(verdict.level().words());
      cells.add(Objects.toString(verdict.supportEnd(), "not known"));
      report.horizon().days().forEach(day -> cells.add(words(verdict.stateOn(day.date()))));
      table.append(MarkdownText.row(cells));
    }
    return table.toString();
  }

  private static String words(SupportState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
