package dev.cachet.timeline;

import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportLevel;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of a page in one language. They stand in {@code words_en.properties} and {@code
 * words_fr.properties} beside this class, in UTF-8, with the same keys and the same places.
 */
final class PageWords {
  static final PageWords ENGLISH = new PageWords("en");
  static final PageWords FRENCH = new PageWords("fr");
  private static final String HARD_SPACE = "\u00a0";

  private final String tag;
  private final Properties texts = new Properties();

  private PageWords(String tag) {
    this.tag = tag;
    try {
      texts.load(new StringReader(SupportPage.resource("words_" + tag + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }

  static PageWords of(Locale language) {
    return switch (language.getLanguage()) {
      case "en" -> ENGLISH;
      case "fr" -> FRENCH;
      default -> throw new IllegalArgumentException("en or fr, not: " + language);
    };
  }

  String tag() {
    return tag;
  }

  /** What was written elsewhere is in English. */
  boolean isEnglish() {
    return this == ENGLISH;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The words for a key, with values at the places {@code {0}}, {@code {1}}. */
  String text(String key, Object... values) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words " + key + " in " + tag);
    }
    StringBuilder text = new StringBuilder(pattern.length() + 40);
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      int end = pattern.indexOf('}', at);
      text.append(pattern, from, at);
      text.append(values[Integer.parseInt(pattern, at + 1, end, 10)]);
      from = end + 1;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }

  String word(SupportState state) {
    return text("state." + state.name());
  }

  String word(SupportLevel level) {
    return text("level." + level.name());
  }

  String word(Severity severity) {
    return text("severity." + severity.name());
  }

  /** A count with its thousands apart. */
  String count(int number) {
    String digits = Integer.toString(number);
    return digits.length() > 4
        ? digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", text("thousands"))
        : digits;
  }

  /** A day, a month or a year in a sentence; what is none of them stays as its source has it. */
  String day(String written) {
    if (isEnglish()) {
      return written;
    }
    try {
      return switch (written.length()) {
        case 7 -> month(YearMonth.parse(written));
        case 10 -> {
          LocalDate day = LocalDate.parse(written);
          String number = day.getDayOfMonth() == 1 ? "1er" : day.getDayOfMonth() + "";
          yield number + HARD_SPACE + month(YearMonth.from(day));
        }
        default -> written;
      };
    } catch (DateTimeException e) {
      return written;
    }
  }

  private String month(YearMonth month) {
    return text("month." + month.getMonthValue()) + HARD_SPACE + month.getYear();
  }

  /** The same beside a bar, where there is room for ten characters. */
  String shortDay(String written) {
    if (isEnglish()) {
      return written;
    }
    try {
      return switch (written.length()) {
        case 7 -> numbers(YearMonth.parse(written));
        case 10 -> {
          LocalDate day = LocalDate.parse(written);
          String number = (day.getDayOfMonth() < 10 ? "0" : "") + day.getDayOfMonth();
          yield number + "/" + numbers(YearMonth.from(day));
        }
        default -> written;
      };
    } catch (DateTimeException e) {
      return written;
    }
  }

  private static String numbers(YearMonth month) {
    return (month.getMonthValue() < 10 ? "0" : "") + month.getMonthValue() + "/" + month.getYear();
  }

  /** How long something lasts; a part that is zero is left out. */
  String duration(int years, int months, int days) {
    String text = (some("year", years) + " " + some("month", months)).strip();
    return text.isEmpty() ? text("day.many", days) : text;
  }

  private String some(String unit, int number) {
    return number == 0 ? "" : text(unit + (number == 1 ? ".one" : ".many"), number);
  }
}
