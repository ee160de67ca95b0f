package dev.cachet.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InstalledCountersTest {
  @Test
  void keepsApartWhatIsKnown() {
    assertEquals(OptionalLong.of(7), new InstalledCounters(3, 7).counter());
    assertEquals(OptionalLong.empty(), InstalledCounters.ofUnknownRelease(3).counter());
  }

  @Test
  void takesNoCounterThatJsonCannotCarry() {
    long tooMuch = 1L << 53;
    assertThrows(IllegalArgumentException.class, () -> new InstalledCounters(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new InstalledCounters(0, tooMuch));
    assertThrows(IllegalArgumentException.class, () -> InstalledCounters.ofUnknownRelease(tooMuch));
  }
}
