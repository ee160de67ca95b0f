package dev.cachet.gate.record;

import dev.cachet.change.ChangeReason;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.override.Overridden;
import java.time.LocalDate;
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
    return change.reasons().stream().map(reason -> objection(change, reason));
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
            .filter(each -> each.previousSbom().equals(change.previousSbom()))
            .filter(each -> each.sbom().equals(record.sbomSha256()))
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
