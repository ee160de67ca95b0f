package dev.cachet.lookup;

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
  static final String BEWARE = "; beware: ";

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

  /**
   * What a verdict has to say beside the dates, as a half sentence; may be empty.
   *
   * @return the text
   */
  public String remark() {
    int at = rule.indexOf(BEWARE);
    return at < 0 ? "" : rule.substring(at);
  }

  /** Both name something, and not the same. */
  boolean contradicts(ComponentMatch other) {
    return product != null
        && other.product != null
        && (!product.equals(other.product)
            || (cycle != null && other.cycle != null && !cycle.equals(other.cycle)));
  }

  static ComponentMatch unknown(String identifier, String why) {
    return new ComponentMatch(identifier, null, null, List.of(), why);
  }

  static ComponentMatch ambiguous(String identifier, List<String> candidates, String why) {
    return new ComponentMatch(identifier, null, null, candidates, why);
  }
}
