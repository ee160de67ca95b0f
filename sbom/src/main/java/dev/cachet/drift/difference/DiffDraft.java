package dev.cachet.drift.difference;

import dev.cachet.drift.difference.Change.Kind;
import dev.cachet.identity.ComponentHash;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.matching.ComponentFacts;
import dev.cachet.matching.ComponentMatching;
import dev.cachet.matching.MatchKind;
import dev.cachet.matching.MatchedPair;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.version.VersionScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the differences between two documents. */
final class DiffDraft {
  private final Sbom before;
  private final Sbom after;
  private final ComponentMatching matching;
  private final List<Change> changes = new ArrayList<>();
  private int same;
  private int notCompared;

  DiffDraft(Sbom before, Sbom after) {
    this.before = before;
    this.after = after;
    boolean moved = isPartOf(before.subject(), after) || isPartOf(after.subject(), before);
    this.matching = ComponentMatching.of(before.all(), after.all());
    ComponentMatching parts = moved ? ComponentMatching.of(whole(before), whole(after)) : matching;
    List<MatchedPair> pairs = new ArrayList<>(parts.pairs());
    if (!moved) {
      // Whatever they are called, the two subjects are what the two documents are about.
      pairs.add(
          new MatchedPair(
              ComponentFacts.of(before.subject()),
              ComponentFacts.of(after.subject()),
              MatchKind.NAME));
    }
    pairs.forEach(this::compare);
    components(parts.removed())
        .forEach(c -> add(Kind.REMOVED, c.name(), "", text(c.version()), ""));
    added(components(parts.added()));
    edges(pairs);
  }

  /** A system that was merged into a device is still the system, and the device is what is new. */
  private static boolean isPartOf(Component subject, Sbom other) {
    return !isSame(subject, other.subject())
        && other.all().stream().anyMatch(component -> isSame(subject, component));
  }

  private static boolean isSame(Component one, Component other) {
    return one.type() == other.type()
        && Objects.equals(one.group(), other.group())
        && one.name().equals(other.name());
  }

  private static List<Component> whole(Sbom sbom) {
    List<Component> all = new ArrayList<>(sbom.all());
    all.add(sbom.subject());
    return all;
  }

  ComponentMatching matching() {
    return matching;
  }

  List<Change> changes() {
    return changes;
  }

  int same() {
    return same;
  }

  int notCompared() {
    return notCompared;
  }

  private static List<Component> components(List<ComponentFacts> facts) {
    return facts.stream().map(ComponentFacts::component).toList();
  }

  private void compare(MatchedPair pair) {
    int known = changes.size();
    Component old = pair.before().component();
    Component now = pair.after().component();
    String version = old.version() == null ? "" : old.version();
    if (!old.name().equals(now.name())) {
      add(Kind.RENAMED, now.name(), "", old.title(), now.title());
    }
    if (!Objects.equals(old.version(), now.version())) {
      add(direction(pair), now.name(), "", text(old.version()), text(now.version()));
      version = "";
    } else {
      content(old, now, version);
    }
    String was = pair.before().architecture();
    String is = pair.after().architecture();
    if (!was.isEmpty() && !is.isEmpty()) {
      differ(Kind.ARCHITECTURE_CHANGED, now, version, was, is);
    }
    if (!comparable(old).equals(comparable(now))) {
      differ(Kind.LICENCE_CHANGED, now, version, licences(old), licences(now));
    }
    differ(Kind.SUPPLIER_CHANGED, now, version, supplier(old), supplier(now));
    if (changes.size() == known) {
      same++;
    }
  }

  private static Kind direction(MatchedPair pair) {
    String before = text(pair.before().component().version());
    String after = text(pair.after().component().version());
    // Two versions of a name without ecosystem, or of two ecosystems, have the order of numbers.
    boolean alike = pair.before().scheme() == pair.after().scheme();
    VersionScheme scheme = alike ? pair.after().scheme() : VersionScheme.PLAIN;
    return scheme
        .compare(before, after)
        .filter(order -> order != 0)
        .map(order -> order < 0 ? Kind.UPGRADED : Kind.DOWNGRADED)
        .orElse(Kind.VERSION_CHANGED);
  }

  private void content(Component old, Component now, String version) {
    Map<String, Set<String>> then = digests(old);
    Map<String, Set<String>> today = digests(now);
    then.keySet().retainAll(today.keySet());
    if (then.isEmpty() && (!old.hashes().isEmpty() || !now.hashes().isEmpty())) {
      notCompared++;
    }
    for (String algorithm : new TreeSet<>(then.keySet())) {
      String was = String.join(" ", then.getOrDefault(algorithm, Set.of()));
      String is = String.join(" ", today.getOrDefault(algorithm, Set.of()));
      if (!was.equals(is)) {
        add(Kind.CONTENT_CHANGED, now.name(), version, algorithm + " " + was, is);
        return;
      }
    }
  }

  private static Map<String, Set<String>> digests(Component component) {
    return component.hashes().stream()
        .collect(
            Collectors.groupingBy(
                ComponentHash::algorithm,
                HashMap::new,
                Collectors.mapping(ComponentHash::hex, Collectors.toCollection(TreeSet::new))));
  }

  private void added(List<Component> added) {
    Map<String, Set<String>> needing = new HashMap<>();
    added.forEach(c -> needing.put(c.ref(), new TreeSet<>()));
    Map<String, String> names = new HashMap<>();
    after.all().forEach(c -> names.put(c.ref(), c.name()));
    after
        .dependencies()
        .edges()
        .forEach(
            (from, targets) -> {
              String name = names.get(from);
              for (String to : targets) {
                if (name != null && needing.containsKey(to)) {
                  Objects.requireNonNull(needing.get(to)).add(name);
                }
              }
            });
    for (Component one : added) {
      List<String> by = List.copyOf(needing.getOrDefault(one.ref(), Set.of()));
      changes.add(new Change(Kind.ADDED, one.name(), "", "", text(one.version()), by));
    }
  }

  private void edges(List<MatchedPair> pairs) {
    Map<String, Component> nowByOldRef = new HashMap<>();
    Set<String> inBoth =
        pairs.stream().map(p -> p.after().component().ref()).collect(Collectors.toSet());
    pairs.forEach(p -> nowByOldRef.put(p.before().component().ref(), p.after().component()));
    Map<String, String> names = new HashMap<>();
    pairs.forEach(p -> names.put(p.after().component().ref(), p.after().component().name()));
    for (MatchedPair pair : pairs) {
      Set<String> then = new TreeSet<>();
      for (String ref : before.dependencies().neededBy(pair.before().component().ref())) {
        Component target = nowByOldRef.get(ref);
        if (target != null) {
          then.add(target.ref());
        }
      }
      Set<String> now =
          new TreeSet<>(after.dependencies().neededBy(pair.after().component().ref()));
      now.retainAll(inBoth);
      String from = pair.after().component().name();
      without(now, then).forEach(r -> add(Kind.NEEDS, from, "", "", text(names.get(r))));
      without(then, now).forEach(r -> add(Kind.NEEDS_NO_MORE, from, "", text(names.get(r)), ""));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(others);
    return left;
  }

  private void differ(Kind kind, Component component, String version, String was, String is) {
    if (!was.equals(is)) {
      add(kind, component.name(), version, was, is);
    }
  }

  private void add(Kind kind, String name, String version, String was, String is) {
    changes.add(new Change(kind, name, version, was, is, List.of()));
  }

  private static List<String> comparable(Component component) {
    return component.licences().stream().map(LicenceClaim::comparable).distinct().toList();
  }

  private static String licences(Component component) {
    return component.licences().stream()
        .map(LicenceClaim::text)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String supplier(Component component) {
    Organisation supplier = component.supplier();
    return supplier == null ? "" : text(supplier.name());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
