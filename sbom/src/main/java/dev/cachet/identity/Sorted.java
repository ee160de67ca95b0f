package dev.cachet.identity;

import java.util.Comparator;
import java.util.List;

/** Copies of lists in one order and without repetition. */
public final class Sorted {
  private Sorted() {}

  /** Copies a list in its natural order. */
  public static <T extends Comparable<? super T>> List<T> naturally(List<T> list) {
    return by(list, Comparator.naturalOrder());
  }

  /** Copies a list in an order. */
  public static <T> List<T> by(List<T> list, Comparator<? super T> order) {
    return isAscending(list, order)
        ? List.copyOf(list)
        : list.stream().distinct().sorted(order).toList();
  }

  /** As most lists are when they come here; then nothing stands in them twice. */
  private static <T> boolean isAscending(List<T> list, Comparator<? super T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
