package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.report.SupportFindings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupportAnswerTest {
  private static final LocalDate SNAPSHOT = LocalDate.of(2026, 8, 22);

  private static SupportReport report(LocalDate asOf, SupportState... states) {
    List<SupportVerdict> verdicts =
        Arrays.stream(states)
            .map(one -> new SupportVerdict("s", one, one, SNAPSHOT, null, null, "why", List.of()))
            .toList();
    return new SupportReport(new Horizon(asOf, null, 0), SNAPSHOT, verdicts, List.of());
  }

  private static SupportAnswer answer(SupportState... states) {
    return SupportAnswer.of(report(SNAPSHOT, states), SupportAnswer.USUALLY_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "SUPPORTED,PASSED,INFO",
    "SECURITY_ONLY,PASSED,INFO",
    "EXTENDED_CONTRACT,REFUSED,ERROR",
    "ENDS_BEFORE_SERVICE_END,REFUSED,ERROR",
    "ENDS_WITHIN,REFUSED,ERROR",
    "ENDED,REFUSED,ERROR",
    "ENDED_DATE_UNKNOWN,REFUSED,ERROR",
    "SUPPORTED_DATE_UNKNOWN,UNKNOWN,WARNING",
    "CYCLE_NOT_LISTED,UNKNOWN,WARNING",
    "AMBIGUOUS,UNKNOWN,WARNING",
    "UNKNOWN,UNKNOWN,WARNING",
    "ROLLING,UNKNOWN,WARNING",
    "WAIVED,PASSED,INFO"
  })
  void keepsRefusedAndUnknownApartAndWeighsFindingsTheSame(
      SupportState state, SupportAnswer expected, Severity severity) {
    assertEquals(expected, answer(state));
    Finding finding = SupportFindings.of(report(SNAPSHOT, state)).get(0);
    assertEquals(severity, finding.severity());
  }

  @Test
  void takesTheWorstOfAllVerdicts() {
    assertEquals(SupportAnswer.PASSED, answer(SupportState.SUPPORTED, SupportState.WAIVED));
    assertEquals(SupportAnswer.REFUSED, answer(SupportState.ENDED, SupportState.SUPPORTED));
    assertEquals(SupportAnswer.REFUSED, answer(SupportState.UNKNOWN, SupportState.ENDED));
    assertEquals(SupportAnswer.UNKNOWN, answer(SupportState.SUPPORTED, SupportState.ROLLING));
  }

  @Test
  void acceptsUnknownComponentsUpToTheirNumberAndNeverAnUnknownSystem() {
    SupportReport two =
        report(SNAPSHOT, SupportState.SUPPORTED, SupportState.UNKNOWN, SupportState.ROLLING);
    Set<SupportState> allowed = SupportAnswer.USUALLY_ALLOWED;
    assertEquals(SupportAnswer.UNKNOWN, SupportAnswer.of(two, allowed, 1));
    assertEquals(SupportAnswer.PASSED, SupportAnswer.of(two, allowed, 2));
    SupportReport system = report(SNAPSHOT, SupportState.UNKNOWN, SupportState.SUPPORTED);
    assertEquals(SupportAnswer.UNKNOWN, SupportAnswer.of(system, allowed, 9));
    SupportReport ended = report(SNAPSHOT, SupportState.SUPPORTED, SupportState.ENDED);
    assertEquals(SupportAnswer.REFUSED, SupportAnswer.of(ended, allowed, 9));
  }

  @Test
  void doesNotPassWithoutAVerdict() {
    assertEquals(SupportAnswer.UNKNOWN, answer());
  }

  @ParameterizedTest
  @EnumSource
  void passesWhatIsAllowedByNameAndNothingElseBesideTheWaived(SupportState state) {
    SupportReport report = report(SNAPSHOT, state);
    assertEquals(SupportAnswer.PASSED, SupportAnswer.of(report, EnumSet.of(state)));
    boolean waived = state == SupportState.WAIVED;
    assertEquals(waived, SupportAnswer.of(report, Set.of()) == SupportAnswer.PASSED);
  }

  @Test
  void letsNoVerdictCountByFactsThatAreTooOld() {
    LocalDate tooOld = SNAPSHOT.plusDays(181);
    SupportReport report = report(tooOld, SupportState.WAIVED);
    Set<SupportState> all = EnumSet.allOf(SupportState.class);
    assertEquals(SupportAnswer.DATA_TOO_OLD, SupportAnswer.of(report, all));
    SupportReport lastDay = report(SNAPSHOT.plusDays(180), SupportState.WAIVED);
    assertEquals(SupportAnswer.PASSED, SupportAnswer.of(lastDay, Set.of()));
  }

  @Test
  void answersForADayBeforeTheFactsAndWarns() {
    SupportReport report = report(SNAPSHOT.minusYears(9), SupportState.SUPPORTED);
    assertEquals(SupportAnswer.PASSED, SupportAnswer.of(report, SupportAnswer.USUALLY_ALLOWED));
    assertEquals("lifecycle.as-of-before-facts", SupportFindings.of(report).get(0).rule());
  }
}
