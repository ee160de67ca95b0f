package dev.cachet.mavenbuild;

import dev.cachet.archive.FileDigests;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.InputDigest;
import dev.cachet.jar.ArchiveComponent;
import dev.cachet.jar.MavenPurl;
import dev.cachet.mavenbuild.PackedLibraries.Shipped;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Scope;
import dev.cachet.source.LicenceName;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns what Maven resolved into components, edges and statements on completeness. */
final class MavenInventory {
  private static final String SHIPPED = "cachet:maven:shipped";
  private static final String SHIPPED_IN = "cachet:maven:shipped-in";

  private final MavenArtifact subject;
  private final Problems problems;
  private final Map<String, Listed> listed = new TreeMap<>();
  private final Map<String, Component> packedOnly = new TreeMap<>();
  private final Map<String, Set<String>> edges = new TreeMap<>();
  private final Map<Path, FileDigests> digests = new TreeMap<>();
  private final List<InputDigest> inputs = new ArrayList<>();

  MavenInventory(MavenArtifact subject, Problems problems) {
    this.subject = subject;
    this.problems = problems;
  }

  void add(MavenModule module) throws IOException {
    MavenArtifact made = module.made();
    List<PackedLibraries> archives = new ArrayList<>();
    for (Path file : module.shipped()) {
      archives.add(PackedLibraries.of(module, file, problems));
    }
    for (Path file : module.alsoShipped()) {
      digests(file, String.valueOf(file.getFileName()));
    }
    for (PackedLibraries packed : archives) {
      for (MavenArtifact artifact : module.resolved()) {
        packed.note(artifact);
      }
    }
    for (MavenArtifact artifact : module.resolved()) {
      add(artifact, archives);
    }
    Set<String> needed = addEdges(made);
    for (PackedLibraries packed : archives) {
      for (Component other : packed.unresolved()) {
        packedOnly.putIfAbsent(other.ref(), other);
        needed.add(other.ref());
      }
    }
    if (!made.coordinates().equals(subject.coordinates())) {
      listed.put(ref(made.coordinates()), new Listed(made, null, Set.of(), Map.of()));
      addEdges(subject).add(ref(made.coordinates()));
    }
  }

  private void add(MavenArtifact artifact, List<PackedLibraries> archives) throws IOException {
    FileDigests file = digests(artifact);
    Shipped most = Shipped.UNKNOWN;
    Set<String> places = new TreeSet<>();
    Map<String, String> moved = new TreeMap<>();
    for (PackedLibraries packed : archives) {
      PackedLibraries.Look look = packed.look(artifact, file);
      Shipped shipped = look.shipped();
      moved.putAll(look.moved());
      most = shipped.compareTo(most) > 0 ? shipped : most;
      if (shipped.compareTo(Shipped.PARTLY) >= 0) {
        places.add(packed.fileName());
      }
    }
    listed.merge(
        ref(artifact.coordinates()), new Listed(artifact, most, places, moved), Listed::stronger);
    addEdges(artifact);
  }

  private Set<String> addEdges(MavenArtifact artifact) {
    Set<String> needed = edges.computeIfAbsent(ref(artifact.coordinates()), r -> new TreeSet<>());
    artifact.needs().forEach(n -> needed.add(ref(n)));
    return needed;
  }

  SbomContent content() throws IOException {
    Component top = component(subject, List.of());
    packedOnly.keySet().removeAll(listed.keySet());
    List<Component> components = new ArrayList<>(packedOnly.values());
    for (Listed each : listed.values()) {
      components.add(component(each.artifact(), each.properties()));
    }
    // What a scope keeps out of the list is no target of an edge.
    Set<String> refs = new TreeSet<>(packedOnly.keySet());
    refs.addAll(listed.keySet());
    refs.add(top.ref());
    edges.values().forEach(targets -> targets.retainAll(refs));
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    Composition resolved =
        new Composition(CompositionAggregate.COMPLETE, List.of(), List.copyOf(edges.keySet()));
    return SbomContent.builder(top)
        .components(components)
        .dependencies(Dependencies.of(edges))
        .compositions(List.of(new Composition(parts, List.of(top.ref()), List.of()), resolved))
        .inputs(inputs)
        .foundByCachet(LifecyclePhase.BUILD)
        .build();
  }

  private Component component(MavenArtifact artifact, List<Property> properties)
      throws IOException {
    MavenCoordinates id = artifact.coordinates();
    for (String unknown : artifact.unknown()) {
      problems.addDetail("source.pom-unresolved", id.toString(), id + ": " + unknown, List.of());
    }
    FileDigests file = digests(artifact);
    List<Property> all = new ArrayList<>(properties);
    if (file != null && artifact.file() != null) {
      all.add(
          new Property("bsi:component:filename", String.valueOf(artifact.file().getFileName())));
    }
    return Component.builder(ref(id), type(artifact), id.artifact())
        .group(id.group())
        .version(id.version())
        .purl(purl(id))
        .scope(scope(artifact))
        .supplier(ArchiveComponent.organisation(artifact.organisation()))
        .licences(LicenceName.claims(artifact.licences()))
        .hashes(
            file == null
                ? List.of()
                : List.of(
                    new ComponentHash("SHA-256", file.sha256()),
                    new ComponentHash("SHA-512", file.sha512())))
        .properties(all)
        .build();
  }

  private static ComponentType type(MavenArtifact artifact) {
    return Set.of("war", "ear", "pom").contains(artifact.coordinates().extension())
        ? ComponentType.APPLICATION
        : ComponentType.LIBRARY;
  }

  private static @Nullable Scope scope(MavenArtifact artifact) {
    return switch (artifact.scope()) {
      case "" -> null;
      case "test" -> Scope.EXCLUDED;
      case "compile", "runtime" -> artifact.optional() ? Scope.OPTIONAL : Scope.REQUIRED;
      default -> Scope.OPTIONAL;
    };
  }

  /** Null where there is no file: a module that is not packaged has only a folder of classes. */
  private @Nullable FileDigests digests(MavenArtifact artifact) throws IOException {
    Path file = artifact.file();
    if (file == null || !Files.isRegularFile(file)) {
      boolean described = artifact.coordinates().extension().equals("pom");
      if (!described) {
        String name = artifact.coordinates().toString();
        problems.addDetail(
            "source.artifact-without-file",
            name,
            name + " has no file yet, so it has no hash; run the goal after the phase package",
            List.of());
      }
      return null;
    }
    return digests(file, artifact.coordinates().toString());
  }

  private FileDigests digests(Path file, String name) throws IOException {
    FileDigests known = digests.get(file);
    if (known == null) {
      try (InputStream content = Files.newInputStream(file)) {
        known = FileDigests.of(content);
      }
      digests.put(file, known);
      inputs.add(new InputDigest("/" + name, known.sha256()));
    }
    return known;
  }

  private static @Nullable String purl(MavenCoordinates id) {
    return MavenPurl.of(id.group(), id.artifact(), id.version(), id.classifier(), id.extension());
  }

  private static String ref(MavenCoordinates id) {
    String purl = purl(id);
    return purl == null ? id.toString() : purl;
  }

  /**
   * One artifact in the list.
   *
   * @param artifact as the module resolved it that needs it most
   * @param shipped what of it is packed in any module; null for a module of the build itself
   * @param places names of the files in which all or some of it is
   * @param moved from each of its packages that was moved to where it lies, with slashes
   */
  private record Listed(
      MavenArtifact artifact,
      @Nullable Shipped shipped,
      Set<String> places,
      Map<String, String> moved) {
    /** Of one artifact in several modules that counts which ships more of it, or needs it more. */
    Listed stronger(Listed other) {
      if (shipped == null || other.shipped == null) {
        return shipped == null ? this : other;
      }
      Shipped most = shipped.compareTo(other.shipped) >= 0 ? shipped : other.shipped;
      Set<String> all = new TreeSet<>(places);
      all.addAll(other.places);
      Map<String, String> allMoved = new TreeMap<>(moved);
      allMoved.putAll(other.moved);
      return new Listed(need() <= other.need() ? artifact : other.artifact, most, all, allMoved);
    }

    private static String dotted(String path) {
      return path.replace('/', '.');
    }

    private int need() {
      return List.of("compile", "runtime", "provided", "system", "test").indexOf(artifact.scope());
    }

    List<Property> properties() {
      List<Property> properties = new ArrayList<>();
      properties.add(
          shipped == null
              ? new Property("cachet:maven:module", "true")
              : new Property(SHIPPED, shipped.word()));
      places.forEach(place -> properties.add(new Property(SHIPPED_IN, place)));
      // One pair says it: the packages below went with it.
      moved.entrySet().stream()
          .findFirst()
          .ifPresent(
              first -> {
                properties.add(new Property("cachet:relocated:from", dotted(first.getKey())));
                properties.add(new Property("cachet:relocated:to", dotted(first.getValue())));
              });
      if (!artifact.scope().isEmpty()) {
        properties.add(new Property("cachet:maven:scope", artifact.scope()));
      }
      return properties;
    }
  }
}
