package dev.cachet.gate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.change.ChangeFormat;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.gate.rule.JudgedChange;
import java.io.IOException;
import java.util.List;

/** Writes into the record what changed since the last release, and who answered for it. */
final class ChangeWriter {
  private final JsonGenerator json;

  ChangeWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(JudgedChange change) throws IOException {
    json.writeObjectFieldStart("change");
    json.writeStringField("class", change.claim().changeClass().word());
    json.writeStringField("udiDi", change.claim().udiDi().word());
    json.writeStringField("subject", change.claim().subject().word());
    json.writeStringField("previousSbom", change.previousSbom());
    if (change.previous().isPresent()) {
      PreviousRelease.Package last = change.previous().get();
      json.writeObjectFieldStart("previousPackage");
      json.writeStringField("id", last.id());
      json.writeStringField("version", last.version());
      json.writeNumberField("counter", last.counter());
      json.writeEndObject();
    }
    ChangeVerdict verdict =
        change
            .judgement()
            .map(said -> said.verdict())
            .orElse(change.answers().isEmpty() ? ChangeVerdict.ACCEPT : ChangeVerdict.ASK);
    json.writeStringField("verdict", verdict.word());
    ChangeFormat.reasons(
        json, "reasons", change.judgement().map(said -> said.reasons()).orElse(List.of()));
    json.writeNumberField(
        "accepted", change.judgement().map(said -> said.accepted().size()).orElse(0));
    answers(change.answers());
    json.writeEndObject();
  }

  private void answers(List<ChangeAnswer> answers) throws IOException {
    json.writeArrayFieldStart("answers");
    for (ChangeAnswer answer : answers) {
      json.writeStartObject();
      json.writeStringField("rule", answer.rule());
      json.writeStringField("subject", answer.subject());
      json.writeStringField("previousSbom", answer.previousSbom());
      json.writeStringField("sbom", answer.sbom());
      json.writeStringField("approved", answer.approved().toString());
      json.writeStringField("expires", answer.expires().toString());
      json.writeStringField("role", answer.role());
      json.writeStringField("reason", answer.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
