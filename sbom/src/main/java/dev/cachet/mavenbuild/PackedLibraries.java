package dev.cachet.mavenbuild;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.ArchiveReader;
import dev.cachet.archive.FileDigests;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.jar.ArchiveInventory;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which libraries are inside the artefact that a module makes. */
final class PackedLibraries {
  /** Whether a library is inside, from the least to the most. */
  enum Shipped {
    /** Nobody can tell, as one of the two files cannot be looked into. */
    UNKNOWN,
    /** Nothing of it is inside. */
    REFERENCED,
    /** Some of its classes are inside. */
    PARTLY,
    /** Its file, its metadata or all its classes are inside. */
    PACKED
  }

  private final Path file;
  private final @Nullable ArchiveFile archive;
  private final List<Component> found;
  private final Set<String> explained = new HashSet<>();

  private PackedLibraries(Path file, @Nullable ArchiveFile archive, List<Component> found) {
    this.file = file;
    this.archive = archive;
    this.found = found;
  }

  static PackedLibraries of(MavenArtifact made, Path file, Problems problems) throws IOException {
    if (!Files.isRegularFile(file)) {
      return new PackedLibraries(file, null, List.of());
    }
    ArchiveFile archive =
        ArchiveReader.read(file, (rule, path, m) -> problems.add(rule, path, m, List.of()));
    if (!archive.opened()) {
      return new PackedLibraries(file, null, List.of());
    }
    List<Component> found = new ArchiveInventory(archive, problems).content().components();
    PackedLibraries packed = new PackedLibraries(file, archive, found);
    packed.describes(made);
    packed.explained.add(made.coordinates().group().replace('.', '/'));
    return packed;
  }

  /** The name of the artefact's file. */
  String fileName() {
    return String.valueOf(file.getFileName());
  }

  Shipped look(MavenArtifact artifact, @Nullable FileDigests digests) throws IOException {
    Path file = artifact.file();
    if (archive == null || digests == null || file == null) {
      return Shipped.UNKNOWN;
    }
    if (found.stream().anyMatch(c -> has(c, digests))) {
      explained.add(digests.sha256());
      return Shipped.PACKED;
    }
    int inside = ArchiveReader.classes(file).in(archive.classes());
    boolean described = describes(artifact);
    if (inside == 0 && !described) {
      return Shipped.REFERENCED;
    }
    ArchiveFile library = ArchiveReader.read(file, digests, (rule, path, message) -> {});
    explained.addAll(library.packages().keySet());
    library.libraries().forEach(l -> explained.add(l.path()));
    return described || inside == library.classes().count() ? Shipped.PACKED : Shipped.PARTLY;
  }

  private boolean describes(MavenArtifact artifact) {
    MavenCoordinates id = artifact.coordinates();
    for (MavenMetadata library : archive == null ? List.<MavenMetadata>of() : archive.libraries()) {
      if (library.group().equals(id.group())
          && library.artifact().equals(id.artifact())
          && id.version().equals(library.version())) {
        explained.add(library.path());
        return true;
      }
    }
    return false;
  }

  /** What is inside and was not resolved: parts of parts, and what came in by another way. */
  List<Component> unresolved() {
    List<Component> rest = new ArrayList<>();
    for (Component component : found) {
      if (!isExplained(component)) {
        List<Property> properties = new ArrayList<>(component.properties());
        properties.add(new Property("cachet:maven:shipped", "packed"));
        properties.add(new Property("cachet:maven:resolved", "false"));
        rest.add(component.toBuilder().properties(properties).build());
      }
    }
    return rest;
  }

  private boolean isExplained(Component component) {
    for (ComponentHash hash : component.hashes()) {
      if (explained.contains(hash.hex())) {
        return true;
      }
    }
    String place =
        component.occurrences().isEmpty() ? "" : component.occurrences().get(0).location();
    String path = place.substring(place.indexOf("!/") + 2);
    return explained.contains(path)
        || (component.property("cachet:unidentified:classes") != null && isPackageExplained(path));
  }

  private boolean isPackageExplained(String path) {
    return explained.stream()
        .anyMatch(e -> e.equals(path) || e.startsWith(path + "/") || path.startsWith(e + "/"));
  }

  private static boolean has(Component component, FileDigests digests) {
    return component.hashes().stream().anyMatch(h -> h.hex().equals(digests.sha256()))
        || component.parts().stream().anyMatch(p -> has(p, digests));
  }
}
