package dev.cachet.udi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UDIs of GS1: a GTIN alone, element strings with separators, and the form with brackets. */
final class Gs1 {
  private static final char SEPARATOR = 0x1d;
  private static final String DEVICE = "01";
  private static final Pattern SYMBOLOGY = Pattern.compile("](C1|d2|e0|J1|Q3)");
  private static final Pattern BRACKETS = Pattern.compile("\\(([0-9]{2,4})\\)([^()]+)");
  private static final Pattern GTIN = Pattern.compile("[0-9]{12,14}");
  private static final Pattern BARE = Pattern.compile("01[0-9]{14}");
  private static final int GTIN_DIGITS = 14;

  /** GS1 General Specifications 4.14: pairs that contradict each other on one label. */
  private static final Map<String, List<String>> EXCLUDES =
      Map.of(DEVICE, List.of("02", "37"), "21", List.of("235"));

  private final ShortDate dates;

  Gs1(ShortDate dates) {
    this.dates = dates;
  }

  static boolean isGtin(String text) {
    return GTIN.matcher(text).matches();
  }

  static boolean isElementString(String text) {
    return BARE.matcher(text).lookingAt();
  }

  /** A GTIN alone; GTIN-12 and GTIN-13 are the GTIN-14 without its leading zeros. */
  Udi gtin(String text) throws InvalidUdiException {
    requireCheckDigit("the GTIN", text);
    String di = "0".repeat(GTIN_DIGITS - text.length()) + text;
    return new Udi(new Udi.Parts(UdiIssuer.GS1, text, di, di, List.of(), "", true));
  }

  Udi brackets(String text) throws InvalidUdiException {
    Map<String, String> elements = new LinkedHashMap<>();
    Matcher next = BRACKETS.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!next.find(at) || next.start() != at) {
        throw new InvalidUdiException(
            "cannot be divided at character "
                + (at + 1)
                + ": each element is (AI)value, and a value in this form has no brackets; write the"
                + " element string with separators (0x1D) instead");
      }
      add(elements, next.group(1), next.group(2));
      at = next.end();
    }
    return udi(text, elements);
  }

  Udi elementString(String text) throws InvalidUdiException {
    Matcher symbology = SYMBOLOGY.matcher(text);
    int at = symbology.lookingAt() ? symbology.end() : 0;
    if (at < text.length() && text.charAt(at) == SEPARATOR) {
      at++;
    }
    Map<String, String> elements = new LinkedHashMap<>();
    while (at < text.length()) {
      String id = identifier(text, at);
      int from = at + id.length();
      int end = end(text, id, from);
      add(elements, id, text.substring(from, end));
      at = end < text.length() && text.charAt(end) == SEPARATOR ? end + 1 : end;
    }
    return udi(text, elements);
  }

  private static String identifier(String text, int at) throws InvalidUdiException {
    if (at + 2 <= text.length() && areDigits(text, at, at + 2)) {
      int digits = ApplicationIdentifier.digits(text.substring(at, at + 2));
      if (digits > 0 && at + digits <= text.length() && areDigits(text, at, at + digits)) {
        return text.substring(at, at + digits);
      }
    }
    throw new InvalidUdiException("has no application identifier of GS1 at character " + (at + 1));
  }

  private static int end(String text, String id, int from) throws InvalidUdiException {
    Integer length = ApplicationIdentifier.predefinedLength(id);
    if (length == null) {
      int separator = text.indexOf(SEPARATOR, from);
      return separator < 0 ? text.length() : separator;
    }
    if (from + length > text.length()) {
      throw new InvalidUdiException(
          "ends inside of element (" + id + "), whose value has " + length + " digits");
    }
    return from + length;
  }

  private static boolean areDigits(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void add(Map<String, String> elements, String id, String value)
      throws InvalidUdiException {
    ApplicationIdentifier.rule(id).require(id, value, dates);
    if (elements.put(id, value) != null) {
      throw new InvalidUdiException("has element (" + id + ") twice");
    }
  }

  private static Udi udi(String text, Map<String, String> elements) throws InvalidUdiException {
    String di = elements.get(DEVICE);
    if (di == null) {
      throw new InvalidUdiException(
          "names no device: element (01) is missing, the rest is of production only");
    }
    for (Map.Entry<String, List<String>> one : EXCLUDES.entrySet()) {
      for (String other : one.getValue()) {
        if (elements.containsKey(one.getKey()) && elements.containsKey(other)) {
          throw new InvalidUdiException(
              "has elements (" + one.getKey() + ") and (" + other + "), which exclude each other");
        }
      }
    }
    List<UdiElement> production = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    elements.forEach(
        (id, value) -> {
          if (!id.equals(DEVICE)) {
            production.add(new UdiElement(id, value));
            written.append('(').append(id).append(')').append(value);
          }
        });
    boolean known = elements.keySet().stream().allMatch(ApplicationIdentifier::isKnown);
    return new Udi(
        new Udi.Parts(UdiIssuer.GS1, text, di, di, production, written.toString(), known));
  }

  static void requireCheckDigit(String what, String digits) throws InvalidUdiException {
    int last = digits.length() - 1;
    if (CheckCharacters.gtin(digits.substring(0, last)) != digits.charAt(last)) {
      throw new InvalidUdiException(
          what + " ends with check digit " + digits.charAt(last) + ", which does not fit the rest");
    }
  }
}
