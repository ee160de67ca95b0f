package dev.cachet.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Findings as a SARIF 2.1.0 log with one run (OASIS standard of 2020-03-27). */
final class FindingSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String BASE = "%SRCROOT%";

  private final JsonGenerator json;
  private final FindingReport report;
  private final List<String> rules;

  private FindingSarif(JsonGenerator json, FindingReport report) {
    this.json = json;
    this.report = report;
    this.rules =
        new ArrayList<>(
            new LinkedHashSet<>(report.findings().stream().map(Finding::rule).toList()));
  }

  static byte[] write(FindingReport report) {
    return JsonText.of(json -> new FindingSarif(json, report).log());
  }

  private void log() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", report.title() + "/");
    json.writeEndObject();
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(BASE);
    text("description", "The folder from which the check was run.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    Fingerprints fingerprints = new Fingerprints();
    for (Finding finding : report.findings()) {
      result(finding, fingerprints.next(finding));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeStringField("asOf", report.asOf().toString());
    json.writeStringField("examined", report.examined());
    json.writeStringField("basis", report.basis());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Cachet");
    json.writeStringField("version", report.toolVersion());
    json.writeArrayFieldStart("rules");
    for (String rule : rules) {
      RuleText text = RuleText.of(rule);
      json.writeStartObject();
      json.writeStringField("id", rule);
      text("shortDescription", text.meaning());
      // GitHub wants both descriptions.
      text("fullDescription", text.meaning());
      text("help", text.remedy());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Finding finding, String fingerprint) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule());
    json.writeNumberField("ruleIndex", rules.indexOf(finding.rule()));
    json.writeStringField("level", level(finding.severity()));
    text("message", inert(finding.subject()) + ": " + inert(finding.message()));
    location(FindingPlace.of(report, finding));
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("ruleAndSubject/v1", fingerprint);
    // The one name that GitHub reads; without it, findings of one rule in one file are taken for
    // one.
    json.writeStringField("primaryLocationLineHash", fingerprint);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void location(FindingPlace place) throws IOException {
    if (place.path().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", place.uri());
    if (!place.isAbsolute()) {
      json.writeStringField("uriBaseId", BASE);
    }
    json.writeEndObject();
    json.writeEndObject();
    if (!place.field().isEmpty()) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("fullyQualifiedName", LineText.of(place.field()));
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private void text(String member, String text) throws IOException {
    json.writeObjectFieldStart(member);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** Brackets would be a link and braces a placeholder in a SARIF message (3.11.5, 3.11.6). */
  private static String inert(String text) {
    return LineText.without(text, "[]{}");
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case INFO -> "note";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}
