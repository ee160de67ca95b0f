package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.identity.Occurrence;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Libraries whose classes were joined into one archive, with their metadata or without. */
final class JoinedLibraries {
  /** The archive says that the library is in it; nothing says that all of it is. */
  private static final double NAMED = 0.9;

  private static final double ONLY_FILES = 0.6;
  private static final double NOT_FOUND = 0.4;
  private static final double ONLY_MENTIONED = 0.3;
  private static final String CONTENT = "cachet:archive:content";

  private final ArchiveFile holder;
  private final LibraryIdentity own;
  private final OwnPackages ownPackages;
  private final List<UnnamedPackages> unnamed;
  private final Map<MavenMetadata, Relocations.Place> places;

  JoinedLibraries(ArchiveFile holder, LibraryIdentity own) {
    this.holder = holder;
    this.own = own;
    this.ownPackages = OwnPackages.of(holder, own);
    this.places =
        holder.libraries().isEmpty()
            ? Map.of()
            : Relocations.of(described(), new PackageTree(holder.packages()), ownPackages);
    this.unnamed = findUnnamed();
  }

  /** How sure it is that a described library is inside: without any class it is only mentioned. */
  double confidence(MavenMetadata library) {
    return switch (content(library)) {
      case CLASSES -> NAMED;
      case FILES -> ONLY_FILES;
      case UNCLEAR -> NOT_FOUND;
      case NONE -> ONLY_MENTIONED;
    };
  }

  /** What of a described library is in the archive. */
  private enum Content {
    CLASSES,
    /** Files that are no classes, as those of a library for browsers. */
    FILES,
    /**
     * No class that is known to be its; but there are some of which nobody knows whose they are.
     */
    UNCLEAR,
    NONE
  }

  private Content content(MavenMetadata library) {
    Relocations.Place place = places.get(library);
    if (place != null && !place.paths().isEmpty()) {
      return Content.CLASSES;
    }
    if (holder.withFiles().contains(library.path())) {
      return Content.FILES;
    }
    return unnamed.isEmpty() ? Content.NONE : Content.UNCLEAR;
  }

  List<MavenMetadata> described() {
    return holder.libraries().stream().filter(l -> !l.equals(own.metadata())).toList();
  }

  Component component(MavenMetadata library, LibraryIdentity identity, String ref) {
    Content content = content(library);
    ComponentBuilder builder =
        ArchiveComponent.named(identity, ref, ComponentType.LIBRARY)
            .supplier(ArchiveComponent.supplier(library.pom(), null))
            .licences(ArchiveComponent.licences(library.pom(), null))
            .occurrences(List.of(Occurrence.at(holder.path() + "!/" + library.path())));
    if (content != Content.CLASSES) {
      return without(content, builder);
    }
    Relocations.Place place = places.get(library);
    return place == null || place.relocation() == null
        ? builder.build()
        : moved(builder, place.relocation()).build();
  }

  private static Component without(Content content, ComponentBuilder builder) {
    String word =
        switch (content) {
          case CLASSES -> "classes";
          case FILES -> "files-only";
          case UNCLEAR -> "classes-not-found";
          case NONE -> "no-classes";
        };
    return builder
        .description(
            content == Content.FILES
                ? "Metadata and files of it are in the archive, and none of its classes"
                : "Only mentioned: metadata of it is in the archive, and no class that is its")
        .properties(List.of(new Property(CONTENT, word)))
        .build();
  }

  /** Packages that nothing accounts for: libraries that nobody names. */
  List<UnnamedPackages> unnamed() {
    return unnamed;
  }

  private List<UnnamedPackages> findUnnamed() {
    UnnamedSearch search = new UnnamedSearch(ownPackages, places.values());
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
