package dev.cachet.verification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
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
    PackageRefusedException refused =
        new PackageRefusedException(Reason.ENTRY_MISSING, "PKG-6", "a", "b", "c");
    CheckLog.Judgement<String> refusing =
        () -> {
          throw refused;
        };
    assertSame(
        refused,
        assertThrows(
            PackageRefusedException.class,
            () -> log.judge(Check.PREFIX, refusing, detail -> detail)));
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
