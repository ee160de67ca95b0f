package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where the classes of libraries lie. What a library's own packages are is taken from its
 * pom.xml, its group and artifact id and the table; what is found in the archive and fits the
 * artifact best decides.
 */
final class Relocations {
  private static final double ONLY_LAST_NAME = 0.4;
  private static final double LAST_NAME_IN_MOVED = 0.6;
  private static final int MOVED_TOGETHER = 3;

  private final PackageTree packages;
  private final OwnPackages own;
  private final SortedSet<String> prefixes = new TreeSet<>();

  private Relocations(PackageTree packages, OwnPackages own) {
    this.packages = packages;
    this.own = own;
  }

  static Map<MavenMetadata, Place> of(
      List<MavenMetadata> libraries, PackageTree packages, OwnPackages own) {
    Relocations relocations = new Relocations(packages, own);
    Map<MavenMetadata, Place> places = new LinkedHashMap<>();
    for (MavenMetadata library : libraries) {
      Place place = relocations.place(library);
      places.put(library, place);
      relocations.prefixes.addAll(place.prefixes());
    }
    // Where some were moved, a library that names no package may be told by its artifact id.
    for (MavenMetadata library : libraries) {
      places.computeIfPresent(
          library, (l, place) -> place.paths().isEmpty() ? relocations.byArtifact(library) : place);
    }
    for (MavenMetadata library : libraries) {
      places.computeIfPresent(
          library, (l, place) -> place.paths().isEmpty() ? relocations.byLastName(library) : place);
    }
    relocations.byCommonParent(places);
    return places;
  }

  private Place place(MavenMetadata library) {
    for (OwnPackage candidate : OwnPackage.candidates(library)) {
      String path = candidate.name().replace('.', '/');
      // What the archive has itself is no sign of a library that shares only its group.
      boolean told = candidate.isOf(library) || !own.has(path);
      if (told && packages.has(path)) {
        return whereItBelongs(candidate, path, listed(library));
      }
      SortedSet<String> found = packages.prefixesOf(path);
      if (!found.isEmpty()) {
        return moved(candidate, path, found);
      }
    }
    return Place.UNKNOWN;
  }

  /** Some classes lie where they were published; others may have been moved all the same. */
  private Place whereItBelongs(OwnPackage candidate, String path, List<String> listed) {
    TreeSet<String> elsewhere = new TreeSet<>();
    packages.prefixesOf(path).forEach(prefix -> elsewhere.add(prefix + "/" + path));
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (!candidate.isGroupOnly() && OwnPackage.isTelling(last)) {
      for (String other : packages.endingWith(last)) {
        if (MovedMark.of(other) != null && !(other + "/").startsWith(path + "/")) {
          elsewhere.add(other);
        }
      }
    }
    SortedSet<String> all = new TreeSet<>(listed);
    all.removeIf(each -> !packages.has(each));
    all.add(path);
    if (elsewhere.isEmpty()) {
      return new Place(List.copyOf(all), new TreeSet<>(), null);
    }
    all.addAll(elsewhere);
    Place moved = replaced(candidate.name(), elsewhere, LAST_NAME_IN_MOVED);
    return new Place(List.copyOf(all), packages.prefixesOf(path), moved.relocation());
  }

  private static List<String> listed(MavenMetadata library) {
    return GroupTable.packagesOf(library.group(), library.artifact(), library.version());
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

  /**
   * Where the whole package was replaced, only its last name is left: one in a place for what was
   * moved, or below the archive's own packages if the name is one that few libraries have.
   */
  private Place byLastName(MavenMetadata library) {
    for (OwnPackage candidate : OwnPackage.candidates(library)) {
      String name = candidate.name();
      String last = name.substring(name.lastIndexOf('.') + 1);
      if (candidate.isGroupOnly() || !OwnPackage.isTelling(last)) {
        continue;
      }
      TreeSet<String> found = new TreeSet<>();
      double confidence = LAST_NAME_IN_MOVED;
      for (String path : packages.endingWith(last)) {
        if (MovedMark.of(path) != null) {
          found.add(path);
        }
      }
      if (found.isEmpty() && last.length() > OwnPackage.SHORT) {
        confidence = ONLY_LAST_NAME;
        packages.endingWith(last).stream().filter(own::has).forEach(found::add);
      }
      if (!found.isEmpty()) {
        return replaced(name, found, confidence);
      }
    }
    return Place.UNKNOWN;
  }

  /** Several libraries that lie beside each other under their last names were moved together. */
  private void byCommonParent(Map<MavenMetadata, Place> places) {
    List<MavenMetadata> left =
        places.entrySet().stream()
            .filter(each -> each.getValue().equals(Place.UNKNOWN))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Map<String, MavenMetadata>> besides = new TreeMap<>();
    for (MavenMetadata library : left) {
      String last = lastName(library);
      for (String path : last == null ? List.<String>of() : packages.endingWith(last)) {
        String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        besides.computeIfAbsent(parent, p -> new TreeMap<>()).putIfAbsent(last, library);
      }
    }
    besides.entrySet().stream()
        .filter(e -> !e.getKey().isEmpty() && e.getValue().size() >= MOVED_TOGETHER)
        .max(Comparator.comparing(e -> e.getValue().size()))
        .ifPresent(
            most ->
                most.getValue()
                    .forEach(
                        (last, library) -> {
                          String path = most.getKey() + "/" + last;
                          String from = OwnPackage.candidates(library).get(0).name();
                          SortedSet<String> to = new TreeSet<>(List.of(path));
                          places.put(library, replaced(from, to, LAST_NAME_IN_MOVED));
                        }));
  }

  private static @Nullable String lastName(MavenMetadata library) {
    List<OwnPackage> candidates = OwnPackage.candidates(library);
    if (candidates.isEmpty() || candidates.get(0).isGroupOnly()) {
      return null;
    }
    String name = candidates.get(0).name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Place replaced(String from, SortedSet<String> paths, double confidence) {
    List<String> to = paths.stream().map(p -> p.replace('/', '.')).toList();
    return new Place(List.copyOf(paths), new TreeSet<>(), new Relocation(from, to, confidence));
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
