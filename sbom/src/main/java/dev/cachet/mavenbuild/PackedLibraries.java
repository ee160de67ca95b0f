package dev.cachet.mavenbuild;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.ArchiveReader;
import dev.cachet.archive.FileDigests;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.identity.ComponentHash;
import dev.cachet.jar.ArchiveInventory;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    /** Its file or all its classes are inside, or its metadata if it has no classes. */
    PACKED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Set<String> ONLY_MENTIONED = new HashSet<>(List.of("no-classes"));
  private static final FileDigests NOT_ASKED = new FileDigests(0, "", "");

  private final Path file;
  private final @Nullable ArchiveFile archive;
  private final List<Component> found;
  private final Set<String> explained = new HashSet<>();
  private final Set<String> copied = new HashSet<>();
  private final Set<String> movedTo = new HashSet<>();
  private @Nullable MovedClasses moved;

  private PackedLibraries(Path file, @Nullable ArchiveFile archive, List<Component> found) {
    this.file = file;
    this.archive = archive;
    this.found = found;
  }

  static PackedLibraries of(MavenModule module, Path file, Problems problems) throws IOException {
    MavenArtifact made = module.made();
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
    packed.explained.addAll(module.ownPackages());
    return packed;
  }

  /** The name of the artefact's file. */
  String fileName() {
    return String.valueOf(file.getFileName());
  }

  Look look(MavenArtifact artifact, @Nullable FileDigests digests) throws IOException {
    Path file = artifact.file();
    if (archive == null || digests == null || file == null) {
      return Look.of(Shipped.UNKNOWN);
    }
    if (found.stream().anyMatch(c -> has(c, digests))) {
      explained.add(digests.sha256());
      return Look.of(Shipped.PACKED);
    }
    ArchiveFile library = ArchiveReader.read(file, digests, (rule, path, message) -> {});
    int copies = library.classes().in(archive.classes());
    int all = library.classes().count();
    MovedClasses.Found found = copies < all ? moved().of(library) : MovedClasses.Found.NOTHING;
    int inside = Math.min(all, copies + found.classes());
    boolean described = describes(artifact);
    if (inside == 0 && (all > 0 || !described)) {
      return Look.of(Shipped.REFERENCED);
    }
    explained.addAll(library.packages().keySet());
    explained.addAll(found.packages().values());
    movedTo.addAll(found.packages().values());
    library.libraries().forEach(l -> explained.add(l.path()));
    return new Look(inside == all ? Shipped.PACKED : Shipped.PARTLY, found.packages());
  }

  /**
   * What became of one artifact.
   *
   * @param shipped what of it is inside
   * @param moved from each of its packages that was moved, with slashes, to where it lies
   */
  record Look(Shipped shipped, Map<String, String> moved) {
    static Look of(Shipped shipped) {
      return new Look(shipped, Map.of());
    }
  }

  /** Notes whose classes lie where they were published, before any are looked for elsewhere. */
  void note(MavenArtifact artifact) throws IOException {
    Path jar = artifact.file();
    if (archive == null || jar == null || !Files.isRegularFile(jar)) {
      return;
    }
    if (ArchiveReader.classes(jar).in(archive.classes()) > 0) {
      ArchiveFile library = ArchiveReader.read(jar, NOT_ASKED, (rule, path, message) -> {});
      copied.addAll(library.packages().keySet());
    }
  }

  private MovedClasses moved() {
    if (moved == null) {
      moved = new MovedClasses(Objects.requireNonNull(archive), copied);
    }
    return moved;
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
        boolean inside = !ONLY_MENTIONED.contains(component.property("cachet:archive:content"));
        properties.add(
            new Property("cachet:maven:shipped", inside ? "packed" : Shipped.REFERENCED.word()));
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
        || (component.property("cachet:unidentified:classes") != null
            && isPackageExplained(path, component.property("cachet:relocated:to") != null));
  }

  /** What was moved below the module's own packages is not its own for that. */
  private boolean isPackageExplained(String path, boolean moved) {
    return explained.stream().anyMatch(e -> e.equals(path) || e.startsWith(path + "/"))
        || (moved ? movedTo : explained).stream().anyMatch(e -> path.startsWith(e + "/"));
  }

  private static boolean has(Component component, FileDigests digests) {
    return component.hashes().stream().anyMatch(h -> h.hex().equals(digests.sha256()))
        || component.parts().stream().anyMatch(p -> has(p, digests));
  }
}
