package dev.cachet.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Findings as a JSON document. */
public final class FindingJson {
  private FindingJson() {}

  /**
   * Writes the findings as {@code {"schemaVersion":1,"findings":[...]}}, the same bytes for the
   * same findings.
   *
   * @param findings in the order in which they are written
   * @return UTF-8 JSON, ending in a line feed
   */
  public static byte[] write(List<Finding> findings) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          writeMember(json, findings);
          json.writeEndObject();
        });
  }

  /** Writes what was judged, and then the findings. */
  static byte[] write(FindingReport report) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          json.writeStringField("title", report.title());
          json.writeStringField("asOf", report.asOf().toString());
          json.writeStringField("toolVersion", report.toolVersion());
          json.writeStringField("examined", report.examined());
          json.writeStringField("basis", report.basis());
          writeMember(json, report.findings());
          json.writeEndObject();
        });
  }

  /**
   * Writes the findings as the member {@code findings} of a larger document.
   *
   * @param json inside an object
   * @param findings in the order in which they are written
   * @throws IOException if the generator fails
   */
  public static void writeMember(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("rule", finding.rule());
      json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      json.writeStringField("subject", finding.subject());
      json.writeStringField("message", finding.message());
      JsonText.evidence(json, finding.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
