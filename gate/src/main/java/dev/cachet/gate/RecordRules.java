package dev.cachet.gate;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportState;
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
  private final RecordedSystem os;

  RecordRules(GateRecord record) {
    this.record = record;
    this.policy = record.policy();
    this.os = record.system();
  }

  /** Judges a record for a package of a day: old evidence about the same SBOM is no evidence. */
  Optional<RecordObjection> objection(LocalDate created) {
    return Stream.of(
            findings(), state(), catalogue(), daysLeft(), service(), sbomAge(), age(created))
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

  private static RecordObjection refusal(Finding error) {
    return RecordObjection.violated(
        "it refuses the release: " + error.rule() + ": " + error.message());
  }

  private Optional<RecordObjection> state() {
    if (policy.allowedStates().contains(os.state())) {
      return Optional.empty();
    }
    String sentence =
        title() + " is " + os.state() + ", which the policy in the record does not allow";
    return Optional.of(
        UnknownStates.ALL.contains(os.state())
            ? RecordObjection.untold(sentence)
            : RecordObjection.violated(sentence));
  }

  private Optional<RecordObjection> catalogue() {
    long age = ChronoUnit.DAYS.between(os.catalogueSnapshot(), record.asOf());
    if (Math.abs(age) <= policy.catalogueFailAfterDays()) {
      return Optional.empty();
    }
    return violated(
        "the facts on support are of "
            + os.catalogueSnapshot()
            + ", "
            + Math.abs(age)
            + " days from the day judged; the policy in the record allows "
            + policy.catalogueFailAfterDays());
  }

  private Optional<RecordObjection> daysLeft() {
    if (SupportRules.WITHOUT_DAYS.contains(os.state())) {
      return Optional.empty();
    }
    if (os.supportEnd().isEmpty()) {
      return Optional.of(
          RecordObjection.untold(
              title() + " is " + os.state() + " and the record has no last day of support"));
    }
    long left = ChronoUnit.DAYS.between(record.asOf(), os.supportEnd().get());
    if (left >= policy.minimumSupportDaysLeft()) {
      return Optional.empty();
    }
    return violated(
        title()
            + " is supported until "
            + os.supportEnd().get()
            + ", "
            + left
            + " days after the day judged; the policy in the record asks for "
            + policy.minimumSupportDaysLeft());
  }

  private Optional<RecordObjection> service() {
    SupportState ends = SupportState.ENDS_BEFORE_SERVICE_END;
    if (policy.allowedStates().contains(ends)
        || os.supportEnd().isEmpty()
        || os.plannedServiceEnd().isEmpty()
        || !os.plannedServiceEnd().get().isAfter(os.supportEnd().get())) {
      return Optional.empty();
    }
    return violated(
        title()
            + " is supported until "
            + os.supportEnd().get()
            + ", before the planned end of service "
            + os.plannedServiceEnd().get());
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

  private String title() {
    return (os.id() + " " + os.version()).strip();
  }

  private static Optional<RecordObjection> violated(String sentence) {
    return Optional.of(RecordObjection.violated(sentence));
  }
}
