package dev.cachet.endofsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportEndTest {
  @Test
  void readsWhatIsStated() {
    SupportEnd end = SupportEnds.plain();
    assertEquals(List.of("2.4", "2.5"), end.versions());
    assertEquals(LocalDate.of(2029, 6, 30), end.dates().securitySupport());
    assertEquals(Optional.of(LocalDate.of(2027, 3, 31)), end.dates().sales());
    assertEquals(Optional.empty(), end.successor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"serial\": 3|\"serial\": 0|/serial: is no whole number",
        "\"serial\": 3|\"serial\": 3, \"more\": 1|/more: unknown",
        "\"2.4\", \"2.5\"|\"2.4\", \"2.4\"|/versions/1: is listed twice",
        "\"2.4\", \"2.5\"|\"before 2.5\"|/versions/0: names a range",
        "\"2.4\", \"2.5\"|\"<2.5\"|/versions/0: names a range",
        "\"2.4\", \"2.5\"|\"All versions\"|/versions/0: names a range",
        "2030-07-01|2029-06-29|/dates/endOfLife: lies before endOfSecuritySupport",
        "2027-03-31|2031-01-01|/dates/endOfLife: lies before endOfSales",
        "2019-01-01|2029-07-01|/dates/endOfSecuritySupport: lies before generalAvailability",
        "2029-06-30|2029-02-30|/dates/endOfSecuritySupport: is no day",
        "https://devices.example/notices/1|http://devices.example/1|/reference: is no https",
        "https://devices.example/notices/1|https://a@devices.example/|/reference: is no https",
        "example-devices|Example Devices|/manufacturer: is no name",
        "EXAMPLE-EOS|a/b|/id: has other characters",
        "[\"04012345678901\"]|[]|/udiDis: is no list"
      })
  void saysWhereAndWhatIsWrong(String found, String put, String expected) {
    assertTrue(SupportEnds.JSON.contains(found), found);
    InvalidSupportEndException refused =
        assertThrows(
            InvalidSupportEndException.class,
            () -> SupportEnds.read(SupportEnds.JSON.replace(found, put)));
    assertTrue(refused.getMessage().startsWith(expected), refused::getMessage);
  }
}
