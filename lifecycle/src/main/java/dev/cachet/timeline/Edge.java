package dev.cachet.timeline;

import dev.cachet.catalogue.Fact;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Where a phase begins or ends.
 *
 * @param day the first or last day of the phase; where it is not published, the day up to which it
 *     was seen, or null
 * @param published whether the day is known, so that the edge is drawn sharp
 * @param text the day as its source wrote it
 * @param estimated whether the publisher calls it estimated
 */
record Edge(@Nullable LocalDate day, boolean published, String text, boolean estimated) {
  static final String NOT_PUBLISHED = "not published";

  static Edge of(Fact fact) {
    return fact.day() == null
        ? unpublished(fact.sourceDate())
        : new Edge(fact.day(), true, fact.text(), fact.estimated());
  }

  static Edge on(LocalDate day) {
    return new Edge(day, true, day.toString(), false);
  }

  static Edge after(LocalDate last) {
    return on(last.equals(LocalDate.MAX) ? last : last.plusDays(1));
  }

  static Edge unpublished(@Nullable LocalDate seen) {
    return new Edge(seen, false, NOT_PUBLISHED, false);
  }

  /** A release day as the catalogue has it: a day, a month, a year, or anything else. */
  static Edge released(String text) {
    try {
      LocalDate day =
          switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          };
      return new Edge(day, true, text, false);
    } catch (DateTimeException e) {
      return unpublished(null);
    }
  }

  Edge blurred() {
    return unpublished(day);
  }

  /** The day as a label beside a bar. */
  String label(PageWords words) {
    String shown = words.shortDay(text);
    return estimated ? words.text("label.estimated", shown) : shown;
  }

  /** The last day in a sentence; of a month or a year the verdict counts the first day only. */
  String lastDay(PageWords words) {
    boolean whole = day != null && !text.equals(day.toString());
    return words.day(text)
        + (whole ? words.text("phase.first-day") : "")
        + (estimated ? words.text("phase.estimated") : "");
  }
}
