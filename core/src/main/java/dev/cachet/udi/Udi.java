package dev.cachet.udi;

import java.util.List;

/**
 * A UDI: a device identifier (UDI-DI) and any production identifiers (UDI-PI), as one issuing
 * entity writes it. What was parsed is written again as it was: nothing is repaired.
 */
public final class Udi implements DeviceIdentifier {
  private final UdiIssuer issuer;
  private final String text;
  private final String di;
  private final String canonicalDi;
  private final List<UdiElement> production;
  private final String productionText;
  private final boolean known;

  Udi(Parts parts) {
    issuer = parts.issuer;
    text = parts.text;
    di = parts.di;
    canonicalDi = parts.canonicalDi;
    production = List.copyOf(parts.production);
    productionText = parts.productionText;
    known = parts.known;
  }

  /**
   * What a parser found.
   *
   * @param known false where an element has an identifier that is not in our tables
   */
  record Parts(
      UdiIssuer issuer,
      String text,
      String di,
      String canonicalDi,
      List<UdiElement> production,
      String productionText,
      boolean known) {}

  @Override
  public UdiIssuer issuer() {
    return issuer;
  }

  @Override
  public String text() {
    return text;
  }

  /**
   * The device identifier as databases keep it: a GTIN of 14 digits; labeler code, product number
   * and unit of measure of HIBCC (6 to 23 characters, without {@code +} and check character); 16
   * characters of ICCBBA (10 for blood bags); a PPN.
   *
   * @return the UDI-DI
   */
  public String di() {
    return di;
  }

  /**
   * The one way in which a package and a device write this identifier, so that they can be compared
   * as text (PKG-56). It parses again to the same identifier, check characters included.
   *
   * @return 14 digits (GS1), {@code +...} with its check character (HIBCC), {@code =/...} or {@code
   *     =)...} (ICCBBA), {@code 9N...} (IFA)
   */
  public String canonicalDi() {
    return canonicalDi;
  }

  /**
   * The production identifiers, in the order of the text.
   *
   * @return lot, serial number, dates, software version and others; may be empty
   */
  public List<UdiElement> production() {
    return production;
  }

  /**
   * The production identifiers as text.
   *
   * @return empty where there are none
   */
  public String productionText() {
    return productionText;
  }

  /**
   * Whether every element has an identifier that is known here.
   *
   * @return false for an element that was kept as it stood
   */
  boolean isKnown() {
    return known;
  }

  @Override
  public boolean checkVerified() {
    return issuer != UdiIssuer.ICCBBA;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Udi that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
