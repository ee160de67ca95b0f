package dev.cachet.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The forms that strings take in signed documents: name, path and time (JSON-17, JSON-18). For
 * digests see {@link dev.cachet.digest.Sha256#isHex}.
 */
public final class JsonForms {
  private static final int MAX_NAME = 64;
  private static final int MAX_PATH = 100;
  private static final int MAX_PATH_NAMES = 4;

  private JsonForms() {}

  /**
   * Tells whether a text is a name.
   *
   * @param text any text
   * @return true for one of {@code a-z0-9} followed by at most 63 of {@code a-z0-9._-}
   */
  public static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether a text is a path.
   *
   * @param text any text
   * @return true for one to four names joined by {@code /}, at most 100 bytes
   */
  public static boolean isPath(String text) {
    if (text.length() > MAX_PATH) {
      return false;
    }
    String[] names = text.split("/", -1);
    if (names.length > MAX_PATH_NAMES) {
      return false;
    }
    for (String name : names) {
      if (!isName(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a time.
   *
   * @param text any text
   * @return the instant, or empty unless the text is {@code YYYY-MM-DDThh:mm:ssZ} and a real second
   *     of the years 1970 to 9999
   */
  public static Optional<Instant> time(String text) {
    if (!hasTimeShape(text)) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19));
      return time.getYear() < 1970 ? Optional.empty() : Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a time.
   *
   * @param time a whole second of the years 1970 to 9999
   * @return {@code YYYY-MM-DDThh:mm:ssZ}
   * @throws IllegalArgumentException if the time is not such a second
   */
  public static String time(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)
        || utc.getYear() < 1970
        || utc.getYear() > 9999) {
      throw new IllegalArgumentException(
          "a time in a signed document is a whole second of the years 1970 to 9999, not " + time);
    }
    // A formatter of the JDK would load some hundred classes before the first verdict.
    return digits(utc.getYear(), 4)
        + '-'
        + digits(utc.getMonthValue(), 2)
        + '-'
        + digits(utc.getDayOfMonth(), 2)
        + 'T'
        + digits(utc.getHour(), 2)
        + ':'
        + digits(utc.getMinute(), 2)
        + ':'
        + digits(utc.getSecond(), 2)
        + 'Z';
  }

  /**
   * Writes a number with leading zeros.
   *
   * @param number from 0
   * @param length how many characters come out at least
   * @return decimal digits
   */
  public static String digits(long number, int length) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }

  private static boolean hasTimeShape(String text) {
    String shape = "dddd-dd-ddTdd:dd:ddZ";
    if (text.length() != shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(i);
      if (shape.charAt(i) == 'd' ? c < '0' || c > '9' : c != shape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
