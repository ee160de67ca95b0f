package dev.cachet.source;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.archive.PomDependency;
import dev.cachet.archive.PomFacts;
import dev.cachet.sbom.IdentityEvidence.Technique;
import dev.cachet.source.LibraryIdentity.Claim;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which group ids the poms of all libraries inside one archive name for an artifact id. */
final class GroupIndex {
  private static final double CONFIDENCE = 0.7;

  /** Artifact id to group id to the first pom that names both. */
  private final Map<String, SortedMap<String, String>> groups = new HashMap<>();

  GroupIndex(ArchiveFile archive) {
    add(archive);
  }

  private void add(ArchiveFile archive) {
    for (MavenMetadata library : archive.libraries()) {
      String where = archive.path() + "!/" + library.path();
      add(library.artifact(), library.group(), where);
      PomFacts pom = library.pom();
      if (pom != null) {
        for (PomDependency dependency : pom.dependencies()) {
          add(dependency.artifact(), dependency.group(), where + "/pom.xml");
        }
      }
    }
    archive.inner().forEach(this::add);
  }

  private void add(String artifact, String group, String where) {
    groups.computeIfAbsent(artifact, a -> new TreeMap<>()).putIfAbsent(group, where);
  }

  /** The group, if all that name the artifact agree; two groups for one artifact tell nothing. */
  @Nullable Claim groupOf(String artifact) {
    SortedMap<String, String> named = groups.get(artifact);
    if (named == null || named.size() != 1) {
      return null;
    }
    Map.Entry<String, String> only = named.entrySet().iterator().next();
    return Claim.of(only.getKey(), CONFIDENCE, Technique.MANIFEST_ANALYSIS, only.getValue());
  }
}
