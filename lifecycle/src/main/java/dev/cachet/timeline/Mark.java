package dev.cachet.timeline;

import dev.cachet.lifecycle.Horizon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day with a line of its own through all rows.
 *
 * @param key of the words for it; with {@code -brief} of those where there is little room
 * @param day the day
 * @param style how its line is drawn
 */
record Mark(String key, LocalDate day, String style) {
  static List<Mark> of(Horizon horizon) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark("mark.judged", horizon.asOf(), "as-of"));
    LocalDate sale = horizon.plannedSaleEnd();
    if (sale != null) {
      marks.add(new Mark("mark.sale", sale, "sold"));
    }
    LocalDate service = horizon.plannedServiceEnd();
    if (service != null) {
      marks.add(new Mark("mark.service", service, "until"));
    }
    return marks;
  }

  /** The last day that matters: what is not supported until then is told. */
  static LocalDate last(Horizon horizon) {
    return of(horizon).stream().map(Mark::day).max(LocalDate::compareTo).orElseThrow();
  }

  String label(PageWords words) {
    return words.text(key) + " " + words.shortDay(day.toString());
  }

  String shortLabel(PageWords words) {
    return words.text(key + "-brief") + " " + words.shortDay(day.toString());
  }
}
