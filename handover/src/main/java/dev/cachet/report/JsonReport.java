package dev.cachet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.change.ChangeReason;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.drift.difference.Change;
import dev.cachet.finding.Finding;
import dev.cachet.finding.JsonText;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.Payload;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.page.Section;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.phrase.Line;
import dev.cachet.released.Release;
import dev.cachet.tripwire.AllowList;
import dev.cachet.trust.CountedSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report for a program: the facts, and the sentences of each section. */
final class JsonReport {
  private static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  static String write(
      Release release, Optional<Comparison> previous, ReportTerms terms, List<Section> sections) {
    byte[] bytes =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeNumberField("schemaVersion", SCHEMA_VERSION);
              json.writeStringField("asOf", terms.day().toString());
              json.writeStringField("tool", terms.toolVersion());
              JsonReport report = new JsonReport(json);
              report.release(release.manifest());
              report.previous(previous);
              report.signers(release);
              if (release.gate().isPresent()) {
                report.gate(release, release.gate().get());
              }
              report.unread(release);
              report.sections(sections);
              json.writeEndObject();
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void release(Manifest manifest) throws IOException {
    json.writeStringField("package", manifest.identity().hex());
    json.writeStringField("manufacturer", manifest.manufacturer());
    json.writeStringField("product", manifest.product());
    json.writeStringField("version", manifest.version());
    json.writeNumberField("counter", manifest.counter());
    json.writeNumberField("floor", manifest.floor());
    json.writeStringField("created", manifest.created().toString());
    optional("expires", manifest.expires());
    JsonText.texts(json, "udiDi", List.copyOf(manifest.target().udiDi()));
    JsonText.texts(json, "hwModel", List.copyOf(manifest.target().hwModel()));
    json.writeObjectFieldStart("change");
    json.writeStringField("class", manifest.change().changeClass().text());
    json.writeStringField("udiDi", manifest.change().udiDi().text());
    json.writeStringField("reason", manifest.change().reason().text());
    json.writeStringField("reference", manifest.change().reference());
    optional("fscaRef", manifest.change().fscaRef());
    json.writeEndObject();
    json.writeStringField(
        "authorisation", manifest.authorisation().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("payloads");
    for (Payload payload : manifest.payloads()) {
      json.writeStartObject();
      json.writeStringField("id", payload.id());
      json.writeStringField("slot", payload.slot());
      json.writeStringField("kind", payload.kind().text());
      json.writeNumberField("size", payload.plainSize());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void previous(Optional<Comparison> previous) throws IOException {
    if (previous.isEmpty()) {
      return;
    }
    Manifest manifest = previous.get().previous().manifest();
    json.writeObjectFieldStart("previous");
    json.writeStringField("package", manifest.identity().hex());
    json.writeStringField("version", manifest.version());
    json.writeNumberField("counter", manifest.counter());
    json.writeEndObject();
    if (previous.get().drift().isPresent()) {
      changes(previous.get().drift().get().changes());
    }
  }

  private void changes(List<Change> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (Change change : changes) {
      json.writeStartObject();
      json.writeStringField("kind", change.kind().name());
      json.writeStringField("component", change.component());
      json.writeStringField("version", change.version());
      json.writeStringField("before", change.before());
      json.writeStringField("after", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void signers(Release release) throws IOException {
    json.writeNumberField("rootVersion", release.verified().rootVersion());
    json.writeArrayFieldStart("signers");
    for (CountedSigner signer : release.verified().signers()) {
      json.writeStartObject();
      json.writeStringField("holder", signer.holder());
      json.writeStringField("role", signer.role().text());
      json.writeStringField("family", signer.algorithm().family().name().toLowerCase(Locale.ROOT));
      json.writeStringField("alg", signer.algorithm().jwsName());
      json.writeStringField("kid", signer.kid());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void gate(Release release, GateRecord record) throws IOException {
    RecordedSystem system = record.system();
    json.writeObjectFieldStart("gate");
    json.writeStringField("asOf", record.asOf().toString());
    Optional<RecordObjection> objection = GateSection.objection(release);
    json.writeBooleanField("clears", objection.isEmpty());
    optional("objection", objection.map(RecordObjection::sentence));
    json.writeObjectFieldStart("operatingSystem");
    json.writeStringField("id", system.id());
    json.writeStringField("version", system.version());
    json.writeStringField("state", system.state().name());
    optional("supportEnd", system.supportEnd());
    optional("plannedServiceEnd", system.plannedServiceEnd());
    json.writeStringField("catalogueSnapshot", system.catalogueSnapshot().toString());
    json.writeStringField("explanation", system.explanation());
    json.writeEndObject();
    json.writeArrayFieldStart("findings");
    for (Finding finding : record.findings()) {
      json.writeStartObject();
      json.writeStringField("rule", finding.rule());
      json.writeStringField("severity", finding.severity().name());
      json.writeStringField("subject", finding.subject());
      json.writeStringField("message", finding.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    overrides(record.unsafeOverrides());
    if (record.change().isPresent()) {
      change(record.change().get());
    }
    if (record.patientRecords().isPresent()) {
      patientRecords(record.patientRecords().get());
    }
    json.writeEndObject();
  }

  private void patientRecords(SearchedRecords records) throws IOException {
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

  private void change(RecordedChange change) throws IOException {
    json.writeObjectFieldStart("change");
    json.writeStringField("verdict", change.verdict().word());
    json.writeStringField("previousSbom", change.previousSbom());
    json.writeArrayFieldStart("reasons");
    for (ChangeReason reason : change.reasons()) {
      json.writeStartObject();
      json.writeStringField("verdict", reason.verdict().word());
      json.writeStringField("rule", reason.rule());
      json.writeStringField("component", reason.component());
      json.writeStringField("message", reason.message());
      json.writeStringField("clause", reason.clause());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("answers");
    for (ChangeAnswer each : change.answers()) {
      json.writeStartObject();
      json.writeStringField("rule", each.rule());
      json.writeStringField("subject", each.subject());
      json.writeStringField("previousSbom", each.previousSbom());
      json.writeStringField("sbom", each.sbom());
      json.writeStringField("role", each.role());
      json.writeStringField("approved", each.approved().toString());
      json.writeStringField("expires", each.expires().toString());
      json.writeStringField("reason", each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void overrides(List<UnsafeGateOverride> overrides) throws IOException {
    json.writeArrayFieldStart("unsafeOverrides");
    for (UnsafeGateOverride each : overrides) {
      json.writeStartObject();
      json.writeStringField("rule", each.rule());
      json.writeStringField("subject", each.subject());
      json.writeStringField("previousSbom", each.previousSbom());
      json.writeStringField("sbom", each.sbom());
      json.writeStringField("role", each.role());
      json.writeStringField("approved", each.approved().toString());
      json.writeStringField("expires", each.expires().toString());
      json.writeStringField("reason", each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void unread(Release release) throws IOException {
    json.writeArrayFieldStart("unread");
    for (var file : release.unread()) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      json.writeStringField("problem", file.problem());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void sections(List<Section> sections) throws IOException {
    json.writeArrayFieldStart("sections");
    for (Section section : sections) {
      json.writeStartObject();
      json.writeStringField("id", section.id());
      json.writeStringField("title", section.title());
      List<String> sentences = new ArrayList<>();
      for (Section.Block block : section.blocks()) {
        if (block instanceof Section.Sentences said) {
          said.lines().stream().map(Line::plain).forEach(sentences::add);
        } else if (block instanceof Section.Items said) {
          said.lines().stream().map(Line::plain).forEach(sentences::add);
        }
      }
      JsonText.texts(json, "sentences", sentences);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void optional(String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get().toString());
    }
  }
}
