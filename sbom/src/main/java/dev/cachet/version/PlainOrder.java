package dev.cachet.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order for versions of no ecosystem: numbers as numbers, one patch letter or two behind a
 * number as OpenSSL has them, {@code p} and its kin above the release, {@code rc} and its kin below
 * it. What no rule is about cannot be told.
 */
final class PlainOrder {
  private static final Pattern PIECE = Pattern.compile("\\d+|[a-z]+");
  private static final Pattern LETTERS = Pattern.compile("[a-z]{1,2}");
  private static final Pattern COMMIT = Pattern.compile("(?=.*[a-f])(?=.*\\d)[0-9a-f]{7,40}");
  private static final List<String> BEFORE =
      List.of("dev", "snapshot", "alpha", "beta", "milestone", "preview", "pre", "rc");
  private static final Set<String> AFTER =
      Set.of("p", "pl", "patch", "post", "sp", "u", "update", "r", "rev", "b", "hotfix", "fix");
  private static final int RELEASE = 100;
  private static final int LATER = 200;

  private PlainOrder() {}

  static Optional<Integer> compare(String left, String right) {
    if (COMMIT.matcher(left).matches() || COMMIT.matcher(right).matches()) {
      return Optional.empty();
    }
    List<String> one = pieces(left);
    List<String> other = pieces(right);
    boolean numbered = isNumber(at(one, 0)) && isNumber(at(other, 0));
    for (int i = 0; numbered && i < Math.max(one.size(), other.size()); i++) {
      Optional<Integer> order = piece(one, other, i);
      if (order.isEmpty() || order.get() != 0) {
        return order;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> piece(List<String> left, List<String> right, int i) {
    String one = at(left, i);
    String other = at(right, i);
    if (one.equals(other)) {
      return Optional.of(0);
    }
    boolean numbers = (isNumber(one) || one.isEmpty()) && (isNumber(other) || other.isEmpty());
    if (numbers) {
      // 3.1 and 3.1.0 are the same release.
      return Optional.of(NumberLists.compare(one, other));
    }
    int rank = rank(left, i);
    int otherRank = rank(right, i);
    if (rank < 0 || otherRank < 0) {
      return Optional.empty();
    }
    if (rank != otherRank) {
      return Optional.of(rank - otherRank);
    }
    // Letters of a patch: z comes before za.
    return rank == RELEASE + 1 ? Optional.of(one.compareTo(other)) : Optional.empty();
  }

  /** How a piece stands to the release that ends here; negative if nobody can tell. */
  private static int rank(List<String> pieces, int i) {
    String piece = at(pieces, i);
    if (piece.isEmpty()) {
      return RELEASE;
    }
    if (isNumber(piece)) {
      return LATER + 1;
    }
    boolean counted = isNumber(at(pieces, i + 1));
    int before = BEFORE.indexOf(piece);
    if (before >= 0) {
      return before;
    }
    if (AFTER.contains(piece) && counted) {
      return LATER;
    }
    boolean last = i == pieces.size() - 1;
    return last && LETTERS.matcher(piece).matches() ? RELEASE + 1 : -1;
  }

  private static List<String> pieces(String version) {
    List<String> pieces = new ArrayList<>();
    Matcher piece =
        PIECE.matcher(version.toLowerCase(Locale.ROOT).replaceFirst("^[a-z._-]+(?=\\d)", ""));
    while (piece.find()) {
      pieces.add(piece.group());
    }
    return pieces;
  }

  private static String at(List<String> pieces, int i) {
    return i < pieces.size() ? pieces.get(i) : "";
  }

  private static boolean isNumber(String piece) {
    return !piece.isEmpty() && Character.isDigit(piece.charAt(0));
  }
}
