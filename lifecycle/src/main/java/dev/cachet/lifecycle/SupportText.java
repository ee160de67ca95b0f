package dev.cachet.lifecycle;

import dev.cachet.finding.FindingText;

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
    long age = report.catalogueAgeDays();
    String facts = age < 0 ? -age + " days later" : age + " days old";
    String until = report.until() == null ? "" : ", planned end of service " + report.until();
    return "support as of "
        + report.asOf()
        + until
        + ", by facts of "
        + report.snapshotDate()
        + " ("
        + facts
        + "; too old after "
        + report.failAgeDays()
        + ")\n"
        + FindingText.write(SupportFindings.of(report));
  }
}
