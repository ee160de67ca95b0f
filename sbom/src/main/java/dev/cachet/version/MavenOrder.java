package dev.cachet.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of Maven's versions: pieces between dots, hyphens and changes from digits to letters;
 * known qualifiers by their rank, unknown ones behind them, and nothing counts as a release.
 */
final class MavenOrder {
  private static final Pattern PIECE = Pattern.compile("\\d+|[^\\d._-]+");
  private static final List<String> QUALIFIERS =
      List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
  private static final int RELEASE = QUALIFIERS.indexOf("");

  private MavenOrder() {}

  static int compare(String left, String right) {
    List<String> one = pieces(left);
    List<String> other = pieces(right);
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int order = piece(at(one, i), at(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String at(List<String> pieces, int i) {
    return i < pieces.size() ? pieces.get(i) : "";
  }

  private static int piece(String left, String right) {
    boolean number = isNumber(left);
    boolean otherNumber = isNumber(right);
    if (number && otherNumber) {
      return NumberLists.compare(left, right);
    }
    if (number != otherNumber) {
      // A number is above every qualifier, and zero is the same as nothing.
      String qualifier = number ? right : left;
      boolean nothing = qualifier.isEmpty() && NumberLists.compare(number ? left : right, "0") == 0;
      return nothing ? 0 : number ? 1 : -1;
    }
    int rank = rank(left) - rank(right);
    return rank != 0 ? rank : rank(left) == QUALIFIERS.size() ? left.compareTo(right) : 0;
  }

  private static int rank(String qualifier) {
    String known =
        switch (qualifier) {
          case "a" -> "alpha";
          case "b" -> "beta";
          case "m" -> "milestone";
          case "cr" -> "rc";
          case "ga", "final", "release" -> "";
          default -> qualifier;
        };
    int rank = QUALIFIERS.indexOf(known);
    return rank < 0 ? QUALIFIERS.size() : rank;
  }

  private static boolean isNumber(String piece) {
    return !piece.isEmpty() && Character.isDigit(piece.charAt(0));
  }

  private static List<String> pieces(String version) {
    List<String> pieces = new ArrayList<>();
    Matcher piece = PIECE.matcher(version.toLowerCase(Locale.ROOT));
    while (piece.find()) {
      pieces.add(piece.group());
    }
    while (!pieces.isEmpty() && isNothing(pieces.get(pieces.size() - 1))) {
      pieces.remove(pieces.size() - 1);
    }
    return pieces;
  }

  private static boolean isNothing(String piece) {
    return isNumber(piece) ? NumberLists.compare(piece, "0") == 0 : rank(piece) == RELEASE;
  }
}
