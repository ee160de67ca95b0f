package dev.cachet.endofsupport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dates of an end of support as events of the Common Lifecycle Enumeration (Ecma TC54), by the
 * prose of its draft: no schema is published.
 */
public final class CleEvents {
  private static final String SUPPORT = "manufacturer";

  private CleEvents() {}

  private record Event(String type, Instant effective) {}

  /**
   * Writes the document.
   *
   * @param end what is stated
   * @param issued when the notice is made
   * @return ASCII JSON, events in the order of their days; the same for the same input
   */
  public static byte[] write(SupportEnd end, Instant issued) {
    SupportDates dates = end.dates();
    List<Event> events =
        Stream.concat(
                dates.sales().stream()
                    .map(day -> new Event("endOfMarketing", SupportDates.end(day))),
                Stream.of(
                    new Event("endOfSupport", SupportDates.end(dates.securitySupport())),
                    new Event("endOfLife", SupportDates.end(dates.life()))))
            .sorted(Comparator.comparing(Event::effective))
            .toList();
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("events");
          for (Event event : events) {
            write(json, event, end, issued);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("definitions");
          json.writeArrayFieldStart("support");
          json.writeStartObject();
          json.writeStringField("id", SUPPORT);
          json.writeStringField("description", "Security updates by " + end.publisher());
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Event event, SupportEnd end, Instant issued)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", event.type());
    json.writeStringField("effective", event.effective().toString());
    json.writeArrayFieldStart("versions");
    for (String version : end.versions()) {
      json.writeStartObject();
      json.writeStringField("version", version);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (event.type().equals("endOfSupport")) {
      json.writeStringField("supportId", SUPPORT);
    }
    json.writeStringField("published", issued.toString());
    json.writeStringField("modified", issued.toString());
    json.writeEndObject();
  }
}
