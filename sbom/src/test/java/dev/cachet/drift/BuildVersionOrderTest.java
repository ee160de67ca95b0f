package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions as Yocto builds write them: {@code PE:PV-PR}. */
class BuildVersionOrderTest {
  @ParameterizedTest
  @CsvSource({
    "3.5.4-r0, 3.5.5-r0",
    "3.5.9-r0, 3.5.10-r0",
    "1.37.0-r0, 1.37.0-r1",
    "1.37.0-r0.9, 1.37.0-r0.10",
    "9.0-r0, 1:1.0-r0",
    "1.1.1v-r0, 1.1.1w-r0",
    "2.42+git0+abcdef1-r0, 2.43+git0+0123456-r0",
    "6.6.54+git0+abcdef1_fedcba9-r0, 6.6.54+git1+0123456_0123456-r0",
    "9.8p1-r0, 9.9p1-r0"
  })
  void tellsTheOlderFromTheNewer(String older, String newer) {
    assertEquals(
        Optional.of(-1), VersionOrder.compare("generic", older, newer).map(Integer::signum));
    assertEquals(
        Optional.of(1), VersionOrder.compare("generic", newer, older).map(Integer::signum));
  }

  @ParameterizedTest
  @CsvSource({
    "2.42+git0+abcdef1-r0, 2.42+git0+0123456-r0",
    "2.42+git0+abcdef1-r0, 2.42+git0+0123456-r1",
    "1.0-rc1-r0, 1.0-r0",
    "1.0-r0, 1.0",
    "1.0-r0, abc"
  })
  void saysThatItCannotBeTold(String one, String other) {
    assertEquals(Optional.empty(), VersionOrder.compare("generic", one, other));
    assertEquals(Optional.empty(), VersionOrder.compare("generic", other, one));
  }
}
