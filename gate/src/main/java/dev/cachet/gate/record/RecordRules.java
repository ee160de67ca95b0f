package dev.cachet.gate.record;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.override.Overridden;
import dev.cachet.payload.PayloadTie;
import dev.cachet.policy.GatePolicy;
import dev.cachet.quality.CheckAnswer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Did what a record says pass under the policy that it carries? A record is a file: who edits one
 * can write anything into it, so its own word that it passed is not taken.
 */
final class RecordRules {
  private final GateRecord record;
  private final GatePolicy policy;
  private final LocalDate created;
  private final LocalDate last;
  private final Overridden overridden;

  /** Judges for a package of a day; what ends on a day is judged by the last of its days. */
  RecordRules(GateRecord record, LocalDate created, LocalDate last) {
    this.record = record;
    this.policy = record.policy();
    this.created = created;
    this.last = last;
    this.overridden = record.overridden(last);
  }

  /** Old evidence about the same SBOM is no evidence. */
  Optional<RecordObjection> objection() {
    Stream<Optional<RecordObjection>> systems =
        record.systems().stream()
            .flatMap(
                os -> new RecordSystemRules(policy, os, record.asOf(), overridden).objections());
    Stream<Optional<RecordObjection>> change =
        new RecordChangeRules(record, last, overridden).objections();
    Stream<Optional<RecordObjection>> exceptions =
        new RecordExceptionRules(record, last, overridden).objections();
    return Stream.of(
            exceptions,
            Stream.of(findings(), level()),
            systems,
            change,
            record.ties().entrySet().stream().map(each -> tie(each.getKey(), each.getValue())),
            record.payloads().keySet().stream().map(this::untied),
            Stream.of(sbomAge(), age()))
        .flatMap(each -> each)
        .flatMap(Optional::stream)
        // What is known to be broken is said before what is not known.
        .sorted((a, b) -> a.kind().compareTo(b.kind()))
        .findFirst();
  }

  private Optional<RecordObjection> findings() {
    List<Finding> open =
        record.findings().stream().filter(each -> !overridden.covers(each)).toList();
    if (CheckAnswer.of(open) == CheckAnswer.UNKNOWN) {
      return open.stream()
          .filter(finding -> CheckAnswer.of(List.of(finding)) == CheckAnswer.UNKNOWN)
          .findFirst()
          .map(untold -> RecordObjection.untold(untold.rule() + ": " + untold.message()));
    }
    return open.stream().filter(RecordRules::refuses).findFirst().map(RecordRules::refusal);
  }

  /** A patient record is refused at every level, whatever severity an edited record gives it. */
  private static boolean refuses(Finding finding) {
    return finding.severity() == Severity.ERROR || finding.rule().equals("gate.patient-record");
  }

  /** Who takes the level out of a record takes out what a root has to hold. */
  private Optional<RecordObjection> level() {
    if (policy.values().isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        record
            .level()
            .filter(stated -> stated.level().equals(policy.values().get().level().name()))
            .filter(
                stated ->
                    stated
                        .root()
                        .equals(
                            policy
                                .values()
                                .get()
                                .ofRoot(record.system().plannedServiceEnd().orElse(null))))
            .isPresent();
    return same
        ? Optional.empty()
        : violated("the level in it is not the one of the category in its policy");
  }

  private static RecordObjection refusal(Finding error) {
    return RecordObjection.violated(
        "it refuses the release: " + error.rule() + ": " + error.message());
  }

  /** Who takes a finding out of a record leaves the tie that it was about. */
  private Optional<RecordObjection> tie(String id, PayloadTie tie) {
    boolean none = tie.kind() == PayloadTie.Kind.NONE && policy.undescribedRefused();
    boolean stated = tie.kind() == PayloadTie.Kind.STATEMENT && policy.statementsRefused();
    String rule = none ? "gate.payload-not-described" : "gate.payload-by-statement";
    if ((!none && !stated)
        || overridden.covers(rule, id)
        || overridden.covers("gate.payload-differs", id)) {
      return Optional.empty();
    }
    return violated(
        "payload "
            + id
            + ": "
            + (none ? "no inventory describes it" : "a statement alone ties it to its root")
            + ", which the policy in the record refuses");
  }

  /** An earlier Cachet did not say it, and who edits a record can take it out. */
  private Optional<RecordObjection> untied(String id) {
    boolean asked = policy.undescribedRefused() || policy.statementsRefused();
    if (!asked
        || record.ties().containsKey(id)
        || overridden.covers("gate.payload-not-described", id)) {
      return Optional.empty();
    }
    return Optional.of(
        RecordObjection.untold(
            "payload "
                + id
                + ": the record does not say which inventory describes it, which the policy in it"
                + " asks for"));
  }

  private Optional<RecordObjection> sbomAge() {
    if (overridden.covers("gate.sbom-no-timestamp", RecordedSbom.SUBJECT)
        || overridden.covers("gate.sbom-too-old", RecordedSbom.SUBJECT)
        || overridden.covers("gate.sbom-from-future", RecordedSbom.SUBJECT)) {
      return Optional.empty();
    }
    if (record.sbom().timestamp().isEmpty()) {
      return Optional.of(RecordObjection.untold("the record does not say when the SBOM was made"));
    }
    LocalDate made = record.sbom().timestamp().get().atOffset(ZoneOffset.UTC).toLocalDate();
    long age = ChronoUnit.DAYS.between(made, record.asOf());
    if (age >= 0 && age <= policy.sbomMaximumAgeDays()) {
      return Optional.empty();
    }
    return violated(
        "the SBOM was made on "
            + made
            + " and judged as of "
            + record.asOf()
            + "; the policy in the record allows "
            + policy.sbomMaximumAgeDays()
            + " days");
  }

  private Optional<RecordObjection> age() {
    long age = ChronoUnit.DAYS.between(record.asOf(), created);
    if (Math.abs(age) <= policy.sbomMaximumAgeDays()) {
      return Optional.empty();
    }
    return violated(
        "it judges "
            + record.asOf()
            + " and the package is of "
            + created
            + ", "
            + Math.abs(age)
            + " days apart; the policy in the record allows "
            + policy.sbomMaximumAgeDays());
  }

  private static Optional<RecordObjection> violated(String sentence) {
    return Optional.of(RecordObjection.violated(sentence));
  }
}
