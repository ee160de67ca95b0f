package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.device.InstalledCounters;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.verification.report.Check;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final long MAX = (1L << 53) - 1;

  @Test
  @Tag("PKG-60")
  void refusesACounterBelowTheFloor() {
    judge(400, 399, 0).isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
    judge(MAX, MAX - 1, 0).isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
  }

  @Test
  @Tag("PKG-60")
  void acceptsACounterAtTheFloorAlthoughItIsOlderThanWhatRuns() {
    judge(400, 400, 400).isAccepted();
  }

  @Test
  @Tag("PKG-61")
  void refusesAFloorThatLeaps() {
    judge(400, MAX, 10_401).isRefused(Check.COUNTERS, Reason.FLOOR_JUMP, "PKG-61");
    judge(0, MAX, MAX).isRefused(Check.COUNTERS, Reason.FLOOR_JUMP, "PKG-61");
  }

  @Test
  @Tag("PKG-61")
  void saysHowHighTheFloorMayBe() {
    Refusal refusal = judge(400, MAX, 10_401).refusal().orElseThrow();
    assertEquals("10401, at most 10400", refusal.found() + ", " + refusal.expected());
  }

  @Test
  @Tag("PKG-61")
  void acceptsTheLongestStepAndAnyCounter() {
    judge(400, 10_400, 10_400).isAccepted();
    judge(400, MAX, 10_400).isAccepted();
    judge(MAX, MAX, MAX).isAccepted();
  }

  @Test
  @Tag("PKG-60")
  void acceptsAFloorBelowTheDevices() {
    judge(400, 401, 0).isAccepted();
  }

  private static Verdict judge(long deviceFloor, long counter, long floor) {
    ReleaseFixture release =
        new ReleaseFixture()
            .set("counter", Long.toString(counter))
            .set("floor", Long.toString(floor));
    return new TestDevice()
        .having(InstalledCounters.ofUnknownRelease(deviceFloor))
        .judge(release.bytes());
  }
}
