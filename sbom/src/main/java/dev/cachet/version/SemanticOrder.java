package dev.cachet.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of semantic versions, section 11 of their text; build metadata does not count. */
final class SemanticOrder {
  private static final Pattern FORM =
      Pattern.compile("[vV=]*(\\d+(?:\\.\\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\\+.*)?");

  private SemanticOrder() {}

  static Optional<Integer> compare(String left, String right) {
    Matcher one = FORM.matcher(left);
    Matcher other = FORM.matcher(right);
    if (!one.matches() || !other.matches()) {
      return PlainOrder.compare(left, right);
    }
    int order = NumberLists.compare(one.group(1), other.group(1));
    if (order != 0) {
      return Optional.of(order);
    }
    boolean before = one.group(2) != null;
    boolean otherBefore = other.group(2) != null;
    if (before != otherBefore) {
      return Optional.of(before ? -1 : 1);
    }
    return Optional.of(before ? preReleases(one.group(2), other.group(2)) : 0);
  }

  private static int preReleases(String left, String right) {
    String[] one = left.split("\\.", -1);
    String[] other = right.split("\\.", -1);
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      int order = identifiers(one[i], other[i]);
      if (order != 0) {
        return order;
      }
    }
    return one.length - other.length;
  }

  private static int identifiers(String left, String right) {
    boolean number = left.matches("\\d+");
    boolean otherNumber = right.matches("\\d+");
    if (number && otherNumber) {
      return NumberLists.compare(left, right);
    }
    return number == otherNumber ? left.compareTo(right) : number ? -1 : 1;
  }
}
