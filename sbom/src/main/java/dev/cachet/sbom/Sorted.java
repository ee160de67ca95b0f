package dev.cachet.sbom;

import java.util.Comparator;
import java.util.List;

/** Copies of lists in one order and without repetition. */
final class Sorted {
  private Sorted() {}

  static <T extends Comparable<? super T>> List<T> naturally(List<T> list) {
    return by(list, Comparator.naturalOrder());
  }

  static <T> List<T> by(List<T> list, Comparator<? super T> order) {
    return list.size() < 2 ? List.copyOf(list) : list.stream().distinct().sorted(order).toList();
  }
}
