package dev.cachet.merge;

import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the inventories of one device. */
final class MergeDraft {
  /** By content, so that the order in which inventories are given makes no difference. */
  static final Comparator<SbomContent> ORDER =
      Comparator.comparing((SbomContent content) -> content.subject().title())
          .thenComparing(content -> Sbom.of(content, Instant.EPOCH).serial().toString());

  private final DeviceDescription device;
  private final Set<String> taken = new HashSet<>(Set.of(DeviceDescription.REF));
  private final Map<String, Integer> last = new HashMap<>();
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, List<String>> refsByPurl = new HashMap<>();
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final Statements statements = new Statements();
  private final List<Service> services = new ArrayList<>();
  private final List<InputDigest> inputs = new ArrayList<>();
  private final Map<String, Component> tools = new TreeMap<>();
  private final Set<LifecyclePhase> phases = new TreeSet<>();
  private final Set<Property> properties = new TreeSet<>();
  private final List<Contact> authors = new ArrayList<>();

  MergeDraft(DeviceDescription device) {
    this.device = device;
    edges.put(DeviceDescription.REF, new TreeSet<>());
    statements.unknown(DeviceDescription.REF);
  }

  void add(SbomContent content) {
    Renaming names = new Renaming(taken, last);
    Component subject = withReferences(content);
    List<Component> shared = new ArrayList<>();
    if (content.statesSubject()) {
      add(names.renamed(subject));
    }
    for (Component component : content.components()) {
      Component same = sameThing(component);
      if (same == null) {
        add(names.renamed(component));
      } else {
        names.known(component.ref(), same.ref());
        components.put(same.ref(), Likeness.union(same, component));
        shared.add(component);
      }
    }
    content.services().forEach(service -> services.add(names.renamed(service)));
    graph(content, names, shared);
    if (!content.statesSubject()) {
      withoutSubject(content, names);
      return;
    }
    String top = names.of(subject.ref());
    edges.computeIfAbsent(DeviceDescription.REF, r -> new TreeSet<>()).add(top);
    properties.add(new Property(SbomMerge.PART, top));
    for (InputDigest input : content.inputs()) {
      inputs.add(new InputDigest(top + SbomMerge.INPUT_MARK + input.path(), input.sha256()));
    }
    ofDocument(content);
  }

  /** The device itself is what the document describes; it needs what nothing else there needs. */
  private void withoutSubject(SbomContent content, Renaming names) {
    Set<String> needed = new HashSet<>();
    content.dependencies().edges().values().forEach(needed::addAll);
    for (Component component : content.components()) {
      if (!needed.contains(component.ref())) {
        edges
            .computeIfAbsent(DeviceDescription.REF, r -> new TreeSet<>())
            .add(names.of(component.ref()));
      }
    }
    ofDocument(content);
  }

  /** A reference of the document was about its subject, which is now one of several. */
  private static Component withReferences(SbomContent content) {
    List<ExternalReference> references = new ArrayList<>(content.subject().references());
    references.addAll(content.references());
    return content.subject().toBuilder().references(references).build();
  }

  private void add(Component component) {
    components.put(component.ref(), component);
    if (component.purl() != null) {
      refsByPurl.computeIfAbsent(component.purl(), p -> new ArrayList<>()).add(component.ref());
    }
  }

  private @Nullable Component sameThing(Component component) {
    if (component.purl() == null) {
      return null;
    }
    for (String ref : refsByPurl.getOrDefault(component.purl(), List.of())) {
      Component known = components.get(ref);
      if (known != null && Likeness.same(known, component)) {
        return known;
      }
    }
    return null;
  }

  private void graph(SbomContent content, Renaming names, List<Component> shared) {
    content
        .dependencies()
        .edges()
        .forEach(
            (from, to) ->
                edges.computeIfAbsent(names.of(from), r -> new TreeSet<>()).addAll(names.of(to)));
    Set<String> partsSaid = new HashSet<>();
    Set<String> needsSaid = new HashSet<>();
    content.compositions().forEach(c -> partsSaid.addAll(c.assemblies()));
    content.compositions().forEach(c -> needsSaid.addAll(c.dependencies()));
    statements.add(content.compositions(), names);
    for (Component one : shared) {
      statements.shared(
          names.of(one.ref()), partsSaid.contains(one.ref()), needsSaid.contains(one.ref()));
    }
  }

  private void ofDocument(SbomContent content) {
    for (Component tool : content.tools()) {
      if (!tools.containsValue(tool)) {
        Component renamed = new Renaming(taken, last).renamed(tool);
        tools.put(renamed.ref(), renamed);
      }
    }
    phases.addAll(content.phases());
    for (Property property : content.properties()) {
      // Of a document that was merged itself, its device is the part now.
      if (!property.name().equals(SbomMerge.PART)) {
        properties.add(property);
      }
    }
    authors.addAll(content.authors());
  }

  SbomContent content() {
    return SbomContent.builder(device.component())
        .components(List.copyOf(components.values()))
        .services(services)
        .dependencies(Dependencies.of(edges))
        .compositions(statements.compositions())
        .inputs(inputs)
        .authors(authors)
        .manufacturer(device.manufacturer())
        .tools(List.copyOf(tools.values()))
        .phases(List.copyOf(phases))
        .properties(List.copyOf(properties))
        .build();
  }
}
