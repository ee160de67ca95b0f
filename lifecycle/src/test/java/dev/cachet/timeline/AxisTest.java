package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 2);

  private static Phase phase(String from, String to) {
    return new Phase(
        PhaseKind.SUPPORTED, "", Edge.on(LocalDate.parse(from)), Edge.on(LocalDate.parse(to)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-02,2025-01-01,2026-12-31,2025,2028",
    "2026-07-02,1995-01-01,2026-12-31,2018,2028",
    "2026-07-02,2025-01-01,2099-12-31,2025,2038",
    "2041-01-01,2025-01-01,2099-12-31,2025,2041",
    "9999-01-01,2025-01-01,2027-12-31,2025,2066",
    "2020-01-01,2025-01-01,2026-12-31,2025,2028"
  })
  void showsTheYearsThatMatter(LocalDate until, String from, String to, int first, int last) {
    assertEquals(new Axis(first, last), Axis.of(DAY, until, List.of(phase(from, to))));
  }

  @Test
  void placesADayWithinItsYearAndNeverOutside() {
    Axis axis = new Axis(2021, 2030);
    assertEquals(0, axis.startOf(LocalDate.of(2021, 1, 1)));
    assertEquals(10, axis.endOf(LocalDate.of(2021, 12, 31)), 1e-9);
    assertEquals(10, axis.startOfYear(2022));
    assertEquals(15, axis.middleOf(LocalDate.of(2022, 7, 2)), 1e-9);
    assertEquals(0, axis.endOf(LocalDate.of(2020, 12, 31)));
    assertEquals(100, axis.startOf(LocalDate.MAX));
  }

  @Test
  void setsYearsFurtherApartWhereThereIsLessRoom() {
    Axis axis = new Axis(2018, 2033);
    assertEquals(1, axis.step(640, 40));
    assertEquals(2, axis.step(639, 40));
    assertEquals(4, axis.step(288, 40));
    assertEquals(List.of(2020, 2024, 2028, 2032), axis.yearsBy(4));
  }
}
