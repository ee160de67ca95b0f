package dev.cachet.gate.record;

import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Overridden;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.override.WaiverTerms;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.PolicyValues;
import dev.cachet.tripwire.AllowList;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Do the waivers and overrides of a record still count? Weeks may lie between the gate and the last
 * signature, and who edits a record may write any of them into it.
 */
final class RecordExceptionRules {
  private final GateRecord record;
  private final LocalDate day;
  private final Overridden overridden;

  RecordExceptionRules(GateRecord record, LocalDate day, Overridden overridden) {
    this.record = record;
    this.day = day;
    this.overridden = overridden;
  }

  Stream<Optional<RecordObjection>> objections() {
    return Stream.concat(
        Stream.concat(record.unsafeOverrides().stream().map(this::ended), patients()),
        record.systems().stream()
            .filter(os -> os.state() == SupportState.WAIVED)
            .flatMap(this::objections));
  }

  private Optional<RecordObjection> ended(UnsafeGateOverride override) {
    if (overridden.inForce().contains(override)) {
      return Optional.empty();
    }
    return violated(
        "the override of "
            + override.rule()
            + " about "
            + override.subject()
            + " holds from "
            + override.approved()
            + " to "
            + override.expires()
            + " for its pair of SBOMs, and does not count on "
            + day);
  }

  /** An earlier Cachet did not look, and who edits a record can take out that it did. */
  private Stream<Optional<RecordObjection>> patients() {
    if (record.patientRecords().isPresent()) {
      return objections(record.patientRecords().get());
    }
    return record.policy().unreadRefused()
        ? Stream.of(
            Optional.of(
                RecordObjection.untold(
                    "the record does not say whether patient records were looked for in the"
                        + " payloads, which the policy in it asks for")))
        : Stream.empty();
  }

  /** The numbers stand apart from the findings, so both have to be edited to agree. */
  private Stream<Optional<RecordObjection>> objections(SearchedRecords records) {
    Stream<Optional<RecordObjection>> ended =
        records.allowed().stream().filter(each -> day.isAfter(each.expires())).map(this::ended);
    boolean refused =
        records.blocked() > 0 || (records.unread() > 0 && record.policy().unreadRefused());
    return refused
        ? Stream.concat(
            ended,
            Stream.of(
                violated(
                    "the payloads have "
                        + records.words()
                        + ", which the policy in the record refuses")))
        : ended;
  }

  private Optional<RecordObjection> ended(AllowList.Entry allowed) {
    return violated(
        "the file of SHA-256 "
            + allowed.sha256()
            + " may lie in a payload until "
            + allowed.expires()
            + ", and not on "
            + day);
  }

  private Stream<Optional<RecordObjection>> objections(RecordedSystem os) {
    Optional<Waiver> used =
        record.waivers().stream()
            .filter(each -> os.waiver().filter(each.pointer()::equals).isPresent())
            .findFirst();
    if (used.isEmpty()) {
      return Stream.of(
          Optional.of(
              RecordObjection.untold(
                  os.id() + " " + os.version() + " is WAIVED and the record holds no waiver")));
    }
    return Stream.of(ended(used.get()), life(used.get()), approver(used.get()));
  }

  private Optional<RecordObjection> ended(Waiver waiver) {
    if (!day.isBefore(waiver.approved()) && !day.isAfter(waiver.expires())) {
      return Optional.empty();
    }
    return violated(
        "the waiver for "
            + waiver.subject()
            + " holds from "
            + waiver.approved()
            + " to "
            + waiver.expires()
            + ", and not on "
            + day);
  }

  private Optional<RecordObjection> life(Waiver waiver) {
    Optional<PolicyValues> values = record.policy().values();
    if (values.isEmpty()
        || overridden.covers(WaiverTerms.TOO_LONG, waiver.subject())
        || WaiverTerms.life(waiver) <= values.get().value(WaiverTerms.LIFE).number()) {
      return Optional.empty();
    }
    return violated(
        "the waiver for "
            + waiver.subject()
            + " lasts "
            + WaiverTerms.life(waiver)
            + " days; the policy in the record allows "
            + values.get().value(WaiverTerms.LIFE).number());
  }

  private Optional<RecordObjection> approver(Waiver waiver) {
    Optional<PolicyValues> values = record.policy().values();
    if (values.isEmpty()
        || overridden.covers(WaiverTerms.APPROVER, waiver.subject())
        || WaiverTerms.isApproved(waiver, values.get())) {
      return Optional.empty();
    }
    return violated(
        "the waiver for "
            + waiver.subject()
            + " was approved by "
            + waiver.approver()
            + ", which the policy in the record does not accept");
  }

  private static Optional<RecordObjection> violated(String sentence) {
    return Optional.of(RecordObjection.violated(sentence));
  }
}
