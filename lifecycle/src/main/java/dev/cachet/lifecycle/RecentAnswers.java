package dev.cachet.lifecycle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that were given before, for several threads. It forgets all of them when it is full, so
 * that no input decides how much memory it takes.
 *
 * @param <K> everything that decides an answer
 * @param <V> the answer
 */
final class RecentAnswers<K, V> {
  private final int limit;
  private final Map<K, V> known = new ConcurrentHashMap<>();

  RecentAnswers(int limit) {
    this.limit = limit;
  }

  /** Gives the answer that is known, or makes it and knows it from then on. */
  V get(K key, Supplier<V> maker) {
    V before = known.get(key);
    if (before != null) {
      return before;
    }
    V made = maker.get();
    if (known.size() >= limit) {
      known.clear();
    }
    known.put(key, made);
    return made;
  }

  int size() {
    return known.size();
  }
}
