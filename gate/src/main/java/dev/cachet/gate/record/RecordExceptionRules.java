package dev.cachet.gate.record;

import dev.cachet.finding.Evidence;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Overridden;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.override.WaiverTerms;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.PolicyValues;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.tripwire.AllowList;
import java.time.LocalDate;
import java.util.List;
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
    return Stream.of(
            record.unsafeOverrides().stream().map(this::ended),
            record.unsafeOverrides().stream().map(this::unused),
            patients(),
            record.systems().stream().flatMap(this::objections),
            record.waivers().stream().map(this::unused))
        .flatMap(each -> each);
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

  /** The gate takes an override for a finding alone: who cuts the finding leaves the override. */
  private Optional<RecordObjection> unused(UnsafeGateOverride override) {
    boolean found =
        record.findings().stream()
            .filter(each -> CheckAnswer.of(List.of(each)) != CheckAnswer.PASSED)
            .anyMatch(each -> override.isAbout(Overridden.rule(each), each.subject()));
    return found
        ? Optional.empty()
        : violated(
            "it has an override of "
                + override.rule()
                + " about "
                + override.subject()
                + ", and no finding that it answers for");
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

  /** A waiver is tied by what it says to what it excuses; where it stood in its file is no tie. */
  private Stream<Optional<RecordObjection>> objections(RecordedSystem os) {
    boolean waived = os.state() == SupportState.WAIVED;
    if (waived != os.waiver().isPresent()) {
      return Stream.of(
          waived
              ? Optional.of(
                  RecordObjection.untold(os.title() + " is WAIVED and the record names no waiver"))
              : violated(os.title() + " is " + os.state() + " and yet a waiver let it pass"));
    }
    if (!waived) {
      return Stream.empty();
    }
    List<Waiver> used = record.waivers().stream().filter(each -> excuses(each, os)).toList();
    if (used.size() != 1) {
      return Stream.of(
          Optional.of(
              RecordObjection.untold(
                  os.title()
                      + " is WAIVED and the record holds "
                      + used.size()
                      + " waivers for this system, state and day")));
    }
    return Stream.of(ended(used.get(0)), life(used.get(0)), approver(used.get(0)));
  }

  private boolean excuses(Waiver waiver, RecordedSystem os) {
    Evidence named = os.waiver().orElseThrow();
    return waiver.pointer().equals(named.field())
        && waiver.expires().toString().equals(named.value())
        && waiver.subject().equals(os.title())
        && waiver.isInForce(record.asOf())
        && waiver.fits(record.asOf(), os.supportEnd(), os.plannedServiceEnd())
        && os.explanation().endsWith(waiver.words());
  }

  private Optional<RecordObjection> unused(Waiver waiver) {
    boolean used =
        record.systems().stream()
            .filter(os -> os.waiver().isPresent())
            .anyMatch(os -> excuses(waiver, os));
    return used
        ? Optional.empty()
        : violated(
            "it has a waiver for "
                + waiver.subject()
                + ", "
                + waiver.state()
                + " until "
                + waiver.expires()
                + ", and no system that it lets pass on "
                + record.asOf());
  }

  private Optional<RecordObjection> ended(Waiver waiver) {
    if (waiver.isInForce(day)) {
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
