package dev.cachet.version;

/**
 * Compares {@code [epoch:]version[-release]} as RPM does: runs of digits as numbers, runs of
 * letters by their bytes, a number above a word, {@code ~} below everything and {@code ^} above the
 * end and below everything else. Where one side states no release, releases are not compared.
 */
public final class RpmVersion {
  private final String text;
  private int at;

  private RpmVersion(String text) {
    this.text = text;
  }

  /**
   * Says whether a version fulfils a demand.
   *
   * @param offered what is there
   * @param operator {@code <}, {@code <=}, {@code =}, {@code >=} or {@code >}
   * @param demanded what is asked for
   * @return whether it does
   */
  public static boolean fulfils(String offered, String operator, String demanded) {
    int order = compare(offered, demanded);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "=" -> order == 0;
      case ">=" -> order >= 0;
      case ">" -> order > 0;
      default -> false;
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
    int order = segments(epoch(left), epoch(right));
    if (order != 0) {
      return order;
    }
    String one = left.substring(left.indexOf(':') + 1);
    String other = right.substring(right.indexOf(':') + 1);
    int end = one.lastIndexOf('-');
    int otherEnd = other.lastIndexOf('-');
    order =
        segments(
            end < 0 ? one : one.substring(0, end),
            otherEnd < 0 ? other : other.substring(0, otherEnd));
    return order != 0 || end < 0 || otherEnd < 0
        ? order
        : segments(one.substring(end + 1), other.substring(otherEnd + 1));
  }

  private static String epoch(String text) {
    int colon = text.indexOf(':');
    return colon <= 0 ? "0" : text.substring(0, colon);
  }

  private static int segments(String left, String right) {
    RpmVersion one = new RpmVersion(left);
    RpmVersion other = new RpmVersion(right);
    while (true) {
      one.skip();
      other.skip();
      if ((one.is('~') && other.is('~')) || (one.is('^') && other.is('^'))) {
        one.at++;
        other.at++;
        continue;
      }
      if (one.is('~') || other.is('~')) {
        return one.is('~') ? -1 : 1;
      }
      if (one.isAtEnd() || other.isAtEnd()) {
        return Boolean.compare(other.isAtEnd(), one.isAtEnd());
      }
      if (one.is('^') || other.is('^')) {
        return one.is('^') ? -1 : 1;
      }
      int order = segment(one, other);
      if (order != 0) {
        return order;
      }
    }
  }

  private static int segment(RpmVersion one, RpmVersion other) {
    boolean digits = isDigit(one.text.charAt(one.at));
    if (digits != isDigit(other.text.charAt(other.at))) {
      return digits ? 1 : -1;
    }
    String left = one.run(digits);
    String right = other.run(digits);
    if (digits && left.length() != right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    return Integer.signum(left.compareTo(right));
  }

  /** Of a number without the zeros in front. */
  private String run(boolean digits) {
    int start = at;
    while (!isAtEnd() && (digits ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
      at++;
    }
    while (digits && start < at && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start, at);
  }

  private void skip() {
    while (!isAtEnd()
        && !isDigit(text.charAt(at))
        && !isLetter(text.charAt(at))
        && !is('~')
        && !is('^')) {
      at++;
    }
  }

  private boolean is(char mark) {
    return !isAtEnd() && text.charAt(at) == mark;
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
