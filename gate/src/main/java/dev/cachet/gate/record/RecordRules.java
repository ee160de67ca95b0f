package dev.cachet.gate.record;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
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

  RecordRules(GateRecord record) {
    this.record = record;
    this.policy = record.policy();
  }

  /** Judges a record for a package of a day: old evidence about the same SBOM is no evidence. */
  Optional<RecordObjection> objection(LocalDate created) {
    Stream<Optional<RecordObjection>> systems =
        record.systems().stream()
            .flatMap(os -> new RecordSystemRules(policy, os, record.asOf()).objections());
    Stream<Optional<RecordObjection>> change = new RecordChangeRules(record, created).objections();
    return Stream.of(
            Stream.of(findings(), level()), systems, change, Stream.of(sbomAge(), age(created)))
        .flatMap(each -> each)
        .flatMap(Optional::stream)
        // What is known to be broken is said before what is not known.
        .sorted((a, b) -> a.kind().compareTo(b.kind()))
        .findFirst();
  }

  private Optional<RecordObjection> findings() {
    if (CheckAnswer.of(record.findings()) == CheckAnswer.UNKNOWN) {
      return record.findings().stream()
          .filter(finding -> CheckAnswer.of(List.of(finding)) == CheckAnswer.UNKNOWN)
          .findFirst()
          .map(untold -> RecordObjection.untold(untold.rule() + ": " + untold.message()));
    }
    return record.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(RecordRules::refusal);
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

  private Optional<RecordObjection> sbomAge() {
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

  private Optional<RecordObjection> age(LocalDate created) {
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
