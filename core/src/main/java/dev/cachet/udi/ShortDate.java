package dev.cachet.udi;

import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;

/**
 * Dates with two digits of the year, read by the century rule of the GS1 General Specifications: 51
 * or more years ahead are of the last century, 50 or more years back of the next.
 */
final class ShortDate {
  private static final int HALF = 50;
  private static final int CENTURY = 100;

  private final int today;

  ShortDate(Year today) {
    this.today = today.getValue();
  }

  int year(String twoDigits) {
    int given = Integer.parseInt(twoDigits);
    int century = today - today % CENTURY;
    int ahead = given - today % CENTURY;
    if (ahead > HALF) {
      return century - CENTURY + given;
    }
    return ahead <= -HALF ? century + CENTURY + given : century + given;
  }

  /** YYMMDD, where day 00 stands for the last of the month. */
  void requireYearMonthDay(String what, String digits) throws InvalidUdiException {
    int year = year(digits.substring(0, 2));
    try {
      requireDay(year, digits.substring(2, 4), digits.substring(4, 6), 0);
    } catch (DateTimeException e) {
      throw wrong(what, digits, "YYMMDD");
    }
  }

  /** A date of HIBC by its pattern of Y, M, D, J and H. */
  void require(String what, String digits, String pattern) throws InvalidUdiException {
    try {
      requirePattern(digits, pattern);
    } catch (DateTimeException e) {
      throw wrong(what, digits, pattern);
    }
  }

  private void requirePattern(String digits, String pattern) {
    int year = year(part(digits, pattern, 'Y', "00"));
    if (pattern.indexOf('J') >= 0) {
      requireDayOfYear(year, part(digits, pattern, 'J', "1"));
    } else {
      requireDay(year, part(digits, pattern, 'M', "1"), part(digits, pattern, 'D', "1"), 1);
    }
    if (Integer.parseInt(part(digits, pattern, 'H', "0")) > 23) {
      throw new DateTimeException("no such hour");
    }
  }

  private static String part(String digits, String pattern, char letter, String otherwise) {
    int from = pattern.indexOf(letter);
    return from < 0 ? otherwise : digits.substring(from, pattern.lastIndexOf(letter) + 1);
  }

  /** YYYYMMDD. */
  static void requireFull(String what, String digits) throws InvalidUdiException {
    try {
      requireDay(
          Integer.parseInt(digits.substring(0, 4)),
          digits.substring(4, 6),
          digits.substring(6, 8),
          1);
    } catch (DateTimeException e) {
      throw wrong(what, digits, "YYYYMMDD");
    }
  }

  /** YYYJJJ of ISBT 128: three digits of the year (of the millennium 2000) and the day of it. */
  static void requireIsbt(String what, String digits) throws InvalidUdiException {
    try {
      requireDayOfYear(2000 + Integer.parseInt(digits.substring(0, 3)), digits.substring(3));
    } catch (DateTimeException e) {
      throw wrong(what, digits, "YYYJJJ");
    }
  }

  private static void requireDay(int year, String month, String day, int first) {
    int days = YearMonth.of(year, Integer.parseInt(month)).lengthOfMonth();
    requireBetween(first, Integer.parseInt(day), days);
  }

  private static void requireDayOfYear(int year, String day) {
    requireBetween(1, Integer.parseInt(day), Year.of(year).length());
  }

  private static void requireBetween(int first, int day, int last) {
    if (day < first || day > last) {
      throw new DateTimeException("no such day");
    }
  }

  private static InvalidUdiException wrong(String what, String digits, String pattern) {
    return new InvalidUdiException(
        what + " is " + digits + ", which is no date of the form " + pattern);
  }
}
