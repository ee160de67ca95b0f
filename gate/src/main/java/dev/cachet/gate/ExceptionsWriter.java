package dev.cachet.gate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Exceptions;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.tripwire.AllowList;
import java.io.IOException;
import java.util.List;

/** Writes into the record what let something pass that is refused as a rule; nothing as a rule. */
final class ExceptionsWriter {
  private final JsonGenerator json;

  ExceptionsWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Exceptions exceptions) throws IOException {
    if (!exceptions.waivers().isEmpty()) {
      waivers(exceptions.waivers());
    }
    if (!exceptions.overrides().isEmpty()) {
      overrides(exceptions.overrides());
    }
  }

  /** What looking for patient records came to, and what a person let pass in it. */
  void write(SearchedRecords records) throws IOException {
    json.writeObjectFieldStart("patientRecords");
    json.writeNumberField("blocked", records.blocked());
    json.writeNumberField("unread", records.unread());
    json.writeNumberField("reported", records.reported());
    json.writeArrayFieldStart("allowed");
    for (AllowList.Entry each : records.allowed()) {
      json.writeStartObject();
      json.writeStringField("sha256", each.sha256());
      json.writeStringField("reason", each.reason());
      json.writeStringField("expires", each.expires().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void waivers(List<Waiver> waivers) throws IOException {
    json.writeArrayFieldStart("waivers");
    for (Waiver waiver : waivers) {
      json.writeStartObject();
      json.writeStringField("pointer", waiver.pointer());
      json.writeStringField("subject", waiver.subject());
      json.writeStringField("state", waiver.state());
      json.writeStringField("approved", waiver.approved().toString());
      json.writeStringField("expires", waiver.expires().toString());
      json.writeStringField("approver", waiver.approver());
      json.writeStringField("justification", waiver.justification());
      json.writeStringField("control", waiver.control());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void overrides(List<UnsafeGateOverride> overrides) throws IOException {
    json.writeArrayFieldStart("unsafeOverrides");
    for (UnsafeGateOverride override : overrides) {
      json.writeStartObject();
      json.writeStringField("rule", override.rule());
      json.writeStringField("subject", override.subject());
      json.writeStringField("previousSbom", override.previousSbom());
      json.writeStringField("sbom", override.sbom());
      json.writeStringField("approved", override.approved().toString());
      json.writeStringField("expires", override.expires().toString());
      json.writeStringField("role", override.role());
      json.writeStringField("reason", override.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
