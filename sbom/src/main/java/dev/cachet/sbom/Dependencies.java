package dev.cachet.sbom;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who needs whom: for each reference of a document, the references that it needs directly.
 *
 * <p>A leaf has an entry with an empty list; a reference without an entry says nothing about what
 * it needs. Everything is sorted.
 */
public final class Dependencies {
  private final SortedMap<String, List<String>> edges;

  private Dependencies(SortedMap<String, List<String>> edges) {
    this.edges = edges;
  }

  /**
   * Copies and sorts edges; an edge from a reference to itself is dropped.
   *
   * @param edges from each reference to those that it needs
   * @return the graph
   */
  public static Dependencies of(Map<String, ? extends Collection<String>> edges) {
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    edges.forEach(
        (from, to) -> {
          TreeSet<String> targets = new TreeSet<>(to);
          targets.remove(from);
          sorted.put(from, List.copyOf(targets));
        });
    return new Dependencies(sorted);
  }

  /**
   * All entries.
   *
   * @return an unmodifiable, sorted view
   */
  public SortedMap<String, List<String>> edges() {
    return Collections.unmodifiableSortedMap(edges);
  }

  /**
   * What one reference needs directly.
   *
   * @param ref the reference
   * @return sorted references; empty if none is known
   */
  public List<String> neededBy(String ref) {
    return edges.getOrDefault(ref, List.of());
  }

  /**
   * The number of edges.
   *
   * @return how many pairs of one needing the other there are
   */
  public int count() {
    return edges.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dependencies that && edges.equals(that.edges);
  }

  @Override
  public int hashCode() {
    return edges.hashCode();
  }

  @Override
  public String toString() {
    return edges.toString();
  }
}
