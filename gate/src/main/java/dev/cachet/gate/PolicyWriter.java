package dev.cachet.gate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.gate.record.RecordedDecision;
import dev.cachet.gate.rule.Decisions;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyValues;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into the record the policy that was judged by. */
final class PolicyWriter {
  private final JsonGenerator json;

  PolicyWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(GatePolicy policy) throws IOException {
    json.writeObjectFieldStart("policy");
    json.writeNumberField("schemaVersion", GatePolicy.SCHEMA_VERSION);
    json.writeArrayFieldStart("allowedStates");
    for (SupportState state : policy.allowedStates()) {
      json.writeString(state.name());
    }
    json.writeEndArray();
    json.writeNumberField("minimumSupportDaysLeft", policy.minimumSupportDaysLeft());
    json.writeNumberField("catalogueWarnAfterDays", policy.catalogueWarnAfterDays());
    json.writeNumberField("catalogueFailAfterDays", policy.catalogueFailAfterDays());
    json.writeNumberField("sbomMaximumAgeDays", policy.sbomMaximumAgeDays());
    if (policy.manifestsAllowed()) {
      json.writeStringField("sbomOfManifestAlone", "allow");
    }
    // A level asks otherwise than what is not written, so a milder value is written as well.
    if (policy.undescribedRefused()
        || policy.statementsRefused()
        || policy.unreadRefused()
        || policy.values().isPresent()) {
      json.writeObjectFieldStart("payloads");
      json.writeStringField("notDescribed", policy.undescribedRefused() ? "refuse" : "warn");
      json.writeStringField("byStatement", policy.statementsRefused() ? "refuse" : "warn");
      json.writeStringField("unread", policy.unreadRefused() ? "refuse" : "warn");
      json.writeEndObject();
    }
    if (policy.changeSubject().isPresent()) {
      json.writeObjectFieldStart("change");
      json.writeStringField("subject", policy.changeSubject().get().word());
      json.writeEndObject();
    }
    if (policy.values().isPresent()) {
      values(policy.values().get());
    }
    json.writeEndObject();
  }

  private void values(PolicyValues values) throws IOException {
    json.writeObjectFieldStart("category");
    for (Map.Entry<String, String> each : values.category().words().entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    if (values.preset().isPresent()) {
      json.writeStringField("preset", values.preset().get());
    }
    if (!values.overrides().isEmpty()) {
      json.writeArrayFieldStart("values");
      for (PolicyValues.SetValue each : values.overrides()) {
        json.writeStartObject();
        json.writeStringField("row", each.row());
        json.writeStringField("value", each.value());
        json.writeStringField("rationale", each.rationale());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  /** What the level asked for, what was found, and what a root has to hold. */
  void level(GatePolicy policy, Decisions decisions, @Nullable LocalDate serviceEnd)
      throws IOException {
    if (policy.values().isEmpty()) {
      return;
    }
    PolicyValues values = policy.values().get();
    json.writeObjectFieldStart("level");
    json.writeStringField("level", values.level().name());
    json.writeObjectFieldStart("root");
    for (Map.Entry<String, String> each : values.ofRoot(serviceEnd).entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("decisions");
    for (RecordedDecision each : decisions.all()) {
      json.writeStartObject();
      json.writeStringField("row", each.row());
      json.writeStringField("value", each.value());
      json.writeStringField("found", each.found());
      json.writeStringField("requirement", each.requirement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
