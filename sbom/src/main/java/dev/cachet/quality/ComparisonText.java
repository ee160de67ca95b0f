package dev.cachet.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.drift.ComparedRow;
import dev.cachet.drift.Comparison;
import dev.cachet.finding.LineText;
import java.io.IOException;
import java.util.List;

/** Shows what was compared and what was not: a pass says nothing of what nobody looked at. */
final class ComparisonText {
  private ComparisonText() {}

  static String write(Comparison comparison) {
    if (comparison.rows().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("compared with ").append(LineText.of(comparison.thing())).append(":\n");
    for (ComparedRow row : comparison.rows()) {
      text.append("  ")
          .append((row.state().word() + "        ").substring(0, 9))
          .append(row.subject().words())
          .append(": ")
          .append(LineText.of(row.words()))
          .append('\n');
    }
    return text.toString();
  }

  static void write(JsonGenerator json, List<Comparison> compared) throws IOException {
    json.writeArrayFieldStart("compared");
    for (Comparison each : compared) {
      json.writeStartObject();
      json.writeStringField("thing", each.thing());
      json.writeArrayFieldStart("subjects");
      for (ComparedRow row : each.rows()) {
        json.writeStartObject();
        json.writeStringField("subject", row.subject().words());
        json.writeStringField("compared", row.state().word());
        json.writeStringField("what", row.words());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
