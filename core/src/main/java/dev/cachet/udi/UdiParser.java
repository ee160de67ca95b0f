package dev.cachet.udi;

import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads UDIs and Basic UDI-DIs of four issuing entities, strictly: nothing is trimmed, repaired or
 * guessed. Published examples have wrong check digits; they are refused.
 */
public final class UdiParser {
  private static final int LONGEST = 512;
  private static final String MODEL = "(8013)";

  private final Gs1 gs1;
  private final Hibc hibc;
  private final Ifa ifa;

  /**
   * A parser.
   *
   * @param today the year by which two digits of a year are read (GS1 General Specifications 7.12)
   */
  public UdiParser(Year today) {
    ShortDate dates = new ShortDate(today);
    gs1 = new Gs1(dates);
    hibc = new Hibc(dates);
    ifa = new Ifa(dates);
  }

  /**
   * Reads an identifier of either kind.
   *
   * @param text 1 to 512 characters
   * @return a UDI or a Basic UDI-DI
   * @throws InvalidUdiException if it is neither, or one with a wrong check character
   */
  public DeviceIdentifier parse(String text) throws InvalidUdiException {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new InvalidUdiException(
          "has " + text.length() + " characters, and not 1 to " + LONGEST);
    }
    if (text.startsWith(MODEL)) {
      return BasicUdiDi.parse(text.substring(MODEL.length()));
    }
    if (text.startsWith("++")) {
      return BasicUdiDi.parse(text);
    }
    if (text.startsWith("+")) {
      return hibc.parse(text);
    }
    if (text.startsWith("=") || text.startsWith("&")) {
      return Iccbba.parse(text);
    }
    return Ifa.isMeant(text) ? ifa.parse(text) : gs1OrBasic(text);
  }

  /**
   * A text of 12 to 14 digits is a GTIN and nothing else: read as a Global Model Number too, one
   * mistyped GTIN in a thousand would pass.
   */
  private DeviceIdentifier gs1OrBasic(String text) throws InvalidUdiException {
    if (text.startsWith("(")) {
      return gs1.brackets(text);
    }
    if (text.startsWith("]") || text.startsWith("\u001d")) {
      return gs1.elementString(text);
    }
    if (Gs1.isGtin(text)) {
      return gs1.gtin(text);
    }
    return Gs1.isElementString(text) ? gs1.elementString(text) : basic(text);
  }

  private static BasicUdiDi basic(String text) throws InvalidUdiException {
    if (text.matches("[0-9]{8}")) {
      throw new InvalidUdiException(
          "has eight digits, which a GTIN-8 and a PZN have; write (01) and 14 digits, or the PPN");
    }
    return BasicUdiDi.parse(text);
  }

  /**
   * The identifiers of a target in the one form that a device compares (PKG-56).
   *
   * @param given UDI-DIs in any form, of one issuing entity
   * @return the canonical form of each, in the order given
   * @throws InvalidUdiException if one is no UDI-DI, has production identifiers, stands twice in
   *     two forms, or is of another issuing entity than the first
   */
  public List<String> target(List<String> given) throws InvalidUdiException {
    Set<String> canonical = new LinkedHashSet<>();
    List<UdiIssuer> issuers = new ArrayList<>();
    for (String text : given) {
      Udi udi = targetUdi(text);
      issuers.add(udi.issuer());
      if (udi.issuer() != issuers.get(0)) {
        throw new InvalidUdiException(
            quoted(text)
                + " is of "
                + udi.issuer()
                + " and "
                + quoted(given.get(0))
                + " of "
                + issuers.get(0)
                + "; the UDI-DIs of one target are of one issuing entity");
      }
      if (!canonical.add(udi.canonicalDi())) {
        throw new InvalidUdiException(quoted(text) + " is the same UDI-DI as one before it");
      }
    }
    return List.copyOf(canonical);
  }

  private Udi targetUdi(String text) throws InvalidUdiException {
    DeviceIdentifier identifier;
    try {
      identifier = parse(text);
    } catch (InvalidUdiException e) {
      throw new InvalidUdiException(quoted(text) + " " + e.getMessage());
    }
    if (!(identifier instanceof Udi udi)) {
      throw new InvalidUdiException(
          quoted(text) + " is a Basic UDI-DI; a target names the UDI-DI of a model");
    }
    if (!udi.isKnown() || !udi.production().isEmpty()) {
      throw new InvalidUdiException(
          quoted(text)
              + " has more than a device identifier ("
              + udi.productionText()
              + "); a target names the UDI-DI alone");
    }
    return udi;
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
