package dev.cachet.installed;

import dev.cachet.identity.InputDigest;
import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Identities;
import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns installed packages into components, edges and statements on completeness. */
public final class InventoryDraft {
  private final OsIdentity os;
  private final Problems problems;
  private final OwnedFiles owned;
  private final Map<String, ComponentBuilder> components = new TreeMap<>();
  private final Map<String, List<Property>> remarks = new TreeMap<>();
  private final Map<String, SortedMap<String, Component>> parts = new TreeMap<>();
  private final EdgeDraft edges;
  private final int most;
  private List<Property> subjectProperties = List.of();
  private int partCount;
  private int leftOut;

  /**
   * Starts an inventory.
   *
   * @param os the operating system of the root
   * @param owned which component owns which file
   * @param limits how much may be read
   * @param problems where findings are kept
   */
  public InventoryDraft(OsIdentity os, OwnedFiles owned, RootLimits limits, Problems problems) {
    this.os = os;
    this.most = limits.components();
    this.edges = new EdgeDraft(limits.edges(), problems);
    this.owned = owned;
    this.problems = problems;
  }

  /**
   * Adds the packages of one kind of database; edges do not cross from one kind to another.
   *
   * @param database the kind
   * @param packages the packages
   * @throws IOException if the medium failed
   */
  public void add(PackageDatabase database, List<InstalledPackage> packages) throws IOException {
    PackageUrl purls = new PackageUrl(database, os);
    Map<String, InstalledPackage> unique = new TreeMap<>();
    for (InstalledPackage installed : packages) {
      String purl = purls.of(installed);
      String ref = purl == null ? ownRef(database.purlType(), installed) : purl;
      InstalledPackage other = unique.get(ref);
      if (other != null) {
        String message = installed.name() + " is recorded twice; one record was taken";
        problems.add("source.package-twice", installed.name(), message, List.of());
      }
      // Of two stanzas for one package the lesser text counts, wherever in the file it stands.
      boolean first = other == null || installed.toString().compareTo(other.toString()) < 0;
      if (first && keep(ref, component(ref, purl, installed))) {
        unique.put(ref, installed);
      }
    }
    for (Map.Entry<String, InstalledPackage> each : unique.entrySet()) {
      owned.own(each.getKey(), each.getValue().files());
      BuiltInParts.add(each.getKey(), each.getValue(), purls, this);
    }
    new Resolution(unique, database.versions(), this).resolve();
  }

  /**
   * Adds a component that no package database knows of, and what it needs.
   *
   * @param component the component
   * @param needs references of what it needs
   */
  public void add(Component component, Set<String> needs) {
    if (keep(component.ref(), component.toBuilder())) {
      edges.put(component.ref(), needs);
    }
  }

  /**
   * Adds a component that holds or needs nobody knows what.
   *
   * @param component the component
   */
  public void addUnknown(Component component) {
    if (keep(component.ref(), component.toBuilder())) {
      edges.opaque(component.ref());
    }
  }

  private boolean keep(String ref, ComponentBuilder component) {
    if (components.size() + partCount >= most && !components.containsKey(ref)) {
      leftOut++;
      return false;
    }
    components.put(ref, component);
    return true;
  }

  /**
   * Adds something that is inside a component; what has the same reference is one part.
   *
   * @param holder the reference of the component that holds it
   * @param part what is inside
   */
  public void part(String holder, Component part) {
    SortedMap<String, Component> inside = parts.computeIfAbsent(holder, h -> new TreeMap<>());
    if (inside.containsKey(part.ref())) {
      return;
    }
    if (components.size() + partCount >= most) {
      leftOut++;
      return;
    }
    partCount++;
    inside.put(part.ref(), part);
    edges.part(holder, part.ref());
  }

  /**
   * Says what a part needs beside what was said before.
   *
   * @param ref the reference of a component
   * @param needs references of what it needs
   */
  public void alsoNeed(String ref, Set<String> needs) {
    edges.also(ref, needs);
  }

  /**
   * Says what a component needs as far as anybody knows.
   *
   * @param ref the reference of a component
   * @param needs references of what it needs
   */
  public void need(String ref, Set<String> needs) {
    edges.put(ref, needs);
  }

  /**
   * Says that a component needs something that is not there.
   *
   * @param ref the reference of a component
   * @param message what is wrong and what to do
   */
  public void missing(String ref, String message) {
    edges.partly(ref);
    problems.addDetail("source.dependency-unresolved", ref, message, List.of());
  }

  /**
   * Says that a component needs more than its edges tell.
   *
   * @param ref the reference of a component
   */
  public void partly(String ref) {
    edges.partly(ref);
  }

  /** Adds a property to a component. */
  void remark(String ref, Property property) {
    remarks.computeIfAbsent(ref, r -> new ArrayList<>()).add(property);
  }

  /** Says that the pairs of those who need a name and those who provide it are not listed. */
  /**
   * Says more of the system itself.
   *
   * @param properties what its component states too
   */
  public void ofSubject(List<Property> properties) {
    subjectProperties = List.copyOf(properties);
  }

  void crowded(String name, int needing, int providing) {
    String message =
        needing + " packages need " + name + " and " + providing + " provide it: too many pairs to";
    problems.addDetail(
        "source.many-providers",
        name,
        message + " list; cachet:needs:one-of and cachet:provides mark them instead",
        List.of());
  }

  /**
   * Ends the collection.
   *
   * @param inputs the databases that were read
   * @return the inventory, sorted
   */
  public Inventory inventory(List<InputDigest> inputs) {
    Component subject = subject();
    Map<String, List<String>> files = new TreeMap<>();
    List<Component> finished = new ArrayList<>();
    components.forEach((ref, component) -> finished.add(withFiles(ref, component, files)));
    conclude();
    SbomContent content =
        SbomContent.builder(subject)
            .components(finished)
            .dependencies(edges.dependencies(subject.ref(), components.keySet()))
            .compositions(edges.compositions(subject.ref(), components.keySet()))
            .inputs(inputs)
            .foundByCachet(LifecyclePhase.POST_BUILD)
            .build();
    return new Inventory(content, problems.sorted(), files);
  }

  private void conclude() {
    edges.conclude();
    if (leftOut > 0) {
      String message = " components were left out: an inventory takes at most " + most;
      problems.add("source.too-many-components", "root", leftOut + message, List.of());
    }
  }

  private Component withFiles(
      String ref, ComponentBuilder component, Map<String, List<String>> files) {
    List<FileEntry> entries = owned.files(ref);
    List<Property> more = new ArrayList<>(remarks.getOrDefault(ref, List.of()));
    if (!entries.isEmpty()) {
      files.put(ref, entries.stream().map(FileEntry::path).toList());
      more.addAll(FileList.properties(entries));
      component = component.hashes(FileList.hashes(entries));
    }
    SortedMap<String, Component> inside = parts.get(ref);
    if (inside != null) {
      component = component.parts(List.copyOf(inside.values()));
    }
    if (more.isEmpty()) {
      return component.build();
    }
    List<Property> properties = new ArrayList<>(component.build().properties());
    properties.addAll(more);
    return component.properties(properties).build();
  }

  private Component subject() {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("cachet:os:confidence", os.confidence().name()));
    property("cachet:os:product", os.product(), properties);
    property("cachet:os:cycle", os.cycle(), properties);
    property("cachet:os:base", os.base(), properties);
    properties.addAll(subjectProperties);
    String name = os.name().isEmpty() ? "operating system" : os.name();
    return Component.builder("operating-system", ComponentType.OPERATING_SYSTEM, name)
        .version(os.version().isEmpty() ? null : os.version())
        .properties(properties)
        .build();
  }

  private static void property(String name, @Nullable String value, List<Property> properties) {
    if (value != null) {
      properties.add(new Property(name, value));
    }
  }

  private static ComponentBuilder component(
      String ref, @Nullable String purl, InstalledPackage installed) {
    List<Property> properties = new ArrayList<>(installed.properties());
    property("cachet:package:architecture", installed.architecture(), properties);
    property("cachet:package:source", installed.upstream(), properties);
    String supplier = installed.supplier();
    return Component.builder(ref, ComponentType.LIBRARY, installed.name())
        .version(installed.version())
        .purl(purl)
        .cpe(installed.cpe())
        .supplier(supplier == null ? null : Organisation.ofMaintainer(supplier))
        .licences(installed.licences())
        .identity(List.of(Identities.manifest(installed.database())))
        .properties(properties);
  }

  private static String ownRef(String purlType, InstalledPackage installed) {
    return purlType
        + "/"
        + installed.name()
        + "@"
        + installed.version()
        + "/"
        + (installed.architecture() == null ? "" : installed.architecture());
  }
}
