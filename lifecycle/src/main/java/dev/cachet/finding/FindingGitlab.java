package dev.cachet.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Findings as a code quality report of GitLab: one array, an object for each finding. */
final class FindingGitlab {
  private FindingGitlab() {}

  static byte[] write(FindingReport report) {
    return JsonText.of(
        json -> {
          Fingerprints fingerprints = new Fingerprints();
          json.writeStartArray();
          for (Finding finding : report.findings()) {
            write(json, report, finding, fingerprints.next(finding));
          }
          json.writeEndArray();
        });
  }

  private static void write(
      JsonGenerator json, FindingReport report, Finding finding, String fingerprint)
      throws IOException {
    String path = FindingPlace.of(report, finding).path();
    json.writeStartObject();
    json.writeStringField(
        "description", LineText.of(finding.subject()) + ": " + LineText.of(finding.message()));
    json.writeStringField("check_name", finding.rule());
    json.writeStringField("fingerprint", fingerprint);
    json.writeStringField("severity", severity(finding.severity()));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", path.isEmpty() ? "." : LineText.of(path));
    json.writeObjectFieldStart("lines");
    // GitLab takes no finding without a line; evidence knows fields, not lines.
    json.writeNumberField("begin", 1);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case INFO -> "info";
      case WARNING -> "minor";
      case ERROR -> "major";
    };
  }
}
