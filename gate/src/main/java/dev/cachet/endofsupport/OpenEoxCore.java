package dev.cachet.endofsupport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The dates of an end of support as OASIS OpenEoX Core 1.0. */
public final class OpenEoxCore {
  private static final String SCHEMA = "https://docs.oasis-open.org/openeox/v1.0/schema/core.json";

  private OpenEoxCore() {}

  /**
   * Writes the document.
   *
   * @param end what is stated
   * @param issued when the notice is made
   * @return ASCII JSON, the same for the same input
   */
  public static byte[] write(SupportEnd end, Instant issued) {
    SupportDates dates = end.dates();
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("$schema", SCHEMA);
          json.writeStringField("end_of_life", SupportDates.end(dates.life()).toString());
          optional(json, "end_of_sales", dates.sales().map(SupportDates::end));
          json.writeStringField(
              "end_of_security_support", SupportDates.end(dates.securitySupport()).toString());
          optional(json, "general_availability", dates.available().map(SupportDates::start));
          json.writeStringField("last_updated", issued.toString());
          json.writeEndObject();
        });
  }

  private static void optional(JsonGenerator json, String name, Optional<Instant> instant)
      throws IOException {
    if (instant.isPresent()) {
      json.writeStringField(name, instant.get().toString());
    }
  }
}
