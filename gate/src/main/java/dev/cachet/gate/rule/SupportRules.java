package dev.cachet.gate.rule;

import dev.cachet.finding.Evidence;
import dev.cachet.gate.record.UnknownStates;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.policy.GatePolicy;
import dev.cachet.sbom.Component;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Is the operating system of the SBOM supported long enough, by facts that are young enough? */
public final class SupportRules {
  private final GatePolicy policy;
  private final Judgement judgement;

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param judgement takes what is found
   */
  public SupportRules(GatePolicy policy, Judgement judgement) {
    this.policy = policy;
    this.judgement = judgement;
  }

  /**
   * Judges, and tells the judgement.
   *
   * @param report the report
   * @param asOf the day that counts
   */
  public void judge(SupportReport report, LocalDate asOf) {
    if (!report.asOf().equals(asOf)) {
      judgement.error(
          "gate.as-of-mismatch",
          "support report",
          "the support report judges " + report.asOf() + " and the gate " + asOf + "; assess anew");
    }
    judgeCatalogue(report);
    for (SupportVerdict verdict : report.verdicts()) {
      judgeState(verdict);
      judgeDaysLeft(verdict, asOf);
      judgeService(verdict, report.until());
    }
  }

  /**
   * The verdict on one operating system.
   *
   * @param subject what it is about
   * @param report the report
   * @return it, or nothing if there is none
   */
  public Optional<SupportVerdict> of(Component subject, SupportReport report) {
    Optional<SupportVerdict> verdict =
        report.verdicts().stream().filter(v -> v.subject().equals(subject.title())).findFirst();
    if (verdict.isEmpty()) {
      mismatch(subject);
    }
    return verdict;
  }

  /**
   * Refuses two verdicts that differ.
   *
   * @param subject what it is about
   * @param verdict the verdict
   */
  public void requireSame(Component subject, SupportVerdict verdict) {
    if (!verdict.subject().equals(subject.title())) {
      mismatch(subject);
    }
  }

  private void mismatch(Component subject) {
    judgement.error(
        "gate.os-mismatch",
        subject.title(),
        "the SBOM describes "
            + subject.title()
            + ", on which the support report has no verdict;"
            + " assess the same root that the SBOM was made from");
  }

  private void judgeCatalogue(SupportReport report) {
    long age = report.catalogueAgeDays();
    if (age < 0) {
      judgeBeforeFacts(report, -age);
      return;
    }
    String message = "the facts on support are " + age + " days old on the day judged; ";
    Evidence evidence = new Evidence("catalogue", "snapshot", report.snapshotDate().toString());
    if (age > policy.catalogueFailAfterDays()) {
      judgement.error(
          "gate.catalogue-too-old",
          "catalogue",
          message
              + "the policy allows "
              + policy.catalogueFailAfterDays()
              + "; "
              + SupportReport.NEWER_FACTS,
          evidence);
    } else if (age > policy.catalogueWarnAfterDays()) {
      judgement.warning(
          "gate.catalogue-old", "catalogue", message + SupportReport.NEWER_FACTS, evidence);
    }
  }

  /** An old day that was asked for must not make a system supported that is long dead. */
  private void judgeBeforeFacts(SupportReport report, long days) {
    String message =
        "the day judged, "
            + report.asOf()
            + ", lies "
            + days
            + " days before the facts on support, which are of "
            + report.snapshotDate();
    Evidence evidence = new Evidence("catalogue", "snapshot", report.snapshotDate().toString());
    if (days > policy.catalogueFailAfterDays()) {
      judgement.error(
          "gate.as-of-before-facts",
          "catalogue",
          message
              + "; the policy allows "
              + policy.catalogueFailAfterDays()
              + "; judge the day of the release (SOURCE_DATE_EPOCH may set an old one)",
          evidence);
    } else {
      judgement.warning(
          "gate.as-of-before-facts",
          "catalogue",
          message + "; check that this day is meant",
          evidence);
    }
  }

  private void judgeState(SupportVerdict verdict) {
    if (!policy.allowedStates().contains(verdict.state())) {
      judgement.error(
          "gate.os-state",
          verdict.subject(),
          verdict.subject()
              + " is "
              + verdict.state()
              + ", which the policy does not allow: "
              + verdict.explanation(),
          verdict.evidence().toArray(Evidence[]::new));
    }
  }

  /** The planned end of service counts for extended support too, which keeps its own state. */
  private void judgeService(SupportVerdict verdict, @Nullable LocalDate until) {
    LocalDate end = verdict.supportEnd();
    boolean stated = verdict.state() == SupportState.ENDS_BEFORE_SERVICE_END;
    boolean allowed = policy.allowedStates().contains(SupportState.ENDS_BEFORE_SERVICE_END);
    if (stated || allowed || until == null || end == null || !until.isAfter(end)) {
      return;
    }
    judgement.error(
        "gate.ends-before-service",
        verdict.subject(),
        verdict.subject() + ": " + verdict.words() + ", before the planned end of service " + until,
        verdict.evidence().toArray(Evidence[]::new));
  }

  private void judgeDaysLeft(SupportVerdict verdict, LocalDate asOf) {
    if (UnknownStates.WITHOUT_DAYS.contains(verdict.state())) {
      if (policy.allowedStates().contains(verdict.state())) {
        judgement.warning(
            "gate.support-without-days",
            verdict.subject(),
            verdict.subject()
                + " is "
                + verdict.state()
                + ": the policy lists it, so no days of support were asked for");
      }
    } else {
      LocalDate end = Objects.requireNonNull(verdict.supportEnd(), "every other state has a day");
      judgeDaysLeft(verdict, ChronoUnit.DAYS.between(asOf, end));
    }
  }

  private void judgeDaysLeft(SupportVerdict verdict, long left) {
    if (left < policy.minimumSupportDaysLeft()) {
      judgement.error(
          "gate.support-days-left",
          verdict.subject(),
          verdict.subject()
              + ": "
              + verdict.words()
              + ", "
              + left
              + " days after the day judged; the policy asks for "
              + policy.minimumSupportDaysLeft(),
          verdict.evidence().toArray(Evidence[]::new));
    }
  }
}
