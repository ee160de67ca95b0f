package dev.cachet.author;

import dev.cachet.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Thirty digits that two people read to each other, to find out whether their machines show the
 * same document. For comparing only: whoever writes two documents finds a pair of one number in
 * about 2^50 tries, so nothing takes the number in place of the 64 digits of a SHA-256.
 */
public final class ComparisonNumber {
  private static final String LABEL = "cachet number to compare 1\n";
  private static final int DIGITS = 30;
  private static final int GROUP = 5;

  private ComparisonNumber() {}

  /**
   * The number of a document: SHA-256 over a fixed label and the 64 digits, modulo 10^30.
   *
   * @param identity SHA-256 of the document that is signed
   * @return six groups of five decimal digits, a space between
   */
  public static String of(Sha256 identity) {
    byte[] labelled = (LABEL + identity.hex()).getBytes(StandardCharsets.US_ASCII);
    String number =
        new BigInteger(Sha256.of(labelled).hex(), 16).mod(BigInteger.TEN.pow(DIGITS)).toString();
    String digits = "0".repeat(DIGITS - number.length()) + number;
    StringBuilder groups = new StringBuilder();
    for (int at = 0; at < DIGITS; at += GROUP) {
      groups.append(at == 0 ? "" : " ").append(digits, at, at + GROUP);
    }
    return groups.toString();
  }
}
