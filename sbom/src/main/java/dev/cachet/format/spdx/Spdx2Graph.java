package dev.cachet.format.spdx;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.format.content.Fields;
import dev.cachet.format.content.Losses;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.SbomContentBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the relationships of an SPDX 2.3 document say about its packages. */
public final class Spdx2Graph {
  /** As deep as a CycloneDX document may be; what is deeper stays beside its whole. */
  private static final int MAX_DEPTH = 50;

  /** The types of relationships that are taken. */
  public static final Set<String> CARRIED =
      Set.of(
          "DESCRIBES",
          "DESCRIBED_BY",
          "DEPENDS_ON",
          "DEPENDENCY_OF",
          "RUNTIME_DEPENDENCY_OF",
          "STATIC_LINK",
          "DYNAMIC_LINK",
          "CONTAINS",
          "CONTAINED_BY");

  private final Losses losses;
  private final Set<String> described = new TreeSet<>();
  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, String> wholes = new HashMap<>();
  private final Set<String> needNothing = new TreeSet<>();
  private final Set<String> needUnknown = new TreeSet<>();
  private long work;

  /**
   * Starts without relations.
   *
   * @param losses takes what is lost on the way
   */
  public Spdx2Graph(Losses losses) {
    this.losses = losses;
  }

  /**
   * How many edges, parts and steps from a part to its wholes were looked at.
   *
   * @return the number
   */
  public long work() {
    return work;
  }

  /**
   * Keeps what the document is about.
   *
   * @param id its identifier
   */
  public void describe(String id) {
    described.add(id);
  }

  /**
   * Reads one relation.
   *
   * @param from where it begins
   * @return the text
   */
  public String relate(Fields from) {
    String one = from.text("spdxElementId", "");
    String other = from.text("relatedSpdxElement", "");
    String type = from.text("relationshipType", "");
    switch (type) {
      case "DESCRIBES" -> described.add(other);
      case "DESCRIBED_BY" -> described.add(one);
      case "DEPENDS_ON", "STATIC_LINK", "DYNAMIC_LINK" -> depend(one, other);
      case "DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF" -> depend(other, one);
      case "CONTAINS" -> contain(one, other, from);
      case "CONTAINED_BY" -> contain(other, one, from);
      default -> from.lose("relationshipType");
    }
    return type;
  }

  /**
   * Keeps that one needs another.
   *
   * @param from where it begins
   * @param to where it ends
   */
  public void depend(String from, String to) {
    if (to.equals("NONE")) {
      needNothing.add(from);
    } else if (to.equals(SpdxNames.NO_ASSERTION)) {
      needUnknown.add(from);
    } else {
      needs.computeIfAbsent(from, id -> new TreeSet<>()).add(to);
    }
  }

  /**
   * What some elements need, and what that needs, and so on; with themselves.
   *
   * @param by the by
   * @return what was found, in a fixed order
   */
  public Set<String> needed(Set<String> by) {
    Set<String> all = new HashSet<>(by);
    Deque<String> open = new ArrayDeque<>(by);
    while (!open.isEmpty()) {
      for (String next : needs.getOrDefault(open.pop(), Set.of())) {
        if (all.add(next)) {
          open.push(next);
        }
      }
    }
    return all;
  }

  /** A part is inside one whole only; a second one is told as lost. */
  private void contain(String whole, String part, Fields from) {
    for (String id : List.of(whole, part)) {
      if (id.startsWith("DocumentRef-")) {
        elsewhere(id);
      }
    }
    if (!contain(whole, part)) {
      from.lose("relatedSpdxElement");
    }
  }

  /**
   * The package that a file is in; whatever is in nothing is its own.
   *
   * @param id its identifier
   * @return the text
   */
  public String owner(String id) {
    return wholes.getOrDefault(id, id);
  }

  /** What an element stands for: a package, or that which holds a file. */
  private @Nullable Component holder(String id, Map<String, Component> components) {
    Component own = components.get(id);
    return own == null ? components.get(owner(id)) : own;
  }

  /**
   * Whether the part was inside nothing before.
   *
   * @param whole the text
   * @param part the part
   * @return whether it is so
   */
  public boolean contain(String whole, String part) {
    return wholes.putIfAbsent(part, whole) == null;
  }

  /**
   * The one package that the document is about, or null if there are none or several.
   *
   * @param components the components
   * @return the component
   */
  public @Nullable Component subject(Map<String, Component> components) {
    if (described.size() != 1) {
      described.forEach(id -> losses.add("/documentDescribes", id));
      return null;
    }
    String id = described.iterator().next();
    if (holder(id, components) == null) {
      losses.unknown(
          "format.external-missing",
          "/relationships",
          "'" + id + "' is described and is no package of this document; its contents are unknown");
    }
    return components.get(id);
  }

  /**
   * Says that an element needs more than is listed, or that nobody knows.
   *
   * @param id the element
   */
  public void needsMore(String id) {
    needUnknown.add(id);
  }

  /**
   * Ends the document.
   *
   * @param subject what it is about
   * @param components the components
   * @return the sbom content builder
   */
  public SbomContentBuilder content(Component subject, Map<String, Component> components) {
    Map<String, List<Component>> parts = new HashMap<>();
    List<Component> tops = new ArrayList<>();
    String subjectId = described.size() == 1 ? described.iterator().next() : "";
    components.forEach(
        (id, component) -> {
          String whole = wholes.get(id);
          if (id.equals(subjectId)) {
            return;
          }
          if (whole != null && components.containsKey(whole) && !isTooDeep(id)) {
            parts.computeIfAbsent(whole, w -> new ArrayList<>()).add(component);
          } else {
            tops.add(component);
          }
        });
    Map<String, String> ids = new HashMap<>();
    components.forEach((id, component) -> ids.put(component.ref(), id));
    return SbomContent.builder(nested(subject, parts, ids))
        .components(tops.stream().map(top -> nested(top, parts, ids)).toList())
        .dependencies(dependencies(components))
        .compositions(compositions(components));
  }

  /** Also true of what is inside itself by way of others. */
  private boolean isTooDeep(String id) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (at != null && seen.add(at) && seen.size() <= MAX_DEPTH) {
      work++;
      at = wholes.get(at);
    }
    if (at != null) {
      losses.add("/relationships", id + " is inside of too many others, or of itself");
    }
    return at != null;
  }

  private static Component nested(
      Component whole, Map<String, List<Component>> parts, Map<String, String> ids) {
    List<Component> own = parts.getOrDefault(ids.getOrDefault(whole.ref(), ""), List.of());
    return own.isEmpty()
        ? whole
        : whole.toBuilder().parts(own.stream().map(p -> nested(p, parts, ids)).toList()).build();
  }

  private Dependencies dependencies(Map<String, Component> components) {
    Map<String, List<String>> edges = new TreeMap<>();
    needNothing.forEach(id -> put(id, List.of(), components, edges));
    needUnknown.forEach(id -> put(id, List.of(), components, edges));
    needs.forEach((id, targets) -> put(id, targets, components, edges));
    return Dependencies.of(edges);
  }

  private void put(
      String id,
      Iterable<String> targets,
      Map<String, Component> components,
      Map<String, List<String>> edges) {
    Component from = holder(id, components);
    if (from == null) {
      losses.add("/relationships", id);
      missing(id);
      return;
    }
    List<String> refs = edges.computeIfAbsent(from.ref(), ref -> new ArrayList<>());
    for (String target : targets) {
      work++;
      Component to = holder(target, components);
      if (to == null) {
        // Whoever needs what is not here does not need nothing.
        losses.add("/relationships", id + " DEPENDS_ON " + target);
        missing(target);
        needNothing.remove(id);
        needUnknown.add(id);
      } else if (to.ref().equals(from.ref()) && components.containsKey(target)) {
        losses.add("/relationships", id + " DEPENDS_ON " + target);
      } else if (!to.ref().equals(from.ref())) {
        refs.add(to.ref());
      }
    }
  }

  /**
   * A part that is not here is not read, and so nothing is known of it.
   *
   * @param id the part
   */
  public void elsewhere(String id) {
    losses.unknown(
        "format.external-missing",
        "/relationships",
        "'" + id + "' is not in this document, so what is inside of it or of its whole is unknown");
  }

  private void missing(String id) {
    losses.unknown(
        "format.external-missing",
        "/relationships",
        "'" + id + "' is not in this document, so what it says of needs is unknown");
  }

  private List<Composition> compositions(Map<String, Component> components) {
    // A package does not know what it needs as soon as one of its files does not.
    Set<String> unknown = refs(needUnknown, id -> holder(id, components));
    Set<String> complete = refs(needNothing, components::get);
    complete.removeAll(unknown);
    List<Composition> compositions = new ArrayList<>();
    add(CompositionAggregate.COMPLETE, complete, compositions);
    add(CompositionAggregate.UNKNOWN, unknown, compositions);
    return compositions;
  }

  private static Set<String> refs(Set<String> ids, Function<String, @Nullable Component> find) {
    Set<String> refs = new LinkedHashSet<>();
    for (String id : ids) {
      Component found = find.apply(id);
      if (found != null) {
        refs.add(found.ref());
      }
    }
    return refs;
  }

  private static void add(
      CompositionAggregate aggregate, Set<String> found, List<Composition> compositions) {
    List<String> refs = List.copyOf(found);
    if (!refs.isEmpty()) {
      compositions.add(new Composition(aggregate, List.of(), refs));
    }
  }
}
