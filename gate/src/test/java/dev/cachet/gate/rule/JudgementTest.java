package dev.cachet.gate.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.override.Overridden;
import dev.cachet.quality.CheckAnswer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is unknown does not pass. */
class JudgementTest {
  private final Judgement judgement = new Judgement();

  private void requirePassed() throws GateRefusedException {
    judgement.requirePassed(
        new Overridden(List.of(), LocalDate.parse("2026-11-23"), ChangeAnswers.NO_SBOM, "00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drift.hash-not-taken", "drift.no-part", "drift.thing-unread"})
  void whatCannotBeToldDoesNotPass(String rule) {
    judgement.warning("gate.catalogue-old", "catalogue", "old");
    judgement.addAll(List.of(new Finding(rule, "a", Severity.WARNING, "untold", List.of())));
    GateRefusedException e = assertThrows(GateRefusedException.class, this::requirePassed);
    assertEquals(CheckAnswer.UNKNOWN, e.answer());
    assertEquals(rule + ": untold", e.getMessage());
  }

  @Test
  void errorIsSaidBeforeWhatCannotBeTold() {
    judgement.addAll(
        List.of(new Finding("drift.no-part", "a", Severity.WARNING, "untold", List.of())));
    judgement.error("gate.sbom-empty", "sbom", "empty");
    GateRefusedException e = assertThrows(GateRefusedException.class, this::requirePassed);
    assertEquals(CheckAnswer.FOUND, e.answer());
    assertEquals("gate.sbom-empty: empty", e.getMessage());
  }

  @Test
  void warningPasses() throws Exception {
    judgement.warning("gate.catalogue-old", "catalogue", "old");
    requirePassed();
    assertEquals(1, judgement.findings().size());
  }
}
