package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the classes of libraries were moved to other packages. What a library's own
 * packages are is taken from its pom.xml and its group and artifact id; what is found in the
 * archive and fits the artifact best decides.
 */
final class Relocations {
  private final PackageTree packages;
  private final SortedSet<String> prefixes = new TreeSet<>();

  private Relocations(PackageTree packages) {
    this.packages = packages;
  }

  static Map<MavenMetadata, Place> of(List<MavenMetadata> libraries, PackageTree packages) {
    Relocations relocations = new Relocations(packages);
    Map<MavenMetadata, Place> places = new LinkedHashMap<>();
    for (MavenMetadata library : libraries) {
      Place place = relocations.place(OwnPackage.candidates(library));
      places.put(library, place);
      relocations.prefixes.addAll(place.prefixes());
    }
    // Where some were moved, a library that names no package may be told by its artifact id.
    for (MavenMetadata library : libraries) {
      places.computeIfPresent(
          library, (l, place) -> place.paths().isEmpty() ? relocations.byArtifact(library) : place);
    }
    return places;
  }

  private Place place(List<OwnPackage> candidates) {
    for (OwnPackage candidate : candidates) {
      String path = candidate.name().replace('.', '/');
      if (packages.has(path)) {
        return new Place(List.of(path), packages.prefixesOf(path), null);
      }
      SortedSet<String> found = packages.prefixesOf(path);
      if (!found.isEmpty()) {
        return moved(candidate, path, found);
      }
    }
    return Place.UNKNOWN;
  }

  private Place byArtifact(MavenMetadata library) {
    TreeSet<String> found = new TreeSet<>();
    String path = null;
    for (String prefix : prefixes) {
      String below = packages.below(prefix, OwnPackage.words(library));
      if (below != null && (path == null || path.equals(below))) {
        path = below;
        found.add(prefix);
      }
    }
    return path == null || packages.has(path)
        ? Place.UNKNOWN
        : moved(new OwnPackage(path.replace('/', '.'), OwnPackage.BY_ARTIFACT), path, found);
  }

  private static Place moved(OwnPackage own, String path, SortedSet<String> prefixes) {
    List<String> paths = prefixes.stream().map(p -> p + "/" + path).toList();
    List<String> to = paths.stream().map(p -> p.replace('/', '.')).toList();
    return new Place(paths, prefixes, new Relocation(own.name(), to, own.confidence()));
  }

  /**
   * Where classes lie.
   *
   * @param paths packages that are the library's, with slashes; empty if nobody can tell
   * @param prefixes what stands before them where they were moved
   * @param relocation null where they lie where they were published, or nobody can tell
   */
  record Place(List<String> paths, SortedSet<String> prefixes, @Nullable Relocation relocation) {
    static final Place UNKNOWN = new Place(List.of(), new TreeSet<>(), null);
  }
}
