package dev.cachet.matching;

import dev.cachet.sbom.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which component of one document is which of another: by package URL without qualifiers, by name,
 * by known renames within a source package, by source package, by content, by known moves. Of
 * several that share a key, those of equal version, content and architecture pair first, then the
 * nearest: a swap of two copies is no change.
 */
public final class ComponentMatching {
  /** By text alone, as no order of versions of all ecosystems is transitive. */
  private static final Comparator<ComponentFacts> NEWEST_FIRST =
      Comparator.comparing((ComponentFacts facts) -> sortable(facts.version()))
          .reversed()
          .thenComparing(facts -> facts.component().ref());

  private static final int DIGITS = 12;

  private final List<MatchedPair> pairs = new ArrayList<>();
  private final Map<String, ComponentFacts> oldLeft = new LinkedHashMap<>();
  private final Map<String, ComponentFacts> newLeft = new LinkedHashMap<>();

  private ComponentMatching(Collection<Component> before, Collection<Component> after) {
    fill(before, oldLeft);
    fill(after, newLeft);
  }

  /**
   * Matches all components of two documents.
   *
   * @param before of the older, without its subject
   * @param after of the newer, without its subject
   * @return the matching, the same for the same documents
   */
  public static ComponentMatching of(Collection<Component> before, Collection<Component> after) {
    ComponentMatching matching = new ComponentMatching(before, after);
    matching.pass(MatchKind.IDENTIFIER, ComponentMatching::identifier);
    matching.pass(MatchKind.NAME, ComponentMatching::name);
    matching.pass(MatchKind.NAME, ComponentMatching::untyped, ComponentFacts::path);
    matching.pass(MatchKind.NAME, ComponentFacts::path, ComponentMatching::untyped);
    matching.pass(MatchKind.RENAMED, ComponentMatching::renamed);
    matching.pass(MatchKind.RENAMED, ComponentMatching::renamedWithoutSource);
    matching.match(MatchKind.DIGEST, ComponentFacts::digest, ComponentFacts::digest);
    matching.onlyOnes(MatchKind.SOURCE, ComponentMatching::source);
    matching.onlyOnes(MatchKind.MOVED, ComponentMatching::moved);
    return matching;
  }

  /**
   * The components that are in both documents.
   *
   * @return in the order in which they were found
   */
  public List<MatchedPair> pairs() {
    return List.copyOf(pairs);
  }

  /**
   * The components that are only in the older document.
   *
   * @return newest first
   */
  public List<ComponentFacts> removed() {
    return List.copyOf(oldLeft.values());
  }

  /**
   * The components that are only in the newer document.
   *
   * @return newest first
   */
  public List<ComponentFacts> added() {
    return List.copyOf(newLeft.values());
  }

  private static void fill(Collection<Component> from, Map<String, ComponentFacts> into) {
    from.stream()
        .map(ComponentFacts::of)
        .sorted(Comparator.comparing(ComponentFacts::path).thenComparing(NEWEST_FIRST))
        .forEach(facts -> into.put(facts.component().ref(), facts));
  }

  private void pass(MatchKind kind, Function<ComponentFacts, String> key) {
    pass(kind, key, key);
  }

  private void pass(
      MatchKind kind, Function<ComponentFacts, String> old, Function<ComponentFacts, String> now) {
    List<Function<ComponentFacts, String>> all =
        List.of(
            c -> c.version() + "\n" + c.architecture() + "\n" + c.digests(),
            c -> c.version() + "\n" + c.architecture(),
            ComponentFacts::version,
            ComponentFacts::architecture,
            c -> "");
    for (Function<ComponentFacts, String> more : all) {
      match(kind, finer(old, more), finer(now, more));
    }
  }

  private static Function<ComponentFacts, String> finer(
      Function<ComponentFacts, String> key, Function<ComponentFacts, String> more) {
    return c -> key.apply(c).isEmpty() ? "" : key.apply(c) + "\n" + more.apply(c);
  }

  private void match(
      MatchKind kind, Function<ComponentFacts, String> old, Function<ComponentFacts, String> now) {
    Map<String, List<ComponentFacts>> after = grouped(newLeft.values(), now);
    grouped(oldLeft.values(), old)
        .forEach(
            (shared, olds) -> {
              List<ComponentFacts> news = after.getOrDefault(shared, List.of());
              nearest(olds, news).forEach((one, other) -> take(new MatchedPair(one, other, kind)));
            });
  }

  /**
   * Of unequally many copies each of the fewer goes with the nearest that is not on its other side:
   * 2.0 goes with 2.5 and not with 9.0, 3.11 comes from 3.9 and not from 2.7.
   */
  private static Map<ComponentFacts, ComponentFacts> nearest(
      List<ComponentFacts> olds, List<ComponentFacts> news) {
    Map<ComponentFacts, ComponentFacts> pairs = new LinkedHashMap<>();
    if (olds.size() >= news.size()) {
      List<ComponentFacts> left = new ArrayList<>(olds);
      for (ComponentFacts now : news) {
        String limit = sortable(now.version());
        pairs.put(
            taken(left, left.stream().filter(old -> sortable(old.version()).compareTo(limit) <= 0)),
            now);
      }
      return pairs;
    }
    List<ComponentFacts> left = new ArrayList<>(news);
    Collections.reverse(left);
    List<ComponentFacts> oldestFirst = new ArrayList<>(olds);
    Collections.reverse(oldestFirst);
    for (ComponentFacts old : oldestFirst) {
      String limit = sortable(old.version());
      pairs.put(
          old,
          taken(left, left.stream().filter(now -> sortable(now.version()).compareTo(limit) >= 0)));
    }
    return pairs;
  }

  private static ComponentFacts taken(List<ComponentFacts> left, Stream<ComponentFacts> fitting) {
    ComponentFacts found = fitting.findFirst().orElse(left.get(0));
    left.remove(found);
    return found;
  }

  /** Pairs what is alone under its key on both sides: of several nobody can tell which is which. */
  private void onlyOnes(MatchKind kind, Function<ComponentFacts, String> key) {
    Map<String, List<ComponentFacts>> after = grouped(newLeft.values(), key);
    grouped(oldLeft.values(), key)
        .forEach(
            (shared, olds) -> {
              List<ComponentFacts> news = after.getOrDefault(shared, List.of());
              boolean alone = olds.size() == 1 && news.size() == 1;
              if (alone && isOfKind(kind, olds.get(0), news.get(0))) {
                take(new MatchedPair(olds.get(0), news.get(0), kind));
              }
            });
  }

  private static boolean isOfKind(MatchKind kind, ComponentFacts before, ComponentFacts after) {
    return kind != MatchKind.MOVED || before.isOfDistribution() != after.isOfDistribution();
  }

  private void take(MatchedPair pair) {
    pairs.add(pair);
    oldLeft.remove(pair.before().component().ref());
    newLeft.remove(pair.after().component().ref());
  }

  private static Map<String, List<ComponentFacts>> grouped(
      Collection<ComponentFacts> components, Function<ComponentFacts, String> key) {
    Map<String, List<ComponentFacts>> groups = new LinkedHashMap<>();
    for (ComponentFacts component : components) {
      String text = key.apply(component);
      if (!text.isEmpty()) {
        groups.computeIfAbsent(text, k -> new ArrayList<>()).add(component);
      }
    }
    groups.values().forEach(group -> group.sort(NEWEST_FIRST));
    return groups;
  }

  private static String identifier(ComponentFacts facts) {
    return facts.type().isEmpty()
        ? ""
        : String.join("\n", facts.type(), facts.namespace(), facts.name());
  }

  /**
   * For what is left after package URLs were matched, within one kind of packages: what npm calls
   * requests is not what PyPI does.
   */
  private static String name(ComponentFacts facts) {
    return (facts.isOfDistribution() ? "distribution" : facts.type()) + "\n" + facts.path();
  }

  /** A tool may have begun to say of which kind a package is, or have stopped. */
  private static String untyped(ComponentFacts facts) {
    return facts.type().isEmpty() || facts.type().equals("generic") ? facts.path() : "";
  }

  private static String renamed(ComponentFacts facts) {
    return facts.source().isEmpty()
        ? ""
        : String.join("\n", facts.type(), RenameRules.plainSource(facts), RenameRules.plain(facts));
  }

  /** Where a source package is stated on both sides, another one is another thing. */
  private static String renamedWithoutSource(ComponentFacts facts) {
    return facts.isOfDistribution() && !facts.source().isEmpty()
        ? ""
        : String.join("\n", facts.type(), RenameRules.plain(facts));
  }

  private static String source(ComponentFacts facts) {
    return facts.source().isEmpty()
        ? ""
        : String.join("\n", facts.type(), RenameRules.plainSource(facts));
  }

  private static String moved(ComponentFacts facts) {
    return facts.type().isEmpty() ? "" : RenameRules.moved(facts);
  }

  /** The version with every number at one length, so that 10 stands behind 9. */
  private static String sortable(String version) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < version.length()) {
      int end = at;
      while (end < version.length() && Character.isDigit(version.charAt(end))) {
        end++;
      }
      text.append("0".repeat(end > at ? Math.max(0, DIGITS - (end - at)) : 0));
      end = Math.max(end, at + 1);
      text.append(version, at, end);
      at = end;
    }
    return text.toString();
  }
}
