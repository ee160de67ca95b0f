package dev.cachet.lifecycle;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which product and cycle an identifier names, as far as that was established.
 *
 * @param identifier as it was given
 * @param product the catalogue's product; null when not recognised
 * @param cycle the listed cycle; null when none is listed
 * @param candidates {@code product/cycle} or {@code product} values that the identifier leaves open
 * @param rule one sentence: by which rule, or why not
 */
public record ComponentMatch(
    String identifier,
    @Nullable String product,
    @Nullable String cycle,
    List<String> candidates,
    String rule) {
  /**
   * Copies the candidates.
   *
   * @param identifier not null
   * @param product may be null
   * @param cycle may be null
   * @param candidates copied
   * @param rule not null
   */
  public ComponentMatch {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(rule, "rule");
    candidates = List.copyOf(candidates);
  }

  static ComponentMatch unknown(String identifier, String why) {
    return new ComponentMatch(identifier, null, null, List.of(), why);
  }

  static ComponentMatch ambiguous(String identifier, List<String> candidates, String why) {
    return new ComponentMatch(identifier, null, null, candidates, why);
  }
}
