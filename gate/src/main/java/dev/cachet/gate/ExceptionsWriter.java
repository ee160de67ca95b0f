package dev.cachet.gate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Exceptions;
import dev.cachet.override.UnsafeGateOverride;
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
