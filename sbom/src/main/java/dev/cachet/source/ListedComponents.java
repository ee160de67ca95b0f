package dev.cachet.source;

import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The components that the manifests of a build name, below the image that was built. */
public final class ListedComponents {
  private final Map<String, Component> byRef = new TreeMap<>();
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final List<InputDigest> inputs = new ArrayList<>();
  private final Problems problems;

  /**
   * Starts empty.
   *
   * @param problems where findings are kept
   */
  public ListedComponents(Problems problems) {
    this.problems = problems;
  }

  /**
   * Adds a component, or tells of a second with its reference.
   *
   * @param component the component
   */
  public void add(Component component) {
    if (byRef.putIfAbsent(component.ref(), component) != null) {
      String message = component.title() + " is listed twice; one record was taken";
      problems.add("source.package-twice", component.ref(), message, List.of());
    }
  }

  /**
   * Keeps what a component needs.
   *
   * @param ref the reference of a component
   * @param needs references of what it needs
   */
  public void need(String ref, Set<String> needs) {
    edges.put(ref, needs);
  }

  /**
   * Keeps the digest of a manifest.
   *
   * @param path the name of the manifest
   * @param content the file's bytes
   */
  public void input(String path, byte[] content) {
    inputs.add(InputDigest.of("/" + path, content));
  }

  /**
   * Says whether no manifest was read.
   *
   * @return whether there is none
   */
  public boolean isEmpty() {
    return inputs.isEmpty();
  }

  /**
   * Ends the list.
   *
   * @param image the name of what holds the components
   * @return the inventory, sorted
   */
  public Inventory inventory(String image) {
    Component subject = Component.builder("image", ComponentType.OPERATING_SYSTEM, image).build();
    edges.values().forEach(needs -> needs.retainAll(byRef.keySet()));
    Set<String> silent = new TreeSet<>(byRef.keySet());
    silent.removeAll(edges.keySet());
    Set<String> saying = new TreeSet<>(edges.keySet());
    saying.add(subject.ref());
    edges.put(subject.ref(), new TreeSet<>(byRef.keySet()));
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    List<Composition> compositions = new ArrayList<>();
    // A build lists what it packed; what a later step adds to the image is in no manifest.
    compositions.add(new Composition(parts, List.of(subject.ref()), List.copyOf(silent)));
    compositions.add(
        new Composition(CompositionAggregate.COMPLETE, List.of(), List.copyOf(saying)));
    SbomContent content =
        SbomContent.builder(subject)
            .components(List.copyOf(byRef.values()))
            .dependencies(Dependencies.of(edges))
            .compositions(compositions)
            .inputs(inputs)
            .foundByCachet(LifecyclePhase.BUILD)
            .build();
    return new Inventory(content, problems.sorted());
  }
}
