package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.nio.charset.StandardCharsets;

/** A report as one HTML page that needs nothing else: no script, no network, no other file. */
public final class SupportPage {
  private SupportPage() {}

  /**
   * Writes a report, the same bytes for the same report.
   *
   * @param report the report
   * @return a page in UTF-8 that is well-formed XML too
   */
  public static byte[] write(SupportReport report) {
    return ("<!DOCTYPE html><html><body>" + report.asOf() + "</body></html>\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
