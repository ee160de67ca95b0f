package dev.cachet.gate.record;

import dev.cachet.lifecycle.SupportState;
import dev.cachet.override.Overridden;
import dev.cachet.policy.GatePolicy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Did one operating system pass under the policy that a record carries? */
final class RecordSystemRules {
  private final GatePolicy policy;
  private final RecordedSystem os;
  private final LocalDate asOf;
  private final Overridden overridden;

  RecordSystemRules(GatePolicy policy, RecordedSystem os, LocalDate asOf, Overridden overridden) {
    this.policy = policy;
    this.os = os;
    this.asOf = asOf;
    this.overridden = overridden;
  }

  Stream<Optional<RecordObjection>> objections() {
    return Stream.of(state(), catalogue(), daysLeft(), service());
  }

  private Optional<RecordObjection> state() {
    if (policy.allowedStates().contains(os.state())) {
      return Optional.empty();
    }
    String sentence =
        os.title() + " is " + os.state() + ", which the policy in the record does not allow";
    return Optional.of(
        UnknownStates.ALL.contains(os.state())
            ? RecordObjection.untold(sentence)
            : RecordObjection.violated(sentence));
  }

  private Optional<RecordObjection> catalogue() {
    long age = ChronoUnit.DAYS.between(os.catalogueSnapshot(), asOf);
    String rule = age < 0 ? "gate.as-of-before-facts" : "gate.catalogue-too-old";
    if (Math.abs(age) <= policy.catalogueFailAfterDays() || overridden.covers(rule, "catalogue")) {
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
    if (UnknownStates.WITHOUT_DAYS.contains(os.state())) {
      return Optional.empty();
    }
    if (os.supportEnd().isEmpty()) {
      return Optional.of(
          RecordObjection.untold(
              os.title() + " is " + os.state() + " and the record has no last day of support"));
    }
    long left = ChronoUnit.DAYS.between(asOf, os.supportEnd().get());
    if (left >= policy.minimumSupportDaysLeft()) {
      return Optional.empty();
    }
    return violated(
        os.title()
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
        os.title()
            + " is supported until "
            + os.supportEnd().get()
            + ", before the planned end of service "
            + os.plannedServiceEnd().get());
  }

  private static Optional<RecordObjection> violated(String sentence) {
    return Optional.of(RecordObjection.violated(sentence));
  }
}
