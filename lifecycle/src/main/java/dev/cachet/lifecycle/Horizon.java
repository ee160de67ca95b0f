package dev.cachet.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days that matter for a verdict.
 *
 * @param asOf the day judged
 * @param plannedServiceEnd the last day on which the device is to be in service; null when none is
 *     planned
 * @param plannedSaleEnd the last day on which the device is to be sold; null when none is planned.
 *     It changes no verdict and is one of {@link #days()}
 * @param minimumDays how many days after {@code asOf} support must still last; 0 when it need not
 */
public record Horizon(
    LocalDate asOf,
    @Nullable LocalDate plannedServiceEnd,
    @Nullable LocalDate plannedSaleEnd,
    int minimumDays) {
  private static final List<Integer> AHEAD = List.of(90, 180, 365);

  /**
   * Checks the ranges.
   *
   * @param asOf not null
   * @param plannedServiceEnd may be null
   * @param plannedSaleEnd may be null
   * @param minimumDays not negative
   */
  public Horizon {
    Objects.requireNonNull(asOf, "asOf");
    if (minimumDays < 0) {
      throw new IllegalArgumentException("minimumDays is negative: " + minimumDays);
    }
  }

  /**
   * Plans no end of sale.
   *
   * @param asOf the day judged
   * @param plannedServiceEnd may be null
   * @param minimumDays not negative
   */
  public Horizon(LocalDate asOf, @Nullable LocalDate plannedServiceEnd, int minimumDays) {
    this(asOf, plannedServiceEnd, null, minimumDays);
  }

  /**
   * Sets the planned end of sale.
   *
   * @param day may be null
   * @return a horizon that is the same in all else
   */
  public Horizon withPlannedSaleEnd(@Nullable LocalDate day) {
    return new Horizon(asOf, plannedServiceEnd, day, minimumDays);
  }

  /**
   * Returns the days on which a report states every verdict's state.
   *
   * @return the day judged, 90, 180 and 365 days later, the planned end of sale and the planned end
   *     of service, as far as they are planned
   */
  public List<Day> days() {
    List<Day> days = new ArrayList<>();
    days.add(new Day("day judged", asOf));
    AHEAD.forEach(ahead -> days.add(new Day("+" + ahead + " days", later(ahead))));
    if (plannedSaleEnd != null) {
      days.add(new Day("planned end of sale", plannedSaleEnd));
    }
    if (plannedServiceEnd != null) {
      days.add(new Day("planned end of service", plannedServiceEnd));
    }
    return days;
  }

  /** A day typed by a person may be the last that the calendar has; nothing is later than that. */
  LocalDate later(int days) {
    return LocalDate.ofEpochDay(Math.min(asOf.toEpochDay() + days, LocalDate.MAX.toEpochDay()));
  }

  /**
   * One day that matters.
   *
   * @param label what it is, in plain words
   * @param date the day
   */
  public record Day(String label, LocalDate date) {
    /**
     * Checks that nothing is absent.
     *
     * @param label not null
     * @param date not null
     */
    public Day {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(date, "date");
    }
  }
}
