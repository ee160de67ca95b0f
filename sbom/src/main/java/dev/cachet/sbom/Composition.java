package dev.cachet.sbom;

import dev.cachet.identity.Sorted;
import java.util.Comparator;
import java.util.List;

/**
 * A statement on completeness.
 *
 * @param aggregate how complete
 * @param assemblies references whose list of parts the statement is about, sorted
 * @param dependencies references whose list of needed components the statement is about, sorted
 */
public record Composition(
    CompositionAggregate aggregate, List<String> assemblies, List<String> dependencies) {
  static final Comparator<Composition> ORDER =
      Comparator.comparing(Composition::aggregate).thenComparing(Object::toString);

  /**
   * Copies and sorts the lists.
   *
   * @param aggregate see the record
   * @param assemblies see the record
   * @param dependencies see the record
   */
  public Composition {
    assemblies = Sorted.naturally(assemblies);
    dependencies = Sorted.naturally(dependencies);
  }
}
