package dev.cachet.catalogue;

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
public record FactSource(String name, LocalDate day) {
  /**
   * The fact that nothing is stated.
   *
   * @return the fact
   */
  public Fact absent() {
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
   * @param text the text
   * @return the fact
   * @throws DateTimeException if the text is no date
   */
  public Fact dated(String text) {
    return new Fact(Fact.Kind.DATED, firstDay(text), text, name, day, false);
  }

  private static LocalDate firstDay(String text) {
    return switch (text.length()) {
      case 4 -> Year.parse(text).atDay(1);
      case 7 -> YearMonth.parse(text).atDay(1);
      default -> day(text);
    };
  }

  /** As {@link LocalDate#parse}, without what a formatter costs for each of ten thousand dates. */
  private static LocalDate day(String text) {
    boolean plain = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    int year = plain ? number(text, 0, 4) : -1;
    int month = plain ? number(text, 5, 7) : -1;
    int day = plain ? number(text, 8, 10) : -1;
    return year < 0 || month < 0 || day < 0
        ? LocalDate.parse(text)
        : LocalDate.of(year, month, day);
  }

  /** Returns the number, or -1 when there is anything but digits. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
