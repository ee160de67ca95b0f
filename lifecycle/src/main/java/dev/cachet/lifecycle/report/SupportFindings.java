package dev.cachet.lifecycle.report;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingReport;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as findings: one for each verdict, and one for a catalogue that is not fresh or younger
 * than the day judged.
 */
public final class SupportFindings {
  private SupportFindings() {}

  /**
   * Turns a report into findings.
   *
   * @param report the report
   * @return first what is wrong with the catalogue and with waivers, then the verdicts in their
   *     order; rules are {@code lifecycle.} and the state in lower case with hyphens. A verdict
   *     weighs what {@link SupportAnswer} makes of its state with the usual states allowed: refused
   *     is an error, unknown a warning
   */
  public static List<Finding> of(SupportReport report) {
    List<Finding> findings = new ArrayList<>();
    SupportReport.CatalogueAge age = report.catalogueAge();
    if (age != SupportReport.CatalogueAge.FRESH) {
      findings.add(old(report, age));
    }
    if (report.catalogueAgeDays() < 0) {
      findings.add(beforeFacts(report));
    }
    findings.addAll(report.notices());
    report.verdicts().forEach(verdict -> findings.add(finding(verdict)));
    return findings;
  }

  /**
   * Makes a report of findings, for {@link dev.cachet.finding.FindingFormat}.
   *
   * @param report the report
   * @param toolVersion the version of Cachet
   * @param examined the file or folder that was judged; empty when there is none
   * @return the findings of {@link #of}, on the report's day
   */
  public static FindingReport report(SupportReport report, String toolVersion, String examined) {
    return new FindingReport(
        "lifecycle check", report.asOf(), toolVersion, examined, basis(report), of(report));
  }

  /** Returns how old the facts are, which stands in every report. */
  static String basis(SupportReport report) {
    long age = report.catalogueAgeDays();
    String facts = age < 0 ? -age + " days later" : age + " days old";
    String limit = "; too old after " + report.failAgeDays();
    return "facts of " + report.snapshotDate() + " (" + facts + limit + ")";
  }

  /**
   * Returns the rule's id of a state.
   *
   * @param state the state
   * @return for example {@code lifecycle.cycle-not-listed}
   */
  public static String rule(SupportState state) {
    return "lifecycle." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Finding finding(SupportVerdict verdict) {
    return new Finding(
        rule(verdict.state()),
        verdict.subject(),
        severity(verdict.state()),
        verdict.explanation() + "; level of support: " + verdict.level().words(),
        verdict.evidence());
  }

  private static Severity severity(SupportState state) {
    return switch (SupportAnswer.of(state, SupportAnswer.USUALLY_ALLOWED)) {
      case PASSED -> Severity.INFO;
      case REFUSED -> Severity.ERROR;
      case UNKNOWN, DATA_TOO_OLD -> Severity.WARNING;
    };
  }

  private static Finding old(SupportReport report, SupportReport.CatalogueAge age) {
    boolean tooOld = age == SupportReport.CatalogueAge.TOO_OLD;
    int limit = tooOld ? report.failAgeDays() : report.warnAgeDays();
    return new Finding(
        "lifecycle.catalogue-age",
        "catalogue of " + report.snapshotDate(),
        tooOld ? Severity.ERROR : Severity.WARNING,
        "the facts are "
            + report.catalogueAgeDays()
            + " days old on "
            + report.asOf()
            + ", more than "
            + limit
            + ": dates may have moved; "
            + SupportReport.NEWER_FACTS,
        List.of(new Evidence("catalogue", "snapshot", report.snapshotDate().toString())));
  }

  private static Finding beforeFacts(SupportReport report) {
    return new Finding(
        "lifecycle.as-of-before-facts",
        "catalogue of " + report.snapshotDate(),
        Severity.WARNING,
        "the day judged, "
            + report.asOf()
            + ", lies "
            + -report.catalogueAgeDays()
            + " days before the facts: a system that was supported then may be dead now;"
            + " check that this day is meant",
        List.of(new Evidence("catalogue", "snapshot", report.snapshotDate().toString())));
  }
}
