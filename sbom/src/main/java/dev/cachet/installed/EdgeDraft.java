package dev.cachet.installed;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The edges of an inventory, within the most that it may have, and how far they are known. */
final class EdgeDraft {
  private final int most;
  private final Problems problems;
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final Set<String> partly = new TreeSet<>();
  private final Set<String> opaque = new TreeSet<>();
  private final Map<String, Set<String>> partsByHolder = new TreeMap<>();
  private final Set<String> leftOut = new TreeSet<>();
  private int count;

  EdgeDraft(int most, Problems problems) {
    this.most = most;
    this.problems = problems;
  }

  /** Says what a component needs; nothing of it is kept where that would be too many edges. */
  void put(String ref, Set<String> needs) {
    Set<String> before = edges.getOrDefault(ref, Set.of());
    count -= before.size();
    if (needs.size() > most - count) {
      leftOut.add(ref);
      partly.add(ref);
      edges.put(ref, new TreeSet<>());
      return;
    }
    count += needs.size();
    edges.put(ref, new TreeSet<>(needs));
  }

  /** Adds to what a component needs. */
  void also(String ref, Set<String> needs) {
    Set<String> all = new TreeSet<>(edges.getOrDefault(ref, Set.of()));
    all.addAll(needs);
    put(ref, all);
  }

  /** Says that something is inside a component. */
  void part(String holder, String part) {
    partsByHolder.computeIfAbsent(holder, h -> new TreeSet<>()).add(part);
  }

  /** What of these components holds, if it holds anything, and itself. */
  private Set<String> withParts(Set<String> components) {
    Set<String> all = new TreeSet<>(components);
    partsByHolder.forEach(
        (holder, parts) -> {
          if (components.contains(holder)) {
            all.addAll(parts);
          }
        });
    return all;
  }

  /** Says that a component needs more than its edges tell. */
  void partly(String ref) {
    partly.add(ref);
  }

  /** Says that nobody knows what a component holds or needs. */
  void opaque(String ref) {
    opaque.add(ref);
  }

  /** All edges; the subject needs every component. */
  Dependencies dependencies(String subject, Set<String> components) {
    Map<String, Set<String>> all = new TreeMap<>(edges);
    Set<String> known = withParts(components);
    all.keySet().retainAll(known);
    // What was left out as a component is no end of an edge either.
    all.values().forEach(needs -> needs.retainAll(known));
    all.put(subject, components);
    return Dependencies.of(all);
  }

  /** Tells what was left out. */
  void conclude() {
    if (!leftOut.isEmpty()) {
      String message = " components were left out: an inventory takes at most " + most;
      problems.addDetail(
          "source.too-many-edges",
          leftOut.iterator().next(),
          "the edges of " + leftOut.size() + message,
          List.of());
    }
  }

  List<Composition> compositions(String subject, Set<String> components) {
    Set<String> resolved = new TreeSet<>(components);
    resolved.removeAll(partly);
    resolved.removeAll(opaque);
    List<Composition> compositions = new ArrayList<>();
    // Scripts and data that no package owns are not listed, so nobody can say that nothing is
    // missing.
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    compositions.add(new Composition(parts, List.of(subject), List.of()));
    compositions.add(
        new Composition(CompositionAggregate.COMPLETE, List.of(), List.copyOf(resolved)));
    Set<String> unsaid = new TreeSet<>(partly);
    unsaid.addAll(opaque);
    unsaid.retainAll(components);
    if (!unsaid.isEmpty()) {
      Set<String> closed = new TreeSet<>(opaque);
      closed.retainAll(components);
      compositions.add(
          new Composition(
              CompositionAggregate.INCOMPLETE, List.copyOf(closed), List.copyOf(unsaid)));
    }
    Set<String> holders = new TreeSet<>(partsByHolder.keySet());
    holders.retainAll(components);
    if (!holders.isEmpty()) {
      // What a build says of itself is all that is known of what is inside.
      Set<String> inside = withParts(holders);
      inside.removeAll(holders);
      holders.removeAll(opaque);
      compositions.add(
          new Composition(CompositionAggregate.UNKNOWN, List.copyOf(holders), List.copyOf(inside)));
    }
    return compositions;
  }
}
