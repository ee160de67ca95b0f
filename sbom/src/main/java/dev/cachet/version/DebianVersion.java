package dev.cachet.version;

/** The order of Debian package versions, as deb-version(7) defines it. */
public final class DebianVersion {
  private DebianVersion() {}

  /**
   * Says whether a version fulfils a demand.
   *
   * @param version what is there
   * @param operator {@code <<}, {@code <=}, {@code =}, {@code >=} or {@code >>}
   * @param demanded what is asked for
   * @return whether it does
   */
  public static boolean fulfils(String version, String operator, String demanded) {
    int order = compare(version, demanded);
    return switch (operator) {
      case "<<" -> order < 0;
      case "<=", "<" -> order <= 0;
      case "=" -> order == 0;
      case ">=", ">" -> order >= 0;
      case ">>" -> order > 0;
      default -> throw new IllegalArgumentException("no comparison: " + operator);
    };
  }

  /**
   * Compares two versions.
   *
   * @param left any text
   * @param right any text
   * @return negative if {@code left} is older, zero if neither is, positive if it is newer
   */
  public static int compare(String left, String right) {
    int epochs = compareNumbers(epoch(left), epoch(right));
    if (epochs != 0) {
      return epochs;
    }
    int upstream = compareParts(upstream(left), upstream(right));
    return upstream != 0 ? upstream : compareParts(revision(left), revision(right));
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "0" : version.substring(0, colon);
  }

  private static String upstream(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    int hyphen = rest.lastIndexOf('-');
    return hyphen < 0 ? rest : rest.substring(0, hyphen);
  }

  private static String revision(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    int hyphen = rest.lastIndexOf('-');
    return hyphen < 0 ? "" : rest.substring(hyphen + 1);
  }

  private static int compareParts(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      while ((i < left.length() && !isDigit(left.charAt(i)))
          || (j < right.length() && !isDigit(right.charAt(j)))) {
        int order = weight(left, i) - weight(right, j);
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int leftEnd = digitsEnd(left, i);
      int rightEnd = digitsEnd(right, j);
      int order = compareNumbers(slice(left, i, leftEnd), slice(right, j, rightEnd));
      if (order != 0) {
        return order;
      }
      i = leftEnd;
      j = rightEnd;
    }
    return 0;
  }

  private static String slice(String text, int from, int to) {
    return from >= text.length() ? "" : text.substring(from, to);
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A tilde sorts before the end, the end before letters, letters before everything else. */
  private static int weight(String text, int at) {
    if (at >= text.length() || isDigit(text.charAt(at))) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? c : c + 256;
  }

  /** Compares digit strings of any length: a version may hold more than a long does. */
  private static int compareNumbers(String left, String right) {
    String a = withoutZeros(left);
    String b = withoutZeros(right);
    return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
