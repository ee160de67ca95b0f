package dev.cachet.secret;

import java.util.regex.Pattern;

/**
 * Signs of addresses: raw, escaped once or, in a parameter of a parameter, several times, and the
 * slash as a JSON pointer writes it.
 */
final class Signs {
  private static final String ESCAPE = "%(?:25){0,3}";

  static final String COLON = "(?::|" + ESCAPE + "3[Aa])";
  static final String SLASH = "/|~1|" + ESCAPE + "2[Ff]";
  static final String EQUALS = "(?:=|" + ESCAPE + "3[Dd])";

  static final Pattern ANY_COLON = Pattern.compile(COLON);
  static final Pattern EQUAL_SIGN = Pattern.compile(ESCAPE + "3[Dd]");
  static final Pattern AT = Pattern.compile("@|" + ESCAPE + "40");

  /** What ends the host, where signs are raw. */
  static final Pattern RAW_END = Pattern.compile("[/?#]|~1");

  static final Pattern END = Pattern.compile("[/?#]|~1|" + ESCAPE + "(?:2[Ff]|3[Ff]|23)");
  static final Pattern AND = Pattern.compile("&|" + ESCAPE + "26");
  static final Pattern END_OF_VALUE = Pattern.compile(ESCAPE + "(?:26|23)");

  /** A known scheme without slashes, which no search for slashes finds. */
  static final Pattern BARE = Pattern.compile("(?i)(?:https?|ftps?|ssh|git):[^\\s/@]");

  /** A text that ends where the value of a parameter begins. */
  static final Pattern ENDS_IN_EQUAL_SIGN =
      Pattern.compile("(?:=|" + ESCAPE + "3[Dd])(?:[A-Za-z0-9.-]{1,20}(?:[+]|%2[Bb]))?$");

  private Signs() {}

  /** The first sign that ends an address in running text, or the end of what is looked at. */
  static int stop(String text, int from, int to) {
    int at = from;
    while (at < Math.min(text.length(), to) && !isStop(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isStop(char one) {
    return Character.isWhitespace(one) || "\"<>|\\".indexOf(one) >= 0;
  }
}
