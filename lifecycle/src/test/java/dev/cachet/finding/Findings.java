package dev.cachet.finding;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Reports for tests. */
final class Findings {
  static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  static final Finding ENDED =
      new Finding(
          "lifecycle.ended",
          "debian 9",
          Severity.ERROR,
          "over since 2020-07-18",
          List.of(
              new Evidence("endoflife.date API v1, 2026-08-22", "debian/9 support end", "x"),
              new Evidence("/etc/os-release", "VERSION_ID", "9")));
  static final Finding UNKNOWN =
      new Finding("lifecycle.unknown", "acme 1", Severity.WARNING, "not identified", List.of());
  static final Finding SUPPORTED =
      new Finding(
          "lifecycle.supported",
          "pkg:deb/debian/openssl@3.0.11",
          Severity.INFO,
          "supported",
          List.of(new Evidence("sbom.cdx.json", "/components/3/purl", "x")));

  private Findings() {}

  static FindingReport report(String examined, Finding... findings) {
    return new FindingReport(
        "lifecycle check", DAY, "0.1.0", examined, "facts of 2026-08-22", List.of(findings));
  }

  static FindingReport all(String examined) {
    return report(examined, ENDED, UNKNOWN, SUPPORTED);
  }

  static Finding about(String subject, String message) {
    return new Finding("lifecycle.ended", subject, Severity.ERROR, message, List.of());
  }

  static String text(FindingFormat format, FindingReport report) {
    return new String(format.write(report), StandardCharsets.UTF_8);
  }
}
