package dev.cachet.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of Alpine's versions: {@code 1.2.4_git20230717-r4}, {@code 1.1.1w-r0}. */
final class ApkOrder {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d+(?:\\.\\d+)*)([a-z]?)((?:_[a-z]+\\d*)*)(?:~[0-9a-f]+)?(?:-r(\\d+(?:\\.\\d+)*))?");
  private static final Pattern SUFFIX = Pattern.compile("_([a-z]+)(\\d*)");
  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");

  private ApkOrder() {}

  static Optional<Integer> compare(String left, String right) {
    Matcher one = FORM.matcher(left);
    Matcher other = FORM.matcher(right);
    if (!one.matches() || !other.matches()) {
      return PlainOrder.compare(left, right);
    }
    int order = NumberLists.compare(one.group(1), other.group(1));
    if (order == 0) {
      order = one.group(2).compareTo(other.group(2));
    }
    if (order == 0) {
      Optional<Integer> suffixes = suffixes(one.group(3), other.group(3));
      if (suffixes.isEmpty()) {
        return Optional.empty();
      }
      order = suffixes.get();
    }
    return Optional.of(order != 0 ? order : revisions(one.group(4), other.group(4)));
  }

  private static int revisions(String left, String right) {
    return NumberLists.compare(left == null ? "0" : left, right == null ? "0" : right);
  }

  private static Optional<Integer> suffixes(String left, String right) {
    Matcher one = SUFFIX.matcher(left);
    Matcher other = SUFFIX.matcher(right);
    while (true) {
      boolean more = one.find();
      boolean others = other.find();
      if (!more && !others) {
        return Optional.of(0);
      }
      int rank = SUFFIXES.indexOf(more ? one.group(1) : "");
      int otherRank = SUFFIXES.indexOf(others ? other.group(1) : "");
      if (rank < 0 || otherRank < 0) {
        return Optional.empty();
      }
      if (rank != otherRank) {
        return Optional.of(rank - otherRank);
      }
      int order = number(one.group(2)).compareTo(number(other.group(2)));
      if (order != 0) {
        return Optional.of(order);
      }
    }
  }

  private static BigInteger number(String digits) {
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }
}
