package dev.cachet.lifecycle;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days that matter for a verdict.
 *
 * @param asOf the day judged
 * @param plannedServiceEnd the last day on which the device is to be in service; null when none is
 *     planned
 * @param minimumDays how many days after {@code asOf} support must still last; 0 when it need not
 */
public record Horizon(LocalDate asOf, @Nullable LocalDate plannedServiceEnd, int minimumDays) {
  /**
   * Checks the ranges.
   *
   * @param asOf not null
   * @param plannedServiceEnd may be null
   * @param minimumDays not negative
   */
  public Horizon {
    Objects.requireNonNull(asOf, "asOf");
    if (minimumDays < 0) {
      throw new IllegalArgumentException("minimumDays is negative: " + minimumDays);
    }
  }
}
