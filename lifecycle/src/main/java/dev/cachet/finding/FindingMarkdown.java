package dev.cachet.finding;

import java.util.List;
import java.util.Locale;

/** Findings as a table in Markdown. */
final class FindingMarkdown {
  private static final List<String> COLUMNS =
      List.of("severity", "rule", "subject", "finding", "place");

  private FindingMarkdown() {}

  static String write(FindingReport report) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(report.title()).append("\n\n");
    text.append("As of ").append(report.asOf());
    text.append(", by Cachet ").append(report.toolVersion());
    if (!report.examined().isEmpty()) {
      text.append(", of ").append(MarkdownText.code(report.examined()));
    }
    if (!report.basis().isEmpty()) {
      text.append(", on ").append(MarkdownText.code(report.basis()));
    }
    text.append(": ").append(counts(report.findings())).append(".\n");
    return text.append(table(report)).toString();
  }

  private static String table(FindingReport report) {
    if (report.findings().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n").append(MarkdownText.head(COLUMNS));
    for (Finding finding : report.findings()) {
      FindingPlace place = FindingPlace.of(report, finding);
      text.append(
          MarkdownText.row(
              List.of(
                  finding.severity().name().toLowerCase(Locale.ROOT),
                  finding.rule(),
                  MarkdownText.code(finding.subject()),
                  MarkdownText.code(finding.message()),
                  MarkdownText.code((place.path() + " " + place.field()).strip()))));
    }
    return text.toString();
  }

  private static String counts(List<Finding> findings) {
    return count(findings, Severity.ERROR, "errors")
        + ", "
        + count(findings, Severity.WARNING, "warnings")
        + ", "
        + count(findings, Severity.INFO, "notes");
  }

  private static String count(List<Finding> findings, Severity severity, String name) {
    return findings.stream().filter(one -> one.severity() == severity).count() + " " + name;
  }
}
