package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.archive.pom.PomDependency;
import dev.cachet.archive.pom.PomFacts;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns what an archive holds into components inside each other, edges and statements. */
public final class ArchiveInventory {
  /** Many copies of one library that all need many copies of another one: each with each. */
  private static final int MAX_EDGES = 100_000;

  private static final int MAX_UNNAMED = 5_000;

  private final ArchiveFile archive;
  private final Problems problems;
  private final LibraryNaming naming;
  private final Set<String> refs = new HashSet<>();
  private final List<String> holders = new ArrayList<>();
  private final Map<String, PomFacts> poms = new TreeMap<>();
  private final Map<String, Set<String>> refsByLibrary = new TreeMap<>();
  private int drawn;
  private int toldUnnamed;

  /**
   * Makes a reader.
   *
   * @param archive what was read of the archive
   * @param problems where findings are kept
   */
  public ArchiveInventory(ArchiveFile archive, Problems problems) {
    this.archive = archive;
    this.problems = problems;
    this.naming = new LibraryNaming(new GroupIndex(archive));
  }

  /**
   * Names what the archive holds.
   *
   * @return its components and their edges
   */
  public SbomContent content() {
    LibraryIdentity identity = naming.of(archive);
    String ref = ref(identity, archive.path());
    List<Component> parts = parts(archive, identity, ref);
    Component subject = ArchiveComponent.of(archive, identity, ref).build();
    Map<String, Set<String>> edges = edges();
    edges.put(ref, new TreeSet<>(parts.stream().map(Component::ref).toList()));
    return SbomContent.builder(subject)
        .components(parts)
        .dependencies(Dependencies.of(edges))
        .compositions(compositions(ref, edges))
        .inputs(List.of(new InputDigest("/" + archive.path(), archive.digests().sha256())))
        .foundByCachet(LifecyclePhase.POST_BUILD)
        .build();
  }

  private List<Component> parts(ArchiveFile holder, LibraryIdentity own, String holderRef) {
    holders.add(holderRef);
    known(own, holderRef);
    List<Component> parts = new ArrayList<>();
    JoinedLibraries joined = new JoinedLibraries(holder, own);
    for (MavenMetadata library : joined.described()) {
      LibraryIdentity identity =
          LibraryIdentity.of(library, joined.confidence(library), holder.path());
      String ref = ref(identity, holder.path() + "!/" + library.path());
      known(identity, ref);
      parts.add(joined.component(library, identity, ref));
    }
    for (UnnamedPackages unnamed : told(joined.unnamed(), holder.path())) {
      parts.add(unnamed.component(unique(holder.path() + "!/" + unnamed.path()), holder.path()));
    }
    for (ArchiveFile inner : holder.inner()) {
      LibraryIdentity identity = naming.of(inner);
      String ref = ref(identity, inner.path());
      // Equal bytes are one inventory, however often they are inside.
      List<Component> inside = inner.copyOf() == null ? parts(inner, identity, ref) : List.of();
      parts.add(ArchiveComponent.of(inner, identity, ref).parts(inside).build());
    }
    return parts;
  }

  /** The packages with most classes; what is beyond the limit is one component, and a finding. */
  private List<UnnamedPackages> told(List<UnnamedPackages> unnamed, String holder) {
    int left = MAX_UNNAMED - toldUnnamed;
    toldUnnamed += Math.min(unnamed.size(), left);
    if (unnamed.size() <= left) {
      return unnamed;
    }
    List<UnnamedPackages> most = new ArrayList<>(unnamed);
    most.sort(Comparator.comparing((UnnamedPackages each) -> -each.classes()));
    List<UnnamedPackages> rest = most.subList(left, most.size());
    int classes = rest.stream().mapToInt(UnnamedPackages::classes).sum();
    List<UnnamedPackages> told = new ArrayList<>(most.subList(0, left));
    told.sort(Comparator.comparing(UnnamedPackages::path));
    told.add(new UnnamedPackages("", UnnamedPackages.MORE, false, classes));
    problems.add(
        "source.archive-limit",
        holder,
        holder
            + " has more packages that nothing accounts for than are told: "
            + rest.size()
            + " are told as one",
        List.of());
    return told;
  }

  private void known(LibraryIdentity identity, String ref) {
    MavenMetadata metadata = identity.metadata();
    PomFacts pom = metadata == null ? null : metadata.pom();
    if (pom != null) {
      for (String text : pom.unknown()) {
        problems.addDetail(
            "source.pom-unresolved",
            ref,
            ref
                + ": the pom.xml inside states "
                + text
                + " of licence or organisation, which it"
                + " does not tell itself; that is stated as unknown",
            List.of());
      }
      poms.put(ref, pom);
    }
    if (identity.group() != null) {
      String library = identity.group().value() + ":" + identity.name().value();
      refsByLibrary.computeIfAbsent(library, l -> new TreeSet<>()).add(ref);
    }
  }

  /** What the poms inside name and the archive holds; a version that a build chose is not asked. */
  private Map<String, Set<String>> edges() {
    Map<String, Set<String>> edges = new TreeMap<>();
    poms.forEach(
        (ref, pom) -> {
          Set<String> needed = new TreeSet<>();
          for (PomDependency dependency : pom.dependencies()) {
            if (dependency.neededAtRunTime()) {
              String library = dependency.group() + ":" + dependency.artifact();
              draw(refsByLibrary.getOrDefault(library, Set.of()), needed);
            }
          }
          edges.put(ref, needed);
        });
    if (drawn > MAX_EDGES) {
      problems.addDetail(
          "source.archive-limit",
          archive.path(),
          archive.path()
              + " has more needs between libraries than are drawn: "
              + (drawn - MAX_EDGES)
              + " were left out",
          List.of());
    }
    return edges;
  }

  private void draw(Set<String> found, Set<String> needed) {
    drawn += found.size();
    if (drawn <= MAX_EDGES) {
      needed.addAll(found);
    }
  }

  /** Classes without metadata, and parents of poms that are not inside, leave both lists open. */
  private List<Composition> compositions(String subject, Map<String, Set<String>> edges) {
    CompositionAggregate parts =
        problems.partsMissing() ? CompositionAggregate.INCOMPLETE : CompositionAggregate.UNKNOWN;
    Set<String> stated = new TreeSet<>(edges.keySet());
    stated.remove(subject);
    return List.of(
        new Composition(parts, holders, List.of()),
        new Composition(CompositionAggregate.UNKNOWN, List.of(), List.copyOf(stated)));
  }

  private String ref(LibraryIdentity identity, String path) {
    String purl = identity.purl();
    if (purl == null) {
      return unique(path);
    }
    return refs.add(purl) ? purl : unique(purl + "#" + path);
  }

  private String unique(String wanted) {
    String ref = wanted;
    for (int copy = 2; !refs.add(ref); copy++) {
      ref = wanted + "#" + copy;
    }
    return ref;
  }
}
