package dev.cachet.lifecycle;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * Where facts come from.
 *
 * @param name the publication
 * @param day the day for which it was read
 */
record FactSource(String name, LocalDate day) {
  Fact absent() {
    return new Fact(Fact.Kind.ABSENT, null, "", name, day, false);
  }

  Fact passed() {
    return new Fact(Fact.Kind.PASSED, null, "", name, day, false);
  }

  Fact open() {
    return new Fact(Fact.Kind.OPEN, null, "", name, day, false);
  }

  /**
   * Makes a dated fact; of a month or a year the first day is taken, as nothing later is sure.
   *
   * @throws DateTimeException if the text is no date
   */
  Fact dated(String text) {
    return new Fact(Fact.Kind.DATED, firstDay(text), text, name, day, false);
  }

  private static LocalDate firstDay(String text) {
    return switch (text.length()) {
      case 4 -> Year.parse(text).atDay(1);
      case 7 -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }
}
