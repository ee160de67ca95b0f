package dev.cachet.matrix;

import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a result that can be said in every language.
 *
 * @param key the phrase, without {@code matrix.result.}
 * @param count how many there are of something; empty where nothing is counted
 * @param values what stands in its places
 */
record Clause(String key, OptionalLong count, List<Line> values) {
  private static final String PREFIX = "matrix.result.";

  Clause {
    values = List.copyOf(values);
  }

  static Clause of(String key, Line... values) {
    return new Clause(key, OptionalLong.empty(), List.of(values));
  }

  static Clause counted(String key, long count) {
    return new Clause(key, OptionalLong.of(count), List.of());
  }

  Line in(Phrases phrases) {
    return count.isPresent()
        ? phrases.counted(PREFIX + key, count.getAsLong())
        : phrases.line(PREFIX + key, values.toArray());
  }
}
