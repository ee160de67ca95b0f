package dev.cachet.udi;

import java.util.regex.Pattern;

/**
 * A Basic UDI-DI (MDR Annex VI Part C 1): the key of a group of models in EUDAMED, at most 25
 * characters with two check characters at its end. Upper and lower case differ.
 */
public final class BasicUdiDi implements DeviceIdentifier {
  private static final int LONGEST = 25;
  private static final Pattern GMN =
      Pattern.compile("[0-9]{5}[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,18}[2-9A-HJ-NP-Z]{2}");
  private static final Pattern HIBC =
      Pattern.compile("\\+\\+[A-Z][0-9A-Z]{3}[0-9A-Z]{1,17}[2-9A-HJ-NP-Z]{2}");
  private static final Pattern PPN = Pattern.compile("PP[0-9A-Z]{5}[0-9A-Z.]{1,16}[0-9]{2}");
  private static final Pattern ISBT =
      Pattern.compile("[A-NP-Z][0-9]{4}[0-9A-Za-z]{1,18}[2-9A-HJ-NP-Z]{2}");

  private final UdiIssuer issuer;
  private final String text;
  private final boolean verified;

  private BasicUdiDi(UdiIssuer issuer, String text, boolean verified) {
    this.issuer = issuer;
    this.text = text;
    this.verified = verified;
  }

  /**
   * Reads a Basic UDI-DI and compares its check characters.
   *
   * @param text the identifier alone, without spaces
   * @return the identifier
   * @throws InvalidUdiException if it has no known form, or its check characters are wrong
   */
  public static BasicUdiDi parse(String text) throws InvalidUdiException {
    if (text.length() > LONGEST) {
      throw new InvalidUdiException(
          "has " + text.length() + " characters; a Basic UDI-DI has at most " + LONGEST);
    }
    if (HIBC.matcher(text).matches()) {
      return checked(UdiIssuer.HIBCC, text, CheckCharacters.modelPair(body(text)));
    }
    if (text.startsWith("PP")) {
      return ppn(text);
    }
    if (GMN.matcher(text).matches()) {
      return checked(UdiIssuer.GS1, text, CheckCharacters.modelPair(body(text)));
    }
    if (ISBT.matcher(text).matches()) {
      return new BasicUdiDi(UdiIssuer.ICCBBA, text, false);
    }
    throw new InvalidUdiException(
        "is no Basic UDI-DI: GS1 begins with five digits, HIBCC with ++ and a labeler code, IFA with"
            + " PP, ICCBBA with a facility number; each ends with two check characters");
  }

  private static BasicUdiDi ppn(String text) throws InvalidUdiException {
    if (!PPN.matcher(text).matches()) {
      throw new InvalidUdiException(
          "is no Basic UDI-DI of IFA: after PP come a supplier number of five characters, a device"
              + " group code of A-Z, 0-9 and '.', and two check digits");
    }
    return checked(UdiIssuer.IFA, text, CheckCharacters.mod97(body(text)));
  }

  private static BasicUdiDi checked(UdiIssuer issuer, String text, String expected)
      throws InvalidUdiException {
    String found = text.substring(text.length() - 2);
    if (!found.equals(expected)) {
      throw new InvalidUdiException(
          "ends with check characters " + found + ", which do not fit the rest (" + issuer + ")");
    }
    return new BasicUdiDi(issuer, text, true);
  }

  private static String body(String text) {
    return text.substring(0, text.length() - 2);
  }

  @Override
  public UdiIssuer issuer() {
    return issuer;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean checkVerified() {
    return verified;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasicUdiDi that && text.equals(that.text);
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
