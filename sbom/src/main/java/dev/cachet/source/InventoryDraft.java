package dev.cachet.source;

import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;
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
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Map<String, Component> components = new TreeMap<>();
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final Set<String> unresolved = new TreeSet<>();

  InventoryDraft(OsIdentity os, Problems problems) {
    this.os = os;
    this.problems = problems;
  }

  /** Adds the packages of one kind of database; edges do not cross from one kind to another. */
  void add(String purlType, List<InstalledPackage> packages) {
    PackageUrl purls = new PackageUrl(purlType, os);
    Map<String, InstalledPackage> unique = new TreeMap<>();
    // Of two stanzas for one package the lesser text counts, wherever in the file it stands.
    List<InstalledPackage> sorted = new ArrayList<>(packages);
    sorted.sort(Comparator.comparing(InstalledPackage::toString));
    for (InstalledPackage installed : sorted) {
      String purl = purls.of(installed);
      String ref = purl == null ? ownRef(purlType, installed) : purl;
      if (unique.putIfAbsent(ref, installed) == null) {
        components.put(ref, component(ref, purl, installed));
      } else {
        String message = installed.name() + " is recorded twice; one record was taken";
        problems.add("source.package-twice", installed.name(), message, List.of());
      }
    }
    resolve(unique);
  }

  private void resolve(Map<String, InstalledPackage> unique) {
    PackageIndex index = new PackageIndex(unique);
    unique.forEach(
        (ref, installed) -> {
          Set<String> needed = new TreeSet<>();
          for (Clause clause : installed.needs()) {
            Set<String> fulfilling = index.fulfilling(clause, installed);
            needed.addAll(fulfilling);
            if (fulfilling.isEmpty()) {
              unresolved(ref, installed, clause);
            }
          }
          edges.put(ref, needed);
        });
  }

  private void unresolved(String ref, InstalledPackage installed, Clause clause) {
    unresolved.add(ref);
    String message =
        installed.name() + " needs " + clause.text() + ", which no installed package fulfils";
    problems.addDetail("source.dependency-unresolved", ref, message, List.of());
  }

  SbomContent content(List<InputDigest> inputs) {
    Component subject = subject();
    Set<String> resolved = new TreeSet<>(components.keySet());
    resolved.removeAll(unresolved);
    edges.put(subject.ref(), new TreeSet<>(components.keySet()));
    List<Composition> compositions = new ArrayList<>();
    // Files that no package owns are not looked for, so nobody can say that nothing is missing.
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    compositions.add(new Composition(parts, List.of(subject.ref()), List.of()));
    compositions.add(
        new Composition(CompositionAggregate.COMPLETE, List.of(), List.copyOf(resolved)));
    if (!unresolved.isEmpty()) {
      compositions.add(
          new Composition(CompositionAggregate.INCOMPLETE, List.of(), List.copyOf(unresolved)));
    }
    return SbomContent.builder(subject)
        .components(List.copyOf(components.values()))
        .dependencies(Dependencies.of(edges))
        .compositions(compositions)
        .inputs(inputs)
        .foundByCachet(LifecyclePhase.POST_BUILD)
        .build();
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

  private static Component component(
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
        .properties(properties)
        .build();
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
