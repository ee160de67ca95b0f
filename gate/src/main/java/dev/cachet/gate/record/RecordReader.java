package dev.cachet.gate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.drift.difference.Change;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.payload.PayloadTie;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.policy.PolicyRow;
import dev.cachet.policy.PolicyTable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code EvidenceWriter} wrote, and nothing else. */
final class RecordReader {
  private RecordReader() {}

  static GatePolicy policy(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers(
        "schemaVersion",
        "allowedStates",
        "minimumSupportDaysLeft",
        "catalogueWarnAfterDays",
        "catalogueFailAfterDays",
        "sbomMaximumAgeDays",
        "sbomOfManifestAlone",
        "payloads",
        "change",
        "category",
        "preset",
        "values");
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    JsonNode from = json.json();
    file.set("schemaVersion", from.path("schemaVersion"));
    ObjectNode os = file.putObject("operatingSystem");
    os.set("allowedStates", from.path("allowedStates"));
    os.set("minimumSupportDaysLeft", from.path("minimumSupportDaysLeft"));
    ObjectNode catalogue = file.putObject("catalogue");
    catalogue.set("warnAfterDays", from.path("catalogueWarnAfterDays"));
    catalogue.set("failAfterDays", from.path("catalogueFailAfterDays"));
    ObjectNode sbom = file.putObject("sbom");
    sbom.set("maximumAgeDays", from.path("sbomMaximumAgeDays"));
    if (json.has("sbomOfManifestAlone")) {
      sbom.set("ofManifestAlone", from.path("sbomOfManifestAlone"));
    }
    for (String name : List.of("payloads", "change", "category", "preset", "values")) {
      if (json.has(name)) {
        file.set(name, from.path(name));
      }
    }
    try {
      // The rules of a policy file, so that no record carries a policy that no file could have.
      return GatePolicy.read(file.toString().getBytes(StandardCharsets.UTF_8));
    } catch (InvalidPolicyException e) {
      throw new InvalidGateRecordException("/policy, as a policy file: " + e.getMessage());
    }
  }

  static RecordedSbom sbom(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers("sha256", "size", "serial", "timestamp", "components");
    return new RecordedSbom(
        json.sha256("sha256"),
        json.count("size"),
        json.has("serial") ? Optional.of(json.text("serial")) : Optional.empty(),
        timestamp(json),
        json.count("components"));
  }

  private static Optional<Instant> timestamp(RecordObject json) throws InvalidGateRecordException {
    if (!json.has("timestamp")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(json.text("timestamp")));
    } catch (DateTimeException e) {
      throw new InvalidGateRecordException(json.at("timestamp") + ": is no instant");
    }
  }

  static RecordedSystem system(RecordObject json, LocalDate asOf)
      throws InvalidGateRecordException {
    json.onlyMembers(
        "id",
        "version",
        "state",
        "supportEnd",
        "plannedServiceEnd",
        "catalogueSnapshot",
        "catalogueAgeDays",
        "explanation",
        "evidence");
    List<Evidence> evidence = evidence(json);
    LocalDate snapshot = json.day("catalogueSnapshot");
    if (json.whole("catalogueAgeDays") != asOf.toEpochDay() - snapshot.toEpochDay()) {
      throw new InvalidGateRecordException(
          json.at("catalogueAgeDays") + ": is not the time from catalogueSnapshot to asOf");
    }
    return new RecordedSystem(
        json.text("id"),
        json.has("version") ? json.text("version") : "",
        json.word("state", SupportState.class),
        json.optionalDay("supportEnd"),
        json.optionalDay("plannedServiceEnd"),
        snapshot,
        json.text("explanation"),
        evidence.stream().filter(each -> each.file().equals("waivers")).findFirst());
  }

  /** All systems; the one that a manifest names must be the one whose support ends first. */
  static List<RecordedSystem> systems(RecordObject json, RecordedSystem first, LocalDate asOf)
      throws InvalidGateRecordException {
    if (!json.has("operatingSystems")) {
      return List.of(first);
    }
    List<RecordedSystem> systems = new ArrayList<>();
    for (RecordObject each : json.objects("operatingSystems")) {
      systems.add(system(each, asOf));
    }
    for (RecordedSystem each : systems) {
      if (day(each).isBefore(day(first))) {
        throw new InvalidGateRecordException(
            "/operatingSystem: is not the one whose support ends first");
      }
    }
    if (systems.stream().map(RecordedSystem::title).distinct().count() < systems.size()) {
      // Who doubles one of them takes another out.
      throw new InvalidGateRecordException("/operatingSystems: one stands twice");
    }
    if (systems.size() < 2 || !systems.get(0).equals(first)) {
      throw new InvalidGateRecordException(
          "/operatingSystems: are not several, of which operatingSystem is the first");
    }
    return List.copyOf(systems);
  }

  /** What is not known ends before any day. */
  private static LocalDate day(RecordedSystem system) {
    return system.supportEnd().orElse(LocalDate.MIN);
  }

  static Map<String, JudgedPayload> payloads(RecordObject json) throws InvalidGateRecordException {
    Map<String, JudgedPayload> judged = new LinkedHashMap<>();
    for (RecordObject each : json.objects("payloads")) {
      each.onlyMembers("id", "sha256", "size", "tie", "describedBy", "rootSha256");
      JudgedPayload payload =
          new JudgedPayload(each.text("id"), each.sha256("sha256"), each.count("size"));
      if (judged.put(payload.id(), payload) != null) {
        throw new InvalidGateRecordException(
            each.at("id") + ": payload " + payload.id() + " stands twice");
      }
    }
    if (judged.isEmpty()) {
      throw new InvalidGateRecordException(json.at("payloads") + ": names none");
    }
    return judged;
  }

  static RecordedLevel level(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers("level", "root", "decisions");
    RecordObject root = json.object("root");
    Map<String, String> values = new LinkedHashMap<>();
    for (PolicyRow row : PolicyTable.bundled().rows()) {
      if (root.has(row.id())) {
        values.put(row.id(), root.text(row.id()));
      }
    }
    root.onlyMembers(values.keySet().toArray(String[]::new));
    List<RecordedDecision> decisions = new ArrayList<>();
    for (RecordObject each : json.objects("decisions")) {
      each.onlyMembers("row", "value", "found", "requirement");
      decisions.add(
          new RecordedDecision(
              each.text("row"), each.text("value"), each.text("found"), each.text("requirement")));
    }
    return new RecordedLevel(json.text("level"), values, decisions);
  }

  /** What ties each payload; without those of which a record of an earlier Cachet says nothing. */
  static Map<String, PayloadTie> ties(RecordObject json) throws InvalidGateRecordException {
    Map<String, PayloadTie> ties = new LinkedHashMap<>();
    for (RecordObject each : json.objects("payloads")) {
      String part = each.has("describedBy") ? each.text("describedBy") : "";
      Optional<String> root =
          each.has("rootSha256") ? Optional.of(each.sha256("rootSha256")) : Optional.empty();
      PayloadTie.Kind kind = each.has("tie") ? kind(each) : PayloadTie.Kind.NONE;
      requireWhole(each, kind);
      if (each.has("tie")) {
        ties.put(each.text("id"), new PayloadTie(kind, part, root));
      }
    }
    return ties;
  }

  /** A tie names what it is to, and a payload without one names nothing. */
  private static void requireWhole(RecordObject json, PayloadTie.Kind kind)
      throws InvalidGateRecordException {
    boolean tied = kind != PayloadTie.Kind.NONE;
    boolean toRoot = tied && kind != PayloadTie.Kind.FILE;
    if (json.has("describedBy") != tied || json.has("rootSha256") != toRoot) {
      throw new InvalidGateRecordException(
          json.at("tie") + ": does not go with describedBy and rootSha256");
    }
  }

  private static PayloadTie.Kind kind(RecordObject json) throws InvalidGateRecordException {
    String word = json.text("tie");
    for (PayloadTie.Kind kind : PayloadTie.Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new InvalidGateRecordException(json.at("tie") + ": is no kind of tie");
  }

  static List<Finding> findings(RecordObject json) throws InvalidGateRecordException {
    List<Finding> findings = new ArrayList<>();
    for (RecordObject each : json.objects("findings")) {
      each.onlyMembers("rule", "subject", "severity", "message", "evidence");
      try {
        findings.add(
            new Finding(
                each.text("rule"),
                each.text("subject"),
                each.word("severity", Severity.class),
                each.text("message"),
                evidence(each)));
      } catch (IllegalArgumentException e) {
        throw new InvalidGateRecordException(each.at("rule") + ": " + e.getMessage());
      }
    }
    return findings;
  }

  private static List<Evidence> evidence(RecordObject json) throws InvalidGateRecordException {
    List<Evidence> evidence = new ArrayList<>();
    for (RecordObject each : json.objects("evidence")) {
      each.onlyMembers("file", "field", "value");
      evidence.add(new Evidence(each.text("file"), each.text("field"), each.text("value")));
    }
    return evidence;
  }

  static RecordedDrift drift(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers(
        "previousSha256", "previousSerial", "previous", "same", "contentNotCompared", "changes");
    if (json.has("previousSerial")) {
      String unused = json.text("previousSerial");
    }
    List<Change> changes = new ArrayList<>();
    for (RecordObject each : json.objects("changes")) {
      each.onlyMembers("kind", "component", "version", "before", "after", "neededBy");
      changes.add(
          new Change(
              each.word("kind", Change.Kind.class),
              each.text("component"),
              each.text("version"),
              each.text("before"),
              each.text("after"),
              each.texts("neededBy")));
    }
    return new RecordedDrift(
        json.sha256("previousSha256"),
        json.text("previous"),
        json.smallCount("same"),
        json.smallCount("contentNotCompared"),
        changes);
  }
}
