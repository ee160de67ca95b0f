package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @Test
  void namesTheDaysThatMatter() {
    Horizon horizon =
        new Horizon(DAY, LocalDate.of(2036, 12, 31), 0)
            .withPlannedSaleEnd(LocalDate.of(2030, 6, 30));
    assertEquals(
        "[Day[label=day judged, date=2026-11-23], Day[label=+90 days, date=2027-02-21],"
            + " Day[label=+180 days, date=2027-05-22], Day[label=+365 days, date=2027-11-23],"
            + " Day[label=planned end of sale, date=2030-06-30],"
            + " Day[label=planned end of service, date=2036-12-31]]",
        horizon.days().toString());
    assertEquals(4, new Horizon(DAY, null, 0).days().size());
  }

  @Test
  void staysInsideTheCalendar() {
    Horizon last = new Horizon(LocalDate.MAX, null, Integer.MAX_VALUE);
    assertEquals(LocalDate.MAX, last.days().get(3).date());
    assertEquals(LocalDate.MAX, last.later(last.minimumDays()));
  }

  @Test
  void refusesANegativeNumberOfDays() {
    assertThrows(IllegalArgumentException.class, () -> new Horizon(DAY, null, -1));
  }
}
