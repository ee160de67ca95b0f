package dev.cachet.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianVersionTest {
  /** The first rows are the examples of deb-version(7). */
  @ParameterizedTest
  @CsvSource({
    "~~, ~~a",
    "~~a, ~",
    "~, ''",
    "'', a",
    "1.0~beta1~svn1245, 1.0~beta1",
    "1.0~beta1, 1.0",
    "1.0, 1:0.1",
    "1.2-1, 1.2-1+b1",
    "2.36-9+deb12u4, 2.36-9+deb12u10",
    "1.9, 1.10",
    "a, a+",
    "1.0-1, 1.0.0-1",
    "99999999999999999998, 99999999999999999999"
  })
  void ordersTheLesserFirst(String lesser, String greater) {
    assertTrue(DebianVersion.compare(lesser, greater) < 0);
    assertTrue(DebianVersion.compare(greater, lesser) > 0);
  }

  @ParameterizedTest
  @CsvSource({"0:1.0, 1.0", "1.0-0, 1.0", "1.01, 1.1", "'', 0"})
  void takesTheseForEqual(String one, String other) {
    assertEquals(0, DebianVersion.compare(one, other));
  }
}
