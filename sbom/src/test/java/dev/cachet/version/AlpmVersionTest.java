package dev.cachet.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlpmVersionTest {
  /** The first two lines of pairs are the rows of examples in vercmp(8). */
  @ParameterizedTest
  @CsvSource({
    "1.0a, 1.0b",
    "1.0b, 1.0beta",
    "1.0beta, 1.0p",
    "1.0p, 1.0pre",
    "1.0pre, 1.0rc",
    "1.0rc, 1.0",
    "1.0, 1.0.a",
    "1.0.a, 1.0.1",
    "1, 1.0",
    "1.0, 1.1",
    "1.1, 1.1.1",
    "1.1.1, 1.2",
    "1.2, 2.0",
    "2.0, 3.0.0",
    "1.5-1, 1.5-2",
    "1.5-2, 1.6-1",
    "9:1-1, 10:0-1",
    "7, 1:1",
    "1.9, 1.10",
    "1.5.b, 1.5.1",
    "1.0, 1.0..1",
    "1.0.1, 1.0..1",
    "2.0-1, 2.0.1-1",
    "20230901, 20240101",
    "1a, 1a1",
    "1.0, 1.0.",
    "1.0., 1.0.1",
    "1.0-1, 1.0-1.1",
    "r9.abc, r10.abc",
    "2.0alpha9, 2.0alpha10"
  })
  void tellsTheOlder(String older, String newer) {
    assertTrue(AlpmVersion.compare(older, newer) < 0, older + " < " + newer);
    assertTrue(AlpmVersion.compare(newer, older) > 0, newer + " > " + older);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5-1",
    "1.5-7, 1.5",
    "0:1.0-1, 1.0-1",
    "1.001, 1.1",
    "1_0, 1.0",
    "1.0-1, 1.0-01",
    ":1.0, 1.0",
    "1.0+5, 1.0.5"
  })
  void takesForEqual(String one, String other) {
    assertEquals(0, AlpmVersion.compare(one, other));
    assertEquals(0, AlpmVersion.compare(other, one));
  }

  @Test
  void hasNoCirclesInAnyTexts() {
    Random random = new Random(5);
    List<String> texts = new ArrayList<>(List.of("1.", "1..a", "1.1", "1..", "", "."));
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append("01a.b~:".charAt(random.nextInt(7)));
      }
      texts.add(text.toString());
    }
    for (String one : texts) {
      for (String two : texts) {
        int order = AlpmVersion.compare(one, two);
        assertEquals(-order, AlpmVersion.compare(two, one), one + " and " + two);
        for (String three : texts) {
          if (order <= 0 && AlpmVersion.compare(two, three) <= 0) {
            assertTrue(AlpmVersion.compare(one, three) <= 0, one + " and " + two + " and " + three);
          }
        }
      }
    }
  }
}
