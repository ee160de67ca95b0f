package dev.cachet.version;

import java.math.BigInteger;

/** The order of dotted numbers of any length; a number that is not there counts as zero. */
final class NumberLists {
  private NumberLists() {}

  static int compare(String left, String right) {
    String[] one = left.split("\\.", -1);
    String[] other = right.split("\\.", -1);
    for (int i = 0; i < Math.max(one.length, other.length); i++) {
      int order = part(one, i).compareTo(part(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger part(String[] parts, int at) {
    return at < parts.length && !parts[at].isEmpty() ? new BigInteger(parts[at]) : BigInteger.ZERO;
  }
}
