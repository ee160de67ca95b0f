package dev.cachet.lifecycle.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.catalogue.Fact;
import dev.cachet.finding.FindingJson;
import dev.cachet.finding.JsonText;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportVerdict;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report as a JSON document. */
public final class SupportJson {
  private SupportJson() {}

  /**
   * Writes a report, the same bytes for the same report.
   *
   * @param report the report
   * @return ASCII JSON, ending in a line feed
   */
  public static byte[] write(SupportReport report) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          day(json, "asOf", report.asOf());
          day(json, "plannedServiceEnd", report.until());
          day(json, "plannedSaleEnd", report.horizon().plannedSaleEnd());
          json.writeObjectFieldStart("catalogue");
          day(json, "snapshotDate", report.snapshotDate());
          json.writeNumberField("ageDays", report.catalogueAgeDays());
          json.writeNumberField("warnAfterDays", report.warnAgeDays());
          json.writeNumberField("failAfterDays", report.failAgeDays());
          json.writeStringField("age", lower(report.catalogueAge()));
          json.writeEndObject();
          json.writeArrayFieldStart("verdicts");
          for (SupportVerdict verdict : report.verdicts()) {
            verdict(json, verdict, report.horizon());
          }
          json.writeEndArray();
          FindingJson.writeMember(json, SupportFindings.of(report));
          json.writeEndObject();
        });
  }

  private static void verdict(JsonGenerator json, SupportVerdict verdict, Horizon horizon)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("subject", verdict.subject());
    json.writeStringField("state", lower(verdict.state()));
    json.writeStringField("stateOnDay", lower(verdict.stateOnDay()));
    json.writeStringField("levelOfSupport", lower(verdict.level()));
    day(json, "supportEnd", verdict.supportEnd());
    Optional<Fact> fact = verdict.fact();
    if (fact.isPresent()) {
      json.writeObjectFieldStart("fact");
      json.writeStringField("date", fact.get().text());
      json.writeStringField("source", fact.get().source());
      day(json, "sourceDate", fact.get().sourceDate());
      json.writeBooleanField("estimated", fact.get().estimated());
      json.writeEndObject();
    }
    json.writeStringField("explanation", verdict.explanation());
    JsonText.evidence(json, verdict.evidence());
    outlook(json, verdict, horizon);
    json.writeEndObject();
  }

  private static void outlook(JsonGenerator json, SupportVerdict verdict, Horizon horizon)
      throws IOException {
    json.writeArrayFieldStart("outlook");
    for (Horizon.Day one : horizon.days()) {
      json.writeStartObject();
      json.writeStringField("label", one.label());
      day(json, "day", one.date());
      json.writeStringField("state", lower(verdict.stateOn(one.date())));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void day(JsonGenerator json, String name, @Nullable LocalDate day)
      throws IOException {
    json.writeStringField(name, Objects.toString(day, ""));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
