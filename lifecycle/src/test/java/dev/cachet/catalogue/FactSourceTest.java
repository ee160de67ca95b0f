package dev.cachet.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactSourceTest {
  private static final FactSource SOURCE = new FactSource("s", LocalDate.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "2026-07-11,2026-07-11",
    "2024-02-29,2024-02-29",
    "2027-03,2027-03-01",
    "2029,2029-01-01"
  })
  void takesTheFirstDayOfWhatTheTextNames(String text, LocalDate day) {
    assertEquals(day, SOURCE.dated(text).day());
    assertEquals(text, SOURCE.dated(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026/07/11",
        "2026-7-11",
        "26-07-11",
        "٢٠٢٦-07-11",
        "soon",
        ""
      })
  void refusesWhatIsNoDate(String text) {
    assertThrows(DateTimeException.class, () -> SOURCE.dated(text));
  }
}
