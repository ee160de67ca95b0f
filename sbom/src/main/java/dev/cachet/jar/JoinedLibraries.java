package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Occurrence;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Libraries whose classes were joined into one archive, with their metadata or without. */
final class JoinedLibraries {
  /** The archive says that the library is in it; nothing says that all of it is. */
  static final double NAMED = 0.9;

  private final ArchiveFile holder;
  private final LibraryIdentity own;
  private final Map<MavenMetadata, Relocations.Place> places;

  JoinedLibraries(ArchiveFile holder, LibraryIdentity own) {
    this.holder = holder;
    this.own = own;
    this.places =
        holder.libraries().isEmpty()
            ? Map.of()
            : Relocations.of(holder.libraries(), new PackageTree(holder.packages()));
  }

  List<MavenMetadata> described() {
    return holder.libraries().stream().filter(l -> !l.equals(own.metadata())).toList();
  }

  Component component(MavenMetadata library, LibraryIdentity identity, String ref) {
    ComponentBuilder builder =
        ArchiveComponent.named(identity, ref, ComponentType.LIBRARY)
            .supplier(ArchiveComponent.supplier(library.pom(), null))
            .licences(ArchiveComponent.licences(library.pom(), null))
            .occurrences(List.of(Occurrence.at(holder.path() + "!/" + library.path())));
    Relocations.Place place = places.get(library);
    return place == null || place.relocation() == null
        ? builder.build()
        : moved(builder, place.relocation()).build();
  }

  /** Packages that no description accounts for: libraries that nobody names, or the own classes. */
  List<UnnamedPackages> unnamed() {
    UnnamedSearch search = new UnnamedSearch(own, places);
    TreeMap<String, UnnamedPackages> found = new TreeMap<>();
    holder
        .packages()
        .forEach(
            (path, classes) -> {
              UnnamedPackages unnamed = search.of(path, classes);
              if (unnamed != null) {
                found.merge(unnamed.path(), unnamed, UnnamedPackages::plus);
              }
            });
    return List.copyOf(found.values());
  }

  private static ComponentBuilder moved(ComponentBuilder builder, Relocation moved) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("cachet:relocated:from", moved.from()));
    moved.to().forEach(to -> properties.add(new Property("cachet:relocated:to", to)));
    return builder.pedigree(Pedigree.ofNotes(moved.notes())).properties(properties);
  }
}
