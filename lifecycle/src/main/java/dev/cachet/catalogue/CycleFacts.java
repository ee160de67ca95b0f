package dev.cachet.catalogue;

import java.util.Objects;

/**
 * The cycle behind a verdict, with its product's name and its publisher's names of the phases.
 *
 * @param label the product's name for people; for example {@code Debian}
 * @param cycle the cycle with its dates
 * @param phases what the publisher calls the phases
 */
public record CycleFacts(String label, Cycle cycle, Product.Phases phases) {
  /**
   * Checks that nothing is absent.
   *
   * @param label not null
   * @param cycle not null
   * @param phases not null
   */
  public CycleFacts {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(cycle, "cycle");
    Objects.requireNonNull(phases, "phases");
  }

  /**
   * Takes the facts of a cycle.
   *
   * @param catalogue the facts
   * @param cycle the cycle
   * @return the cycle facts
   */
  public static CycleFacts of(Catalogue catalogue, Cycle cycle) {
    return catalogue
        .product(cycle.product())
        .map(product -> new CycleFacts(product.label(), cycle, product.phases()))
        .orElseGet(() -> new CycleFacts(cycle.product(), cycle, Product.Phases.UNNAMED));
  }
}
