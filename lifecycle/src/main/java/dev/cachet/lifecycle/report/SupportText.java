package dev.cachet.lifecycle.report;

import dev.cachet.finding.FindingText;
import dev.cachet.lifecycle.SupportReport;

/** A report as lines of text for a terminal. */
public final class SupportText {
  private SupportText() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return the days judged, then the findings; every line ends in a line feed
   */
  public static String write(SupportReport report) {
    String until = report.until() == null ? "" : ", planned end of service " + report.until();
    return "support as of "
        + report.asOf()
        + until
        + ", by "
        + SupportFindings.basis(report)
        + "\n"
        + FindingText.write(SupportFindings.of(report));
  }
}
