package dev.cachet.udi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * UDIs of HIBCC (ANSI/HIBC 2.6): {@code +} labeler code, product number, unit of measure; then,
 * behind slashes, production data; a check character over all of it, which can be a space or a
 * slash.
 */
final class Hibc {
  private static final Pattern PRIMARY = Pattern.compile("\\+[A-Z][0-9A-Z]{3}[0-9A-Z]{1,18}[0-9]");
  private static final Pattern FLAG =
      Pattern.compile("(\\$\\$\\+|\\$\\$|\\$\\+|\\$|S|16D|14D|Q|)(.*)");
  private static final Pattern LOT = Pattern.compile("[0-9A-Z\\-. $+%]{0,18}");
  private static final Pattern QUANTITY = Pattern.compile("(8[0-9]{2}|9[0-9]{5}).*");

  /** The first digit of a date after {@code $$}, and what follows it. */
  private static final Map<Character, String> DATES =
      Map.of('2', "MMDDYY", '3', "YYMMDD", '4', "YYMMDDHH", '5', "YYJJJ", '6', "YYJJJHH", '7', "");

  private final ShortDate dates;

  Hibc(ShortDate dates) {
    this.dates = dates;
  }

  Udi parse(String text) throws InvalidUdiException {
    int last = text.length() - 1;
    String body = text.substring(0, last);
    requireCharacters(text);
    String[] segments = body.split("/", -1);
    if (!PRIMARY.matcher(segments[0]).matches()) {
      throw new InvalidUdiException(
          "is no UDI of HIBCC: after + come a labeler code (a letter and three of 0-9A-Z), a product"
              + " number of 1 to 18 characters, a unit of measure (a digit), and a check character;"
              + " secondary data alone name no device");
    }
    if (CheckCharacters.mod43(body) != text.charAt(last)) {
      throw new InvalidUdiException(
          "ends with check character '"
              + text.charAt(last)
              + "', which does not fit the rest (HIBC modulo 43)");
    }
    List<UdiElement> production = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < segments.length; i++) {
      UdiElement element = element(segments[i]);
      if (!seen.add(element.id())) {
        throw new InvalidUdiException("has data with flag '" + element.id() + "' twice");
      }
      production.add(element);
    }
    String primary = segments[0];
    return new Udi(
        new Udi.Parts(
            UdiIssuer.HIBCC,
            text,
            primary.substring(1),
            primary + CheckCharacters.mod43(primary),
            production,
            production.isEmpty() ? "" : body.substring(primary.length()),
            true));
  }

  private static void requireCharacters(String text) throws InvalidUdiException {
    for (int i = 0; i < text.length(); i++) {
      if (CheckCharacters.HIBC43.indexOf(text.charAt(i)) < 0) {
        throw new InvalidUdiException(
            "has at character "
                + (i + 1)
                + " one that HIBC does not have; it has 0-9, A-Z, space and - . $ / + %");
      }
    }
  }

  private UdiElement element(String segment) throws InvalidUdiException {
    Matcher flag = FLAG.matcher(segment);
    if (segment.isEmpty() || !flag.matches()) {
      throw new InvalidUdiException("has nothing between two slashes");
    }
    String id = flag.group(1);
    String value = flag.group(2);
    switch (id) {
      case "$$", "$$+" -> requireLot(segment, afterDate(segment, value));
      case "16D", "14D" -> full(segment, value);
      case "Q" -> require(segment, value, "[0-9]{1,5}");
      case "S" -> require(segment, value, "[0-9A-Z\\-. $+%]{1,18}");
      case "$", "$+" -> {
        require(segment, value, ".+");
        requireLot(segment, value);
      }
      default -> {
        require(segment, value, "[0-9]{5}.*");
        dates.require("/" + segment, value.substring(0, 5), "YYJJJ");
        requireLot(segment, value.substring(5));
      }
    }
    return new UdiElement(id, value);
  }

  private String afterDate(String segment, String value) throws InvalidUdiException {
    Matcher quantity = QUANTITY.matcher(value);
    String rest = quantity.matches() ? value.substring(quantity.group(1).length()) : value;
    char first = rest.isEmpty() ? '?' : rest.charAt(0);
    @Nullable String pattern = first == '0' || first == '1' ? "MMYY" : DATES.get(first);
    int flag = first == '0' || first == '1' ? 0 : 1;
    if (pattern == null || rest.length() < flag + pattern.length()) {
      throw new InvalidUdiException(
          "has /" + segment + ", where a date is missing (MMYY, or its flag 2 to 7 and the date)");
    }
    String date = rest.substring(flag, flag + pattern.length());
    if (!pattern.isEmpty()) {
      require(segment, date, "[0-9]+");
      dates.require("/" + segment, date, pattern);
    }
    return rest.substring(flag + pattern.length());
  }

  private static void full(String segment, String value) throws InvalidUdiException {
    require(segment, value, "[0-9]{8}");
    ShortDate.requireFull("/" + segment, value);
  }

  private static void requireLot(String segment, String lot) throws InvalidUdiException {
    if (!LOT.matcher(lot).matches()) {
      throw new InvalidUdiException(
          "has /" + segment + ", whose lot or serial number has more than 18 characters");
    }
  }

  private static void require(String segment, String value, String shape)
      throws InvalidUdiException {
    if (!value.matches(shape)) {
      throw new InvalidUdiException("has /" + segment + ", which is no data of HIBC");
    }
  }
}
