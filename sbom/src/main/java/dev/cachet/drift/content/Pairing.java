package dev.cachet.drift.content;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which component of a document is which of a fresh inventory.
 *
 * @param stated the document
 * @param now the inventory
 * @param same the same reference in both, name and version alike
 * @param upgraded another version of the same component
 * @param extra only in the document
 * @param missing only in the inventory
 */
record Pairing(
    SbomContent stated,
    SbomContent now,
    Map<Component, Component> same,
    Map<Component, Component> upgraded,
    List<Component> extra,
    List<Component> missing) {

  static Pairing of(SbomContent stated, SbomContent now) {
    Map<String, Component> before = new TreeMap<>();
    about(stated, now.subject().ref()).forEach(each -> before.put(each.ref(), each));
    Map<Component, Component> same = new LinkedHashMap<>();
    List<Component> after = new ArrayList<>();
    for (Component each : now.all()) {
      Component other = before.get(each.ref());
      if (other != null && title(other).equals(title(each))) {
        same.put(before.remove(each.ref()), each);
      } else {
        after.add(each);
      }
    }
    return paired(stated, now, same, new ArrayList<>(before.values()), after);
  }

  /** One component on each side that has all but the version in common was upgraded. */
  private static Pairing paired(
      SbomContent stated,
      SbomContent now,
      Map<Component, Component> same,
      List<Component> before,
      List<Component> after) {
    Map<Component, Component> upgraded = new LinkedHashMap<>();
    Map<String, List<Component>> old =
        before.stream().collect(Collectors.groupingBy(Pairing::identity));
    Map<String, List<Component>> fresh =
        after.stream().collect(Collectors.groupingBy(Pairing::identity));
    old.forEach(
        (identity, ones) -> {
          List<Component> others = fresh.getOrDefault(identity, List.of());
          if (ones.size() == 1 && others.size() == 1) {
            upgraded.put(ones.get(0), others.get(0));
            before.remove(ones.get(0));
            after.remove(others.get(0));
          }
        });
    return new Pairing(stated, now, same, upgraded, before, after);
  }

  private static List<Component> about(SbomContent stated, String subject) {
    List<Component> all = stated.all();
    if (stated.subject().ref().equals(subject)
        || all.stream().noneMatch(each -> each.ref().equals(subject))) {
      return all;
    }
    Set<String> hanging = new HashSet<>(stated.dependencies().neededBy(subject));
    return all.stream().filter(each -> hanging.contains(each.ref())).toList();
  }

  private static String title(Component one) {
    return one.title() + " " + one.purl();
  }

  private static String identity(Component one) {
    String architecture = one.property("cachet:package:architecture");
    String purl = Objects.requireNonNullElse(one.purl(), "");
    int at = purl.indexOf('@');
    return String.join(
        "\n",
        one.type().name(),
        Objects.requireNonNullElse(one.group(), ""),
        one.name(),
        Objects.requireNonNullElse(architecture, ""),
        at < 0 ? purl : purl.substring(0, at));
  }
}
