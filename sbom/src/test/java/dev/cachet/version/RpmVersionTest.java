package dev.cachet.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of versions, each row as {@code rpm.vercmp} of RPM 4.18 says. */
class RpmVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 2.0",
    "2.0, 2.0.1",
    "2.0.1, 2.0.1a",
    "5.5p1, 5.5p2",
    "5.5p1, 5.5p10",
    "10xyz, 10.1xyz",
    "xyz.4, 8",
    "xyz.4, 2",
    "5.5p2, 5.6p1",
    "1.0~rc1, 1.0",
    "1.0~rc1, 1.0~rc2",
    "1.0~rc1~git123, 1.0~rc1",
    "1.0, 1.0^",
    "1.0^git1, 1.01",
    "1.0^git1, 1.0^git2",
    "1.0^20160101, 1.0.1",
    "1.0~rc1, 1.0~rc1^git1",
    "1.0^git1~pre, 1.0^git1",
    "1.0-1, 1.0-2",
    "9:9-9, 10:0",
    "1, 1:0",
    "99999999999999999998, 99999999999999999999"
  })
  void ordersTheLesserFirst(String lesser, String greater) {
    assertTrue(RpmVersion.compare(lesser, greater) < 0);
    assertTrue(RpmVersion.compare(greater, lesser) > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2_0, 2.0",
    "1.010, 1.10",
    "0:1.0, 1.0",
    "1.0-1, 1.0",
    "a+, a_",
    "'', ''",
    "1.0^.git, 1.0^git"
  })
  void takesTheseForEqual(String one, String other) {
    assertEquals(0, RpmVersion.compare(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "<, true, false, false",
    "<=, true, true, false",
    "=, false, true, false",
    ">=, false, true, true",
    ">, false, false, true",
    "'', false, false, false"
  })
  void fulfilsByItsOrder(String operator, boolean lesser, boolean same, boolean greater) {
    assertEquals(lesser, RpmVersion.fulfils("1-1", operator, "2"));
    assertEquals(same, RpmVersion.fulfils("2-1", operator, "2"));
    assertEquals(greater, RpmVersion.fulfils("3-1", operator, "2"));
    assertFalse(RpmVersion.fulfils("2-1", "~", "2"));
  }
}
