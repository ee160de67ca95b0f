package dev.cachet.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The years that are drawn, whole ones, and where a day lies between them.
 *
 * @param first the first year drawn
 * @param last the last year drawn
 */
record Axis(int first, int last) {
  /**
   * What ended longer before the judged day is told at the edge, else it would squeeze the rest.
   */
  private static final int MAX_YEARS_BEFORE = 8;

  private static final int MAX_YEARS_AFTER = 12;

  /** A device that is planned for longer than this is told at the edge. */
  private static final int MAX_YEARS_PLANNED = 40;

  static Axis of(LocalDate asOf, LocalDate horizon, List<Phase> phases) {
    int first = asOf.getYear() - 1;
    int last = Math.max(asOf.getYear() + 2, horizon.getYear());
    for (Phase phase : phases) {
      LocalDate from = phase.from().day();
      LocalDate to = phase.to().day();
      first = from == null ? first : Math.min(first, from.getYear());
      int limit = Math.max(last, asOf.getYear() + MAX_YEARS_AFTER);
      last = to == null ? last : Math.max(last, Math.min(to.getYear(), limit));
    }
    return new Axis(
        Math.max(first, asOf.getYear() - MAX_YEARS_BEFORE),
        Math.min(last, asOf.getYear() + MAX_YEARS_PLANNED));
  }

  /** The years drawn that are multiples of a step. */
  List<Integer> yearsBy(int step) {
    return IntStream.rangeClosed(first, last)
        .filter(year -> Math.floorMod(year, step) == 0)
        .boxed()
        .toList();
  }

  int years() {
    return last - first + 1;
  }

  double startOf(LocalDate day) {
    return at(day, 0);
  }

  double middleOf(LocalDate day) {
    return at(day, 0.5);
  }

  double endOf(LocalDate day) {
    return at(day, 1);
  }

  double startOfYear(int year) {
    return clamp(100.0 * (year - first) / years());
  }

  private double at(LocalDate day, double part) {
    double inYear = (day.getDayOfYear() - 1 + part) / day.lengthOfYear();
    return clamp(100 * (day.getYear() - (double) first + inYear) / years());
  }

  private static double clamp(double percent) {
    return Math.max(0, Math.min(100, percent));
  }

  /** Whether nothing of the time up to that day is drawn. */
  boolean endsBefore(LocalDate day) {
    return day.getYear() < first;
  }

  /** How many years apart the labels stand when each needs that much room. */
  int step(double pixels, double room) {
    int step = 1;
    while (pixels * step / years() < room) {
      step *= 2;
    }
    return step;
  }
}
