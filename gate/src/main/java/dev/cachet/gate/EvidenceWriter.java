package dev.cachet.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.drift.difference.Change;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.finding.Finding;
import dev.cachet.finding.JsonText;
import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.gate.rule.Drift;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.gate.rule.JudgedSystem;
import dev.cachet.gate.rule.TiedPayload;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.payload.PayloadTie;
import dev.cachet.policy.GatePolicy;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes {@code gate.json}: members in a fixed order, no white space, one line feed at the end. */
final class EvidenceWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;

  private EvidenceWriter() throws IOException {
    json = new JsonFactory().createGenerator(bytes);
  }

  static byte[] write(
      GatePolicy policy,
      JudgedSbom judged,
      SupportReport report,
      List<TiedPayload> payloads,
      List<Finding> findings)
      throws IOException {
    EvidenceWriter writer = new EvidenceWriter();
    JsonGenerator json = writer.json;
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeStringField("asOf", report.asOf().toString());
    new PolicyWriter(json).write(policy);
    writer.sbom(judged.document(), judged.sbom());
    if (judged.drift().isPresent()) {
      writer.drift(judged.drift().get());
    }
    if (judged.change().isPresent()) {
      new ChangeWriter(json).write(judged.change().get());
    }
    json.writeFieldName("operatingSystem");
    writer.operatingSystem(judged.systems().get(0), report);
    if (judged.systems().size() > 1) {
      json.writeArrayFieldStart("operatingSystems");
      for (JudgedSystem system : judged.systems()) {
        writer.operatingSystem(system, report);
      }
      json.writeEndArray();
    }
    writer.payloads(payloads);
    new ExceptionsWriter(json).write(judged.records());
    new ExceptionsWriter(json).write(judged.exceptions());
    new PolicyWriter(json).level(policy, judged.decisions(), report.until());
    writer.findings(findings);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
    return writer.bytes.toByteArray();
  }

  private void sbom(byte[] document, Sbom sbom) throws IOException {
    json.writeObjectFieldStart("sbom");
    json.writeStringField("sha256", FileDigest.hex(document));
    json.writeNumberField("size", document.length);
    optional("serial", sbom.serial().map(Objects::toString).orElse(null));
    optional("timestamp", sbom.timestamp().map(Objects::toString).orElse(null));
    json.writeNumberField("components", sbom.all().size());
    json.writeEndObject();
  }

  private void drift(Drift drift) throws IOException {
    SbomDiff diff = drift.diff();
    json.writeObjectFieldStart("drift");
    json.writeStringField("previousSha256", drift.previousSha256());
    optional("previousSerial", diff.before().serial().map(Objects::toString).orElse(null));
    json.writeStringField("previous", diff.before().subject().title());
    json.writeNumberField("same", diff.same());
    json.writeNumberField("contentNotCompared", diff.notCompared());
    json.writeArrayFieldStart("changes");
    for (Change change : diff.changes()) {
      json.writeStartObject();
      json.writeStringField("kind", change.kind().name());
      json.writeStringField("component", change.component());
      json.writeStringField("version", change.version());
      json.writeStringField("before", change.before());
      json.writeStringField("after", change.after());
      JsonText.texts(json, "neededBy", change.neededBy());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void operatingSystem(JudgedSystem system, SupportReport report) throws IOException {
    Component os = system.os();
    SupportVerdict verdict = system.verdict();
    json.writeStartObject();
    json.writeStringField("id", os.name());
    optional("version", os.version());
    json.writeStringField("state", verdict.state().name());
    optional("supportEnd", text(verdict.supportEnd()));
    optional("plannedServiceEnd", text(report.until()));
    json.writeStringField("catalogueSnapshot", report.snapshotDate().toString());
    json.writeNumberField("catalogueAgeDays", report.catalogueAgeDays());
    json.writeStringField("explanation", verdict.explanation());
    JsonText.evidence(json, verdict.evidence());
    json.writeEndObject();
  }

  private void payloads(List<TiedPayload> payloads) throws IOException {
    json.writeArrayFieldStart("payloads");
    for (TiedPayload tied : payloads) {
      JudgedPayload payload = tied.payload();
      json.writeStartObject();
      json.writeStringField("id", payload.id());
      json.writeStringField("sha256", payload.sha256());
      json.writeNumberField("size", payload.size());
      json.writeStringField("tie", tied.tie().kind().word());
      if (tied.tie().kind() != PayloadTie.Kind.NONE) {
        json.writeStringField("describedBy", tied.tie().part());
      }
      optional("rootSha256", tied.tie().rootSha256().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void findings(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringField("rule", finding.rule());
      json.writeStringField("subject", finding.subject());
      json.writeStringField("severity", finding.severity().name());
      json.writeStringField("message", finding.message());
      JsonText.evidence(json, finding.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private void optional(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
