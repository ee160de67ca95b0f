package dev.cachet.gate.record;

import dev.cachet.change.ChangeReason;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.override.Overridden;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Was the change since the last release judged, and everything that was asked answered? */
final class RecordChangeRules {
  private final GateRecord record;
  private final LocalDate day;
  private final Overridden overridden;

  RecordChangeRules(GateRecord record, LocalDate day, Overridden overridden) {
    this.record = record;
    this.day = day;
    this.overridden = overridden;
  }

  Stream<Optional<RecordObjection>> objections() {
    if (record.change().isEmpty()) {
      boolean asked = record.policy().changeSubject().isPresent();
      return asked
          ? Stream.of(
              Optional.of(
                  RecordObjection.untold(
                      "the policy in the record asks for the change since the last release, and"
                          + " the record does not judge it")))
          : Stream.empty();
    }
    RecordedChange change = record.change().get();
    return Stream.of(
            Stream.of(pair(change), verdict(change)),
            change.reasons().stream().map(reason -> objection(change, reason)),
            change.answers().stream().map(answer -> unused(change, answer)))
        .flatMap(each -> each);
  }

  /** The last release that was shown is one, whichever part of the record names it. */
  private Optional<RecordObjection> pair(RecordedChange change) {
    String shown = record.drift().map(RecordedDrift::previousSha256).orElse(ChangeAnswers.NO_SBOM);
    return shown.equals(change.previousSbom())
        ? Optional.empty()
        : violated("it judges the change from another release than it compares with");
  }

  /** Who takes a reason out leaves the verdict that rests on it. */
  private Optional<RecordObjection> verdict(RecordedChange change) {
    ChangeVerdict strictest =
        change.reasons().stream()
            .map(ChangeReason::verdict)
            .max(Comparator.naturalOrder())
            .orElse(
                change.previousSbom().equals(ChangeAnswers.NO_SBOM) && !change.answers().isEmpty()
                    ? ChangeVerdict.ASK
                    : ChangeVerdict.ACCEPT);
    return strictest == change.verdict()
        ? Optional.empty()
        : violated(
            "its verdict on the change is "
                + change.verdict().word()
                + ", and the reasons in it come to "
                + strictest.word());
  }

  private Optional<RecordObjection> unused(RecordedChange change, ChangeAnswer answer) {
    boolean asked =
        change.previousSbom().equals(ChangeAnswers.NO_SBOM)
            ? answer.answers(RecordedChange.NO_PREVIOUS, RecordedChange.SUBJECT)
            : change.reasons().stream()
                .filter(reason -> reason.verdict() == ChangeVerdict.ASK)
                .anyMatch(reason -> answer.answers(reason.rule(), reason.component()));
    if (!asked || !isOfThis(change, answer)) {
      return violated(
          "it has an answer of "
              + answer.role()
              + " to "
              + answer.rule()
              + " about "
              + answer.subject()
              + ", and it is about another question or other SBOMs, or not in force on "
              + record.asOf());
    }
    return answer.isInForce(day)
        ? Optional.empty()
        : Optional.of(
            RecordObjection.untold(
                "nobody answers for a change on "
                    + day
                    + ": the answer to "
                    + answer.rule()
                    + " ended on "
                    + answer.expires()));
  }

  private boolean isOfThis(RecordedChange change, ChangeAnswer answer) {
    return answer.previousSbom().equals(change.previousSbom())
        && answer.sbom().equals(record.sbomSha256())
        && answer.isInForce(record.asOf());
  }

  private static Optional<RecordObjection> violated(String sentence) {
    return Optional.of(RecordObjection.violated(sentence));
  }

  private Optional<RecordObjection> objection(RecordedChange change, ChangeReason reason) {
    if (reason.verdict() == ChangeVerdict.CONTRADICT) {
      if (overridden.covers(reason.rule(), reason.component())) {
        return Optional.empty();
      }
      return Optional.of(
          RecordObjection.violated(
              "what changed contradicts the claim: " + reason.rule() + ": " + reason.message()));
    }
    boolean answered =
        change.answers().stream()
            .filter(each -> each.answers(reason.rule(), reason.component()))
            .filter(each -> isOfThis(change, each))
            .anyMatch(each -> each.isInForce(day));
    return answered || reason.verdict() == ChangeVerdict.ACCEPT
        ? Optional.empty()
        : Optional.of(
            RecordObjection.untold(
                "nobody answers for a change on "
                    + day
                    + ": "
                    + reason.rule()
                    + ": "
                    + reason.message()));
  }
}
