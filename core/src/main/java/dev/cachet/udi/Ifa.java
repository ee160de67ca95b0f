package dev.cachet.udi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UDIs of IFA: a Pharmacy Product Number behind {@code 9N}, and data identifiers of ANSI MH10.8.2;
 * with brackets, with separators, or in the envelope of format 06. Both levels are checked: the PPN
 * and, behind 11, the PZN inside of it.
 */
final class Ifa {
  private static final String DEVICE = "9N";
  private static final String SEPARATOR = "\u001d";
  private static final String OPEN = "[)>\u001e06\u001d";
  private static final String CLOSE = "\u001e\u0004";
  private static final Pattern BRACKETS = Pattern.compile("\\(([0-9]{0,2}[A-Z])\\)([^()]+)");
  private static final Pattern SEPARATED = Pattern.compile("([0-9]{0,2}[A-Z])([^()]+)");
  private static final Pattern PPN = Pattern.compile("[0-9]{2}[0-9A-Z]{1,18}[0-9]{2}");
  private static final Pattern WITH_PZN = Pattern.compile("11[0-9]{10}");
  private static final Map<String, Pattern> KNOWN =
      Map.of(
          "1T", Pattern.compile("[0-9A-Za-z_./-]{1,20}"),
          "S", Pattern.compile("[0-9A-Za-z_./-]{1,20}"),
          "D", Pattern.compile("[0-9]{6}"),
          "16D", Pattern.compile("[0-9]{8}"),
          "Q", Pattern.compile("[0-9]{1,8}"));
  private static final Pattern OTHER = Pattern.compile("[\\x21-\\x7e]{1,90}");

  private final ShortDate dates;

  Ifa(ShortDate dates) {
    this.dates = dates;
  }

  static boolean isMeant(String text) {
    return text.startsWith("(" + DEVICE + ")") || text.startsWith(DEVICE) || text.startsWith("[)>");
  }

  Udi parse(String text) throws InvalidUdiException {
    Map<String, String> elements = new LinkedHashMap<>();
    if (text.startsWith("(")) {
      brackets(text, elements);
    } else {
      for (String part : inside(text).split(SEPARATOR, -1)) {
        Matcher element = SEPARATED.matcher(part);
        if (!element.matches()) {
          throw new InvalidUdiException("has a part without data identifier");
        }
        add(elements, element.group(1), element.group(2));
      }
    }
    return udi(text, elements);
  }

  private void brackets(String text, Map<String, String> elements) throws InvalidUdiException {
    Matcher next = BRACKETS.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!next.find(at) || next.start() != at) {
        throw new InvalidUdiException(
            "cannot be divided at character "
                + (at + 1)
                + ": each element is (DI)value, and a value in this form has no brackets");
      }
      add(elements, next.group(1), next.group(2));
      at = next.end();
    }
  }

  private static String inside(String text) throws InvalidUdiException {
    if (!text.startsWith("[)>")) {
      return text;
    }
    if (!text.startsWith(OPEN) || !text.endsWith(CLOSE)) {
      throw new InvalidUdiException(
          "opens an envelope that is not [)> RS 06 GS ... RS EOT (ISO/IEC 15434)");
    }
    return text.substring(OPEN.length(), text.length() - CLOSE.length());
  }

  private void add(Map<String, String> elements, String id, String value)
      throws InvalidUdiException {
    if (id.equals(DEVICE)) {
      requirePpn(value);
    } else if (!KNOWN.getOrDefault(id, OTHER).matcher(value).matches()) {
      throw new InvalidUdiException(
          "(" + id + ") has the value " + value + ", which does not have the form of this element");
    }
    if (id.equals("D")) {
      dates.requireYearMonthDay("(D)", value);
    } else if (id.equals("16D")) {
      ShortDate.requireFull("(16D)", value);
    }
    if (elements.put(id, value) != null) {
      throw new InvalidUdiException("has element (" + id + ") twice");
    }
  }

  private static void requirePpn(String ppn) throws InvalidUdiException {
    if (!PPN.matcher(ppn).matches()) {
      throw new InvalidUdiException(
          "(9N) is no PPN: two digits, a product number of 0-9A-Z, and two check digits");
    }
    int body = ppn.length() - 2;
    if (!CheckCharacters.mod97(ppn.substring(0, body)).equals(ppn.substring(body))) {
      throw new InvalidUdiException(
          "(9N) ends with check digits " + ppn.substring(body) + ", which do not fit the PPN");
    }
    if (ppn.startsWith("11") && !isPzn(ppn)) {
      throw new InvalidUdiException(
          "(9N) holds " + ppn.substring(2, body) + ", which is no PZN (eight digits, modulo 11)");
    }
  }

  private static boolean isPzn(String ppn) {
    return WITH_PZN.matcher(ppn).matches() && CheckCharacters.isPzn(ppn.substring(2, 10));
  }

  private static Udi udi(String text, Map<String, String> elements) throws InvalidUdiException {
    String di = elements.get(DEVICE);
    if (di == null) {
      throw new InvalidUdiException("names no device: (9N) is missing");
    }
    List<UdiElement> production = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    boolean known = true;
    for (Map.Entry<String, String> element : elements.entrySet()) {
      if (!element.getKey().equals(DEVICE)) {
        production.add(new UdiElement(element.getKey(), element.getValue()));
        written.append('(').append(element.getKey()).append(')').append(element.getValue());
        known &= KNOWN.containsKey(element.getKey());
      }
    }
    return new Udi(
        new Udi.Parts(UdiIssuer.IFA, text, di, DEVICE + di, production, written.toString(), known));
  }
}
