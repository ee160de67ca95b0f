package dev.cachet.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The scores of a report as JSON. */
final class QualityJson {
  private QualityJson() {}

  /** Writes one object. */
  static void write(JsonGenerator json, QualityReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("profile", report.profile().id());
    json.writeStringField("title", report.profile().title());
    json.writeStringField("source", report.profile().source());
    json.writeNumberField("present", report.present());
    json.writeNumberField("required", report.asked());
    json.writeNumberField("percent", report.percent());
    json.writeArrayFieldStart("fields");
    for (FieldScore score : report.scores()) {
      json.writeStartObject();
      json.writeStringField("field", score.field().id());
      json.writeStringField("level", QualityText.level(score.field().level()));
      json.writeNumberField("present", score.present());
      json.writeNumberField("of", score.asked());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
