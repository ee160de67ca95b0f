package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PKG-48")
class CheckLogTest {
  @Test
  void letsNoCheckBeLeftOutInSilence() {
    CheckLog log = new CheckLog();
    log.pass(Check.PREFIX, "");
    assertThrows(IllegalStateException.class, () -> log.pass(Check.QUORUM, ""));
  }

  @Test
  void letsNothingFollowAFailure() {
    CheckLog log = new CheckLog();
    log.fail(Check.PREFIX, new Refusal(Reason.ENTRY_MISSING, "PKG-6", "a", "b", "c"));
    assertThrows(IllegalStateException.class, () -> log.pass(Check.CHAIN, ""));
  }

  @Test
  void countsWhatWasNotJudgedAsNotReached() {
    VerificationReport report = new CheckLog().report();
    for (Check check : Check.values()) {
      assertEquals(Outcome.NOT_REACHED, report.result(check).outcome());
    }
  }
}
