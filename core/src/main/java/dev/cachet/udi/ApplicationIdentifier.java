package dev.cachet.udi;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand behind a GS1 application identifier (AI); GS1 General Specifications, section 3.
 *
 * @param shape the characters of the value
 * @param date whether it is YYMMDD
 * @param check whether it ends with the check digit of a GTIN
 */
record ApplicationIdentifier(Pattern shape, boolean date, boolean check) {
  private static final String X = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";
  private static final Map<String, ApplicationIdentifier> KNOWN =
      Map.ofEntries(
          Map.entry("00", checked(18)),
          Map.entry("01", checked(14)),
          Map.entry("02", checked(14)),
          Map.entry("10", text(20)),
          Map.entry("11", dated()),
          Map.entry("12", dated()),
          Map.entry("13", dated()),
          Map.entry("15", dated()),
          Map.entry("16", dated()),
          Map.entry("17", dated()),
          Map.entry("20", of("[0-9]{2}")),
          Map.entry("21", text(20)),
          Map.entry("22", text(20)),
          Map.entry("235", text(28)),
          Map.entry("240", text(30)),
          Map.entry("241", text(30)),
          Map.entry("242", of("[0-9]{1,6}")),
          Map.entry("243", text(20)),
          Map.entry("250", text(30)),
          Map.entry("251", text(30)),
          Map.entry("30", of("[0-9]{1,8}")),
          Map.entry("37", of("[0-9]{1,8}")),
          Map.entry("710", text(20)),
          Map.entry("711", text(20)),
          Map.entry("712", text(20)),
          Map.entry("713", text(20)),
          Map.entry("714", text(20)),
          Map.entry("715", text(20)),
          Map.entry("716", text(20)),
          Map.entry("7003", of("[0-9]{10}")),
          Map.entry("8008", of("[0-9]{8}([0-9]{2}|[0-9]{4})?")),
          Map.entry("8012", text(20)));

  /** Prefixes whose values have one length each, so that nothing separates them from the next. */
  private static final Map<String, Integer> PREDEFINED =
      Map.ofEntries(
          Map.entry("00", 18),
          Map.entry("01", 14),
          Map.entry("02", 14),
          Map.entry("03", 14),
          Map.entry("11", 6),
          Map.entry("12", 6),
          Map.entry("13", 6),
          Map.entry("14", 6),
          Map.entry("15", 6),
          Map.entry("16", 6),
          Map.entry("17", 6),
          Map.entry("18", 6),
          Map.entry("19", 6),
          Map.entry("20", 2),
          Map.entry("31", 6),
          Map.entry("32", 6),
          Map.entry("33", 6),
          Map.entry("34", 6),
          Map.entry("35", 6),
          Map.entry("36", 6),
          Map.entry("41", 13));

  /** An identifier that is not in the table: kept when parsing, refused in a target. */
  static final ApplicationIdentifier UNKNOWN = text(90);

  private static ApplicationIdentifier of(String shape) {
    return new ApplicationIdentifier(Pattern.compile(shape), false, false);
  }

  private static ApplicationIdentifier text(int longest) {
    return of(X + "{1," + longest + "}");
  }

  private static ApplicationIdentifier dated() {
    return new ApplicationIdentifier(Pattern.compile("[0-9]{6}"), true, false);
  }

  private static ApplicationIdentifier checked(int digits) {
    return new ApplicationIdentifier(Pattern.compile("[0-9]{" + digits + "}"), false, true);
  }

  static boolean isKnown(String id) {
    return KNOWN.containsKey(id);
  }

  static ApplicationIdentifier rule(String id) {
    return KNOWN.getOrDefault(id, UNKNOWN);
  }

  /** The length of the value in an element string, or null where a separator ends it. */
  static @Nullable Integer predefinedLength(String id) {
    return PREDEFINED.get(id.substring(0, 2));
  }

  /** How many digits the identifier has whose first two are these, or 0 where none begins so. */
  static int digits(String prefix) {
    return switch (prefix.charAt(0)) {
      case '0' -> prefix.charAt(1) <= '4' ? 2 : 0;
      case '1', '9' -> 2;
      default -> digits(Integer.parseInt(prefix));
    };
  }

  private static int digits(int prefix) {
    return switch (prefix) {
      case 20, 21, 22, 30, 37 -> 2;
      case 23, 24, 25, 40, 41, 42, 71 -> 3;
      case 31, 32, 33, 34, 35, 36, 39, 43, 70, 72, 80, 81, 82 -> 4;
      default -> 0;
    };
  }

  void require(String id, String value, ShortDate dates) throws InvalidUdiException {
    if (!shape.matcher(value).matches()) {
      throw new InvalidUdiException(
          "(" + id + ") has the value " + value + ", which does not have the form of this element");
    }
    if (date) {
      dates.requireYearMonthDay("(" + id + ")", value);
    }
    if (check) {
      Gs1.requireCheckDigit("(" + id + ")", value);
    }
  }
}
