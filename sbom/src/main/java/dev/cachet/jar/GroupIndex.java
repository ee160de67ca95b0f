package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.archive.pom.PomDependency;
import dev.cachet.archive.pom.PomFacts;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.jar.LibraryIdentity.Claim;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which group ids the poms of all libraries inside one archive name for an artifact id. What a
 * library runs with is likely to be beside it; what it was tested or compiled with may be a
 * namesake, and counts only where the classes lie in a package of that group.
 */
final class GroupIndex {
  private static final double CONFIDENCE = 0.7;

  /** Artifact id to group id to the first pom that names both. */
  private final Map<String, SortedMap<String, String>> running = new HashMap<>();

  private final Map<String, SortedMap<String, String>> others = new HashMap<>();

  GroupIndex(ArchiveFile archive) {
    add(archive);
  }

  private void add(ArchiveFile archive) {
    for (MavenMetadata library : archive.libraries()) {
      String where = archive.path() + "!/" + library.path();
      add(running, library.artifact(), library.group(), where);
      PomFacts pom = library.pom();
      if (pom != null) {
        for (PomDependency dependency : pom.dependencies()) {
          add(
              dependency.neededAtRunTime() ? running : others,
              dependency.artifact(),
              dependency.group(),
              where + "/pom.xml");
        }
      }
    }
    archive.inner().forEach(this::add);
  }

  private static void add(
      Map<String, SortedMap<String, String>> groups, String artifact, String group, String where) {
    groups.computeIfAbsent(artifact, a -> new TreeMap<>()).putIfAbsent(group, where);
  }

  /** The group, if all that name the artifact agree; two groups for one artifact tell nothing. */
  @Nullable Claim groupOf(ArchiveFile archive, String artifact) {
    SortedMap<String, String> named = running.getOrDefault(artifact, new TreeMap<>());
    if (named.isEmpty()) {
      named = new TreeMap<>(others.getOrDefault(artifact, new TreeMap<>()));
      named.keySet().removeIf(group -> !hasPackageOf(archive, group));
    }
    if (named.size() != 1) {
      return null;
    }
    Map.Entry<String, String> only = named.entrySet().iterator().next();
    return Claim.of(only.getKey(), CONFIDENCE, Technique.MANIFEST_ANALYSIS, only.getValue());
  }

  private static boolean hasPackageOf(ArchiveFile archive, String group) {
    String path = group.replace('.', '/') + "/";
    return archive.packages().keySet().stream().anyMatch(p -> (p + "/").startsWith(path));
  }
}
