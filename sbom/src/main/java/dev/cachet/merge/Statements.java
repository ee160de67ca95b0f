package dev.cachet.merge;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements on completeness of several documents. Where two are about one component the worse
 * counts, and where only one of its documents makes a statement nobody knows.
 */
final class Statements {
  private final Map<String, CompositionAggregate> parts = new TreeMap<>();
  private final Map<String, CompositionAggregate> needs = new TreeMap<>();

  void add(List<Composition> compositions, Renaming names) {
    for (Composition one : compositions) {
      one.assemblies().forEach(ref -> put(parts, names.of(ref), one.aggregate()));
      one.dependencies().forEach(ref -> put(needs, names.of(ref), one.aggregate()));
    }
  }

  /** Says that a document lists the component, and whether it said anything of it. */
  void shared(String ref, boolean partsSaid, boolean needsSaid) {
    if (!partsSaid && parts.containsKey(ref)) {
      put(parts, ref, CompositionAggregate.UNKNOWN);
    }
    if (!needsSaid && needs.containsKey(ref)) {
      put(needs, ref, CompositionAggregate.UNKNOWN);
    }
  }

  void unknown(String ref) {
    put(parts, ref, CompositionAggregate.UNKNOWN);
    put(needs, ref, CompositionAggregate.UNKNOWN);
  }

  List<Composition> compositions() {
    List<Composition> all = new ArrayList<>();
    for (CompositionAggregate aggregate : CompositionAggregate.values()) {
      List<String> assemblies = refs(parts, aggregate);
      List<String> dependencies = refs(needs, aggregate);
      if (!assemblies.isEmpty() || !dependencies.isEmpty()) {
        all.add(new Composition(aggregate, assemblies, dependencies));
      }
    }
    return all;
  }

  private static List<String> refs(
      Map<String, CompositionAggregate> statements, CompositionAggregate aggregate) {
    return statements.entrySet().stream()
        .filter(entry -> entry.getValue() == aggregate)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void put(
      Map<String, CompositionAggregate> statements, String ref, CompositionAggregate aggregate) {
    statements.merge(ref, aggregate, Statements::worse);
  }

  private static CompositionAggregate worse(CompositionAggregate one, CompositionAggregate other) {
    if (rank(one) == rank(other) && one != other) {
      return one.coarse();
    }
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(CompositionAggregate aggregate) {
    return switch (aggregate.coarse()) {
      case COMPLETE -> 0;
      case NOT_SPECIFIED -> 1;
      case UNKNOWN -> 2;
      default -> 3;
    };
  }
}
