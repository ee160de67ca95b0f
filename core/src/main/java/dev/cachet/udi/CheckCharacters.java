package dev.cachet.udi;

/** The four published algorithms of check digits and characters. */
final class CheckCharacters {
  /** GS1 General Specifications, encodable character set 82, in the order of its values. */
  static final String CSET82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  /** HIBC character set, in the order of its values. */
  static final String HIBC43 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

  private static final String PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int[] PRIMES = {
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
  };
  private static final int PZN_DIGITS = 7;

  private CheckCharacters() {}

  /**
   * The pair of a Global Model Number and of a HIBC Basic UDI-DI.
   *
   * @param body at most 23 characters of set 82
   */
  static String modelPair(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += CSET82.indexOf(body.charAt(body.length() - 1 - i)) * PRIMES[i];
    }
    int rest = sum % 1021;
    return "" + PAIR.charAt(rest / PAIR.length()) + PAIR.charAt(rest % PAIR.length());
  }

  /** The two check digits of a PPN and of an IFA Basic UDI-DI: ASCII values weighted from 2 up. */
  static String mod97(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += body.charAt(i) * (i + 2);
    }
    int rest = sum % 97;
    return "" + rest / 10 + rest % 10;
  }

  /** The check character of HIBC: the sum of all values, modulo 43. */
  static char mod43(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += HIBC43.indexOf(body.charAt(i));
    }
    return HIBC43.charAt(sum % HIBC43.length());
  }

  /** The check digit of a GTIN: weights 3 and 1 from the right. */
  static char gtin(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? 3 * value : value;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /**
   * Whether eight digits are a PZN: weights 1 to 7, modulo 11; a rest of 10 is never issued.
   *
   * @param pzn eight digits
   */
  static boolean isPzn(String pzn) {
    int sum = 0;
    for (int i = 0; i < PZN_DIGITS; i++) {
      sum += (pzn.charAt(i) - '0') * (i + 1);
    }
    return sum % 11 == pzn.charAt(PZN_DIGITS) - '0';
  }
}
