package dev.cachet.lifecycle;

import dev.cachet.lifecycle.report.SupportFindings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a check of support answers, from best to worst. What is unknown never passes. */
public enum SupportAnswer {
  /** Every verdict is in a state that is allowed, or waived. */
  PASSED,
  /** A verdict says that something is not known, or there is no verdict at all. */
  UNKNOWN,
  /** A verdict is in a state that is known and not allowed, which is firmer than not knowing. */
  REFUSED,
  /** The facts are older than the limit on the day judged, so that no verdict counts. */
  DATA_TOO_OLD;

  /** The states that pass unless somebody chooses others. */
  public static final Set<SupportState> USUALLY_ALLOWED =
      Collections.unmodifiableSet(EnumSet.of(SupportState.SUPPORTED, SupportState.SECURITY_ONLY));

  /**
   * Answers for a report, and accepts no unknown component.
   *
   * @param report the report
   * @param allowed states that pass beside {@link SupportState#WAIVED}, which always does; an
   *     unknown state passes only when it is named here
   * @return the worst that any verdict gives
   */
  public static SupportAnswer of(SupportReport report, Set<SupportState> allowed) {
    return of(report, allowed, 0);
  }

  /**
   * Answers for a report. A day judged that lies before the facts does not change the answer:
   * audits ask about the past, and {@link SupportFindings} warns that dates may have moved since.
   *
   * @param report the report
   * @param allowed states that pass beside {@link SupportState#WAIVED}, which always does; an
   *     unknown state passes only when it is named here
   * @param unknownComponents how many components of unknown support are accepted; the first
   *     verdict, which is the operating system's, never is when it is unknown
   * @return the worst that any verdict gives
   */
  public static SupportAnswer of(
      SupportReport report, Set<SupportState> allowed, int unknownComponents) {
    if (report.catalogueAge() == SupportReport.CatalogueAge.TOO_OLD) {
      return DATA_TOO_OLD;
    }
    List<SupportAnswer> answers =
        report.verdicts().stream().map(verdict -> of(verdict.state(), allowed)).toList();
    if (answers.contains(REFUSED)) {
      return REFUSED;
    }
    boolean systemKnown = !answers.isEmpty() && answers.get(0) != UNKNOWN;
    boolean accepted = Collections.frequency(answers, UNKNOWN) <= unknownComponents;
    return systemKnown && accepted ? PASSED : UNKNOWN;
  }

  /**
   * The answer on one state.
   *
   * @param state the state
   * @param allowed the allowed
   * @return the support answer
   */
  public static SupportAnswer of(SupportState state, Set<SupportState> allowed) {
    if (state == SupportState.WAIVED || allowed.contains(state)) {
      return PASSED;
    }
    return switch (state) {
      case SUPPORTED,
          SECURITY_ONLY,
          WAIVED,
          EXTENDED_CONTRACT,
          ENDS_BEFORE_SERVICE_END,
          ENDS_WITHIN,
          ENDED,
          ENDED_DATE_UNKNOWN ->
          REFUSED;
      case SUPPORTED_DATE_UNKNOWN, CYCLE_NOT_LISTED, AMBIGUOUS, UNKNOWN, ROLLING -> UNKNOWN;
    };
  }
}
