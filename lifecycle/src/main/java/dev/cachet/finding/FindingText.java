package dev.cachet.finding;

import java.util.List;
import java.util.Locale;

/** Findings as lines of text for a terminal. */
public final class FindingText {
  private FindingText() {}

  /**
   * Writes one line a finding, and one indented line for each piece of its evidence.
   *
   * @param findings in the order in which they are written
   * @return lines that each end in a line feed; control and direction characters are escaped
   */
  public static String write(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.severity().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(finding.rule())
          .append(": ")
          .append(LineText.of(finding.subject()))
          .append(": ")
          .append(LineText.of(finding.message()))
          .append('\n');
      finding.evidence().forEach(evidence -> append(text, evidence));
    }
    return text.toString();
  }

  /** Writes what was judged, and then the findings. */
  static String write(FindingReport report) {
    String examined = report.examined().isEmpty() ? "" : " of " + LineText.of(report.examined());
    return report.title()
        + examined
        + " as of "
        + report.asOf()
        + ", by Cachet "
        + report.toolVersion()
        + (report.basis().isEmpty() ? "" : " on " + LineText.of(report.basis()))
        + "\n"
        + write(report.findings());
  }

  private static void append(StringBuilder text, Evidence evidence) {
    text.append("    ").append(LineText.of(evidence.file()));
    if (!evidence.field().isEmpty()) {
      text.append(' ').append(LineText.of(evidence.field()));
    }
    text.append(" = ").append(LineText.of(evidence.value())).append('\n');
  }
}
