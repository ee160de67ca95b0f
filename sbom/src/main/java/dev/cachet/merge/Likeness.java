package dev.cachet.merge;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether two components of different documents are one thing. */
final class Likeness {
  /** A collision of these could be made on purpose, so that an attacker's file is "the same". */
  private static final Set<String> WEAK = Set.of("MD5", "SHA-1");

  private Likeness() {}

  /** What has parts or ancestors of its own is not compared: their references would be two. */
  static boolean same(Component one, Component other) {
    return one.purl() != null
        && one.parts().isEmpty()
        && one.pedigree() == null
        && sameContent(one, other)
        && bare(one).equals(bare(other));
  }

  static Component union(Component one, Component other) {
    return one.toBuilder()
        .hashes(both(one.hashes(), other.hashes()))
        .identity(both(one.identity(), other.identity()))
        .occurrences(both(one.occurrences(), other.occurrences()))
        .properties(both(one.properties(), other.properties()))
        .build();
  }

  private static boolean sameContent(Component one, Component other) {
    Map<String, String> known = new HashMap<>();
    one.hashes().forEach(hash -> known.put(hash.algorithm(), hash.hex()));
    boolean shared = false;
    for (ComponentHash hash : other.hashes()) {
      String hex = known.get(hash.algorithm());
      if (hex != null && !hex.equals(hash.hex())) {
        return false;
      }
      shared |= hex != null && !WEAK.contains(hash.algorithm());
    }
    return shared;
  }

  private static Component bare(Component component) {
    ComponentBuilder bare = component.toBuilder().ref("");
    return bare.hashes(List.of())
        .identity(List.of())
        .occurrences(List.of())
        .properties(List.of())
        .build();
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
