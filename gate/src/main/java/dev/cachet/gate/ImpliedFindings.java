package dev.cachet.gate;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.gate.record.UnknownStates;
import dev.cachet.payload.PayloadTie;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyValues;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Findings that a gate writes wherever a record says what it says of systems, payloads and the
 * change. Who takes a warning out of a record, so that nobody who signs sees it, leaves what it was
 * about.
 */
final class ImpliedFindings {
  private static final String MILDER = "gate.policy-milder";

  private final GateRecord record;
  private final GatePolicy policy;

  ImpliedFindings(GateRecord record) {
    this.record = record;
    this.policy = record.policy();
  }

  /** What the record lacks. */
  Stream<Optional<RecordObjection>> objections() {
    return Stream.of(
            record.systems().stream().flatMap(this::system),
            record.ties().entrySet().stream().map(each -> tie(each.getKey(), each.getValue())),
            record.patientRecords().stream().flatMap(this::patients),
            Stream.of(change()),
            policy.values().stream().flatMap(this::milder))
        .flatMap(each -> each);
  }

  private Stream<Optional<RecordObjection>> system(RecordedSystem os) {
    long age = ChronoUnit.DAYS.between(os.catalogueSnapshot(), record.asOf());
    Stream<Optional<RecordObjection>> facts =
        Stream.of(
            required(age < 0, "catalogue", "gate.as-of-before-facts"),
            required(
                age > policy.catalogueWarnAfterDays(),
                "catalogue",
                "gate.catalogue-old",
                "gate.catalogue-too-old"));
    return Stream.concat(
        facts,
        Stream.of(
            required(
                UnknownStates.WITHOUT_DAYS.contains(os.state())
                    && policy.allowedStates().contains(os.state()),
                os.title(),
                "gate.support-without-days"),
            required(isShort(os), os.title(), "gate.support-short")));
  }

  private boolean isShort(RecordedSystem os) {
    Optional<LocalDate> end = os.supportEnd();
    return policy.values().isPresent()
        && end.isPresent()
        && !UnknownStates.WITHOUT_DAYS.contains(os.state())
        && ChronoUnit.DAYS.between(record.asOf(), end.get())
            < policy.values().get().value("os.support-warn").number();
  }

  private Optional<RecordObjection> tie(String id, PayloadTie tie) {
    return switch (tie.kind()) {
      case NONE -> required(true, id, "gate.payload-not-described", "gate.payload-differs");
      case STATEMENT -> required(true, id, "gate.payload-by-statement", "gate.payload-differs");
      case FILE, ARCHIVE, IMAGE -> Optional.empty();
    };
  }

  /** The numbers stand apart from the findings, which are all told up to a bound. */
  private Stream<Optional<RecordObjection>> patients(SearchedRecords records) {
    List<String> rules =
        List.of("gate.patient-record", "gate.payload-unread", "gate.patient-possible");
    List<Integer> counts = List.of(records.blocked(), records.unread(), records.reported());
    return IntStream.range(0, rules.size())
        .mapToObj(
            i -> {
              List<Finding> told =
                  record.findings().stream().filter(f -> f.rule().equals(rules.get(i))).toList();
              return isTold(told, counts.get(i))
                  ? Optional.empty()
                  : lacking(
                      rules.get(i), "payloads", counts.get(i) + ", and " + told.size() + " told");
            });
  }

  private static boolean isTold(List<Finding> told, int count) {
    boolean more =
        told.stream()
            .flatMap(each -> each.evidence().stream())
            .map(Evidence::value)
            .anyMatch("all"::equals);
    return more ? told.size() <= count : told.size() == count;
  }

  private Optional<RecordObjection> change() {
    return required(
        record.drift().isPresent() && record.change().isEmpty(),
        "change",
        "gate.change-not-claimed",
        "gate.change-subject-missing");
  }

  private Stream<Optional<RecordObjection>> milder(PolicyValues values) {
    return values.all().stream()
        .map(value -> required(value.isMilder(values.level()), value.row().id(), MILDER));
  }

  /** One of the rules has to have found something in the subject. */
  private Optional<RecordObjection> required(boolean asked, String subject, String... rules) {
    Set<String> any = Set.of(rules);
    boolean there =
        record.findings().stream()
            .anyMatch(each -> any.contains(each.rule()) && each.subject().equals(subject));
    return !asked || there
        ? Optional.empty()
        : lacking(rules[0], subject, "what it says of " + subject);
  }

  private static Optional<RecordObjection> lacking(String rule, String subject, String why) {
    return Optional.of(
        RecordObjection.violated(
            "it has no finding "
                + rule
                + " about "
                + subject
                + ", which a gate writes for "
                + why));
  }
}
