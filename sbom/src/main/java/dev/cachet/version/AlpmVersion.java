package dev.cachet.version;

/**
 * The order of {@code [epoch:]version[-release]} as vercmp(8) defines it: runs of digits as
 * numbers, runs of letters by their codes; a word right behind a number is older than nothing
 * ({@code 1.0rc} before {@code 1.0}), anything behind a separator is newer. Releases are compared
 * only where both sides have one.
 *
 * <p>It departs in one place: a separator at the end is newer than none and older than a longer
 * version. By vercmp {@code 1.} is newer than {@code 1..a}, that newer than {@code 1.1}, and that
 * newer than {@code 1.}, and what has no order cannot be sorted.
 */
public final class AlpmVersion {
  private final String text;
  private int at;

  private AlpmVersion(String text) {
    this.text = text;
  }

  /**
   * Compares two versions.
   *
   * @param left any text
   * @param right any text
   * @return negative if {@code left} is older, zero if neither is, positive if it is newer
   */
  public static int compare(String left, String right) {
    int colon = epochEnd(left);
    int otherColon = epochEnd(right);
    int order = parts(epoch(left, colon), epoch(right, otherColon));
    if (order != 0) {
      return order;
    }
    String one = left.substring(colon + 1);
    String other = right.substring(otherColon + 1);
    int end = one.lastIndexOf('-');
    int otherEnd = other.lastIndexOf('-');
    order =
        parts(
            end < 0 ? one : one.substring(0, end),
            otherEnd < 0 ? other : other.substring(0, otherEnd));
    return order != 0 || end < 0 || otherEnd < 0
        ? order
        : parts(one.substring(end + 1), other.substring(otherEnd + 1));
  }

  /** Where the colon behind the digits of an epoch stands, or -1. */
  private static int epochEnd(String version) {
    int end = 0;
    while (end < version.length() && isDigit(version.charAt(end))) {
      end++;
    }
    return end < version.length() && version.charAt(end) == ':' ? end : -1;
  }

  private static String epoch(String version, int colon) {
    return colon <= 0 ? "0" : version.substring(0, colon);
  }

  private static int parts(String left, String right) {
    AlpmVersion one = new AlpmVersion(left);
    AlpmVersion other = new AlpmVersion(right);
    while (true) {
      int separators = one.skip();
      int otherSeparators = other.skip();
      if (one.isAtEnd() && other.isAtEnd()) {
        return Boolean.compare(separators > 0, otherSeparators > 0);
      }
      if (one.isAtEnd() || other.isAtEnd()) {
        boolean isLonger = other.isAtEnd();
        AlpmVersion longer = isLonger ? one : other;
        boolean word = (isLonger ? separators : otherSeparators) == 0 && !longer.isAtDigit();
        return isLonger == word ? -1 : 1;
      }
      if (separators != otherSeparators) {
        return Integer.compare(separators, otherSeparators);
      }
      int order = run(one, other);
      if (order != 0) {
        return order;
      }
    }
  }

  private static int run(AlpmVersion one, AlpmVersion other) {
    boolean digits = one.isAtDigit();
    if (digits != other.isAtDigit()) {
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
    while (!isAtEnd() && (digits ? isAtDigit() : isLetter(text.charAt(at)))) {
      at++;
    }
    while (digits && start < at && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start, at);
  }

  /** Skips separators, and tells how many. */
  private int skip() {
    int start = at;
    while (!isAtEnd() && !isAtDigit() && !isLetter(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  private boolean isAtDigit() {
    return isDigit(text.charAt(at));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
