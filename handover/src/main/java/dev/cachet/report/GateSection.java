package dev.cachet.report;

import dev.cachet.finding.Finding;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.policy.GatePolicy;
import dev.cachet.released.Release;
import dev.cachet.tripwire.AllowList;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was judged before anybody signed, under which policy. */
final class GateSection {
  private GateSection() {}

  /** Why the record does not clear the package; its own word that it passed is not taken. */
  static Optional<RecordObjection> objection(Release release) {
    return release
        .gate()
        .flatMap(
            record ->
                record.objection(
                    release.manifest().created().atOffset(ZoneOffset.UTC).toLocalDate()));
  }

  static Section of(Release release, Phrases phrases) {
    String title = phrases.text("section.gate");
    if (release.gate().isEmpty()) {
      return new Section(
          "gate", title, List.of(new Section.Sentences(List.of(phrases.line("judged.none")))));
    }
    GateRecord record = release.gate().get();
    List<Section.Block> blocks = new ArrayList<>();
    blocks.add(new Section.Sentences(verdict(release, record, phrases)));
    record
        .patientRecords()
        .filter(records -> !records.allowed().isEmpty())
        .ifPresent(records -> blocks.add(allowed(records.allowed(), phrases)));
    if (!record.unsafeOverrides().isEmpty()) {
      blocks.add(overrides(record.unsafeOverrides(), phrases));
    }
    blocks.add(new Section.Facts(policy(record.policy(), phrases)));
    if (!record.findings().isEmpty()) {
      blocks.add(findings(record.findings(), phrases));
    }
    return new Section("gate", title, blocks);
  }

  private static List<Line> verdict(Release release, GateRecord record, Phrases phrases) {
    List<Line> lines = new ArrayList<>();
    lines.add(phrases.line("judged.judged", phrases.day(record.asOf())));
    lines.add(
        objection(release)
            .map(why -> phrases.line("judged.objection", Line.recorded(why.sentence())))
            .orElse(phrases.line("judged.passed")));
    if (!record.sbomSha256().equals(release.manifest().sbom().sha256().hex())) {
      lines.add(phrases.line("judged.other-sbom"));
    }
    lines.add(phrases.counted("judged.findings", record.findings().size()));
    lines.add(
        record
            .patientRecords()
            .map(
                records ->
                    phrases.line(
                        "judged.records",
                        phrases.count(records.blocked()),
                        phrases.count(records.unread()),
                        phrases.count(records.reported())))
            .orElse(phrases.line("judged.records-none")));
    if (!record.unsafeOverrides().isEmpty()) {
      lines.add(phrases.counted("judged.overridden", record.unsafeOverrides().size()));
    }
    return lines;
  }

  private static Section.Block allowed(List<AllowList.Entry> allowed, Phrases phrases) {
    List<List<Line>> rows = new ArrayList<>();
    for (AllowList.Entry each : allowed) {
      rows.add(
          List.of(
              Line.value(each.sha256()), Line.value(each.reason()), phrases.day(each.expires())));
    }
    return new Section.Table(
        phrases.text("judged.records-allowed"),
        List.of("sha256", "reason", "expires").stream()
            .map(name -> phrases.text("column." + name))
            .toList(),
        rows);
  }

  private static Section.Block overrides(List<UnsafeGateOverride> overrides, Phrases phrases) {
    List<List<Line>> rows = new ArrayList<>();
    for (UnsafeGateOverride each : overrides) {
      rows.add(
          List.of(
              Line.value(each.rule()),
              Line.value(each.subject()),
              Line.value(each.role()),
              Line.value(each.reason()),
              phrases.day(each.expires())));
    }
    return new Section.Table(
        phrases.text("judged.overrides"),
        List.of("rule", "subject", "role", "reason", "expires").stream()
            .map(name -> phrases.text("column." + name))
            .toList(),
        rows);
  }

  private static List<List<Line>> policy(GatePolicy policy, Phrases phrases) {
    List<Line> states = new ArrayList<>();
    for (SupportState state : policy.allowedStates()) {
      states.add(phrases.word(state));
    }
    return List.of(
        row(phrases, "states", Line.joined(states, ", ")),
        row(phrases, "days-left", phrases.counted("days", policy.minimumSupportDaysLeft())),
        row(phrases, "facts-warn", phrases.counted("days", policy.catalogueWarnAfterDays())),
        row(phrases, "facts-fail", phrases.counted("days", policy.catalogueFailAfterDays())),
        row(phrases, "sbom-age", phrases.counted("days", policy.sbomMaximumAgeDays())),
        row(
            phrases,
            "manifests",
            phrases.line(policy.manifestsAllowed() ? "judged.allowed" : "judged.not-allowed")));
  }

  private static List<Line> row(Phrases phrases, String name, Line value) {
    return List.of(phrases.line("policy." + name), value);
  }

  private static Section.Block findings(List<Finding> findings, Phrases phrases) {
    List<List<Line>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          List.of(
              phrases.word(finding.severity()),
              Line.value(finding.rule()),
              Line.value(finding.subject()),
              Line.recorded(finding.message())));
    }
    return new Section.Table(
        phrases.text("judged.table"),
        List.of("column.severity", "column.rule", "column.subject", "column.recorded").stream()
            .map(phrases::text)
            .toList(),
        rows);
  }
}
