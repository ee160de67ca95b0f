package dev.cachet.drift;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which component of one document is which of another: first by package URL without version, then
 * by name, then by content. Of several that share a key, those of equal version and content pair
 * first, then those of equal version, then the rest in the order of their versions' text: a swap of
 * two copies is no change.
 */
final class ComponentPairs {
  private static final Comparator<Component> ORDER =
      Comparator.comparing((Component c) -> Objects.requireNonNullElse(c.version(), ""))
          .thenComparing(Component::ref);

  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Component> oldLeft = new LinkedHashMap<>();
  private final Map<String, Component> newLeft = new LinkedHashMap<>();

  private ComponentPairs(Collection<Component> before, Collection<Component> after) {
    before.stream().sorted(ORDER).forEach(c -> oldLeft.put(c.ref(), c));
    after.stream().sorted(ORDER).forEach(c -> newLeft.put(c.ref(), c));
  }

  /**
   * Two components that are the same thing.
   *
   * @param before in the older document
   * @param after in the newer document
   * @param type the type of their package URLs; empty if they were matched otherwise
   */
  record Pair(Component before, Component after, String type) {}

  static ComponentPairs of(Collection<Component> before, Collection<Component> after) {
    ComponentPairs matching = new ComponentPairs(before, after);
    for (Function<Component, ComponentKey> key :
        List.<Function<Component, ComponentKey>>of(ComponentKey::of, ComponentKey::byName)) {
      matching.match(c -> key.apply(c).with(c.version() + c.hashes()));
      matching.match(c -> key.apply(c).with(String.valueOf(c.version())));
      matching.match(key);
    }
    matching.match(ComponentPairs::content);
    return matching;
  }

  List<Pair> pairs() {
    return pairs;
  }

  List<Component> removed() {
    return List.copyOf(oldLeft.values());
  }

  List<Component> added() {
    return List.copyOf(newLeft.values());
  }

  private void match(Function<Component, ComponentKey> key) {
    Map<ComponentKey, List<Component>> after = grouped(newLeft.values(), key);
    grouped(oldLeft.values(), key)
        .forEach(
            (shared, olds) -> {
              List<Component> news = after.getOrDefault(shared, List.of());
              boolean known = !shared.text().isEmpty();
              for (int i = 0; known && i < Math.min(olds.size(), news.size()); i++) {
                take(new Pair(olds.get(i), news.get(i), shared.type()));
              }
            });
  }

  private void take(Pair pair) {
    pairs.add(pair);
    oldLeft.remove(pair.before().ref());
    newLeft.remove(pair.after().ref());
  }

  private static ComponentKey content(Component component) {
    for (ComponentHash hash : component.hashes()) {
      if (hash.algorithm().equals("SHA-512") || hash.algorithm().equals("SHA-256")) {
        return new ComponentKey("", hash.algorithm() + hash.hex());
      }
    }
    return new ComponentKey("", "");
  }

  private static Map<ComponentKey, List<Component>> grouped(
      Collection<Component> components, Function<Component, ComponentKey> key) {
    Map<ComponentKey, List<Component>> groups = new LinkedHashMap<>();
    for (Component component : components) {
      groups.computeIfAbsent(key.apply(component), k -> new ArrayList<>()).add(component);
    }
    return groups;
  }
}
