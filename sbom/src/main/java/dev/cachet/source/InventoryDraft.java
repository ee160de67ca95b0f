package dev.cachet.source;

import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.InstalledPackage.Clause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns installed packages into components, edges and statements on completeness. */
final class InventoryDraft {
  private final OsIdentity os;
  private final Problems problems;
  private final OwnedFiles owned;
  private final Map<String, ComponentBuilder> components = new TreeMap<>();
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final Set<String> unresolved = new TreeSet<>();
  private final Set<String> opaque = new TreeSet<>();

  InventoryDraft(OsIdentity os, OwnedFiles owned, Problems problems) {
    this.os = os;
    this.owned = owned;
    this.problems = problems;
  }

  /** Adds the packages of one kind of database; edges do not cross from one kind to another. */
  void add(String purlType, List<InstalledPackage> packages) throws IOException {
    PackageUrl purls = new PackageUrl(purlType, os);
    Map<String, InstalledPackage> unique = new TreeMap<>();
    for (InstalledPackage installed : packages) {
      String purl = purls.of(installed);
      String ref = purl == null ? ownRef(purlType, installed) : purl;
      InstalledPackage other = unique.get(ref);
      if (other != null) {
        String message = installed.name() + " is recorded twice; one record was taken";
        problems.add("source.package-twice", installed.name(), message, List.of());
      }
      // Of two stanzas for one package the lesser text counts, wherever in the file it stands.
      if (other == null || installed.toString().compareTo(other.toString()) < 0) {
        unique.put(ref, installed);
        components.put(ref, component(ref, purl, installed));
      }
    }
    for (Map.Entry<String, InstalledPackage> each : unique.entrySet()) {
      owned.own(each.getKey(), each.getValue().files());
    }
    resolve(unique, purlType.equals("rpm") ? VersionRule.RPM : VersionRule.DEBIAN);
  }

  /** Adds a component that no package database knows of, and what it needs. */
  void add(Component component, Set<String> needs) {
    components.put(component.ref(), component.toBuilder());
    edges.put(component.ref(), new TreeSet<>(needs));
  }

  /** Adds a component that holds or needs nobody knows what. */
  void addUnknown(Component component) {
    components.put(component.ref(), component.toBuilder());
    opaque.add(component.ref());
  }

  /** Says what a component needs as far as anybody knows. */
  void need(String ref, Set<String> needs) {
    edges.put(ref, new TreeSet<>(needs));
  }

  /** Says that a component needs something that is not there. */
  void missing(String ref, String message) {
    unresolved.add(ref);
    problems.addDetail("source.dependency-unresolved", ref, message, List.of());
  }

  private void resolve(Map<String, InstalledPackage> unique, VersionRule rule) {
    PackageIndex index = new PackageIndex(unique, rule);
    unique.forEach(
        (ref, installed) -> {
          Set<String> needed = new TreeSet<>();
          for (Clause clause : installed.needs()) {
            Set<String> fulfilling = index.fulfilling(clause, installed);
            needed.addAll(fulfilling);
            if (fulfilling.isEmpty()) {
              String clauseText = clause.text() + ", which no installed package fulfils";
              missing(ref, installed.name() + " needs " + clauseText);
            }
          }
          edges.put(ref, needed);
        });
  }

  Inventory inventory(List<InputDigest> inputs) {
    Component subject = subject();
    Map<String, List<String>> files = new TreeMap<>();
    List<Component> finished = new ArrayList<>();
    components.forEach((ref, component) -> finished.add(withFiles(ref, component, files)));
    edges.put(subject.ref(), new TreeSet<>(components.keySet()));
    SbomContent content =
        SbomContent.builder(subject)
            .components(finished)
            .dependencies(Dependencies.of(edges))
            .compositions(compositions(subject.ref()))
            .inputs(inputs)
            .foundByCachet(LifecyclePhase.POST_BUILD)
            .build();
    return new Inventory(content, problems.sorted(), files);
  }

  private Component withFiles(
      String ref, ComponentBuilder component, Map<String, List<String>> files) {
    List<FileEntry> entries = owned.files(ref);
    if (entries.isEmpty()) {
      return component.build();
    }
    files.put(ref, entries.stream().map(FileEntry::path).toList());
    List<Property> properties = new ArrayList<>(component.build().properties());
    properties.addAll(FileList.properties(entries));
    return component.hashes(FileList.hashes(entries)).properties(properties).build();
  }

  private List<Composition> compositions(String subject) {
    Set<String> resolved = new TreeSet<>(components.keySet());
    resolved.removeAll(unresolved);
    resolved.removeAll(opaque);
    List<Composition> compositions = new ArrayList<>();
    // Scripts and data that no package owns are not listed, so nobody can say that nothing is
    // missing.
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    compositions.add(new Composition(parts, List.of(subject), List.of()));
    compositions.add(
        new Composition(CompositionAggregate.COMPLETE, List.of(), List.copyOf(resolved)));
    if (!unresolved.isEmpty() || !opaque.isEmpty()) {
      Set<String> unsaid = new TreeSet<>(unresolved);
      unsaid.addAll(opaque);
      compositions.add(
          new Composition(
              CompositionAggregate.INCOMPLETE, List.copyOf(opaque), List.copyOf(unsaid)));
    }
    return compositions;
  }

  private Component subject() {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("cachet:os:confidence", os.confidence().name()));
    property("cachet:os:product", os.product(), properties);
    property("cachet:os:cycle", os.cycle(), properties);
    property("cachet:os:base", os.base(), properties);
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
