package dev.cachet.ruby;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in the order of RubyGems: numbers and words, where a word comes before every number
 * ({@code 1.0.rc1} before {@code 1.0}) and what is missing counts as zero.
 *
 * @param pieces numbers without leading zeros, and words
 */
record GemVersion(List<String> pieces) implements Comparable<GemVersion> {
  private static final Pattern PIECE = Pattern.compile("[0-9]+|[A-Za-z]+");

  static GemVersion of(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher piece = PIECE.matcher(text.replace("-", ".pre."));
    while (piece.find()) {
      String found = piece.group();
      pieces.add(isNumber(found) ? new BigInteger(found).toString() : found);
    }
    return new GemVersion(List.copyOf(pieces));
  }

  /** The first version that {@code ~>} does not take any more: 1.4.2 gives 1.5, 1.4 gives 2. */
  GemVersion bump() {
    List<String> numbers =
        new ArrayList<>(pieces.stream().takeWhile(GemVersion::isNumber).toList());
    if (numbers.size() > 1) {
      numbers.remove(numbers.size() - 1);
    }
    int last = numbers.size() - 1;
    if (last >= 0) {
      numbers.set(last, new BigInteger(numbers.get(last)).add(BigInteger.ONE).toString());
    }
    return new GemVersion(List.copyOf(numbers));
  }

  @Override
  public int compareTo(GemVersion other) {
    int longest = Math.max(pieces.size(), other.pieces.size());
    for (int i = 0; i < longest; i++) {
      String mine = i < pieces.size() ? pieces.get(i) : "0";
      String its = i < other.pieces.size() ? other.pieces.get(i) : "0";
      int order =
          isNumber(mine) && isNumber(its)
              ? new BigInteger(mine).compareTo(new BigInteger(its))
              : isNumber(mine) != isNumber(its) ? (isNumber(mine) ? 1 : -1) : mine.compareTo(its);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static boolean isNumber(String piece) {
    return Character.isDigit(piece.charAt(0));
  }
}
