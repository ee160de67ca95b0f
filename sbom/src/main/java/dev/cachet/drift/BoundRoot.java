package dev.cachet.drift;

import dev.cachet.finding.Finding;
import dev.cachet.listing.FactsDraft;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.RootFacts;
import dev.cachet.listing.RootTree;
import dev.cachet.merge.MergedParts;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares an SBOM of a build's manifests with a root that has no package database. What ties them
 * are the digests over the root's entries; what the manifests list cannot be seen in the root.
 */
public final class BoundRoot {
  private BoundRoot() {}

  /**
   * Finds the part of a document that states digests over the files of a root.
   *
   * @param sbom a document
   * @return the part; empty if none does, or several do
   */
  public static Optional<Sbom> part(Sbom sbom) {
    List<Sbom> parts =
        MergedParts.of(sbom).stream()
            .filter(part -> RootFacts.of(part.subject()).isPresent())
            .toList();
    return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
  }

  /**
   * Finds what a document leaves out of its root by name.
   *
   * @param sbom a document
   * @return the paths; none if no single part states digests over files
   */
  public static LeftOut leftOut(Sbom sbom) {
    return part(sbom)
        .flatMap(part -> RootFacts.of(part.subject()))
        .map(RootFacts::leftOut)
        .orElse(LeftOut.none());
  }

  /**
   * Compares.
   *
   * @param part the part of a document that is about the root
   * @param tree the root as it is now
   * @return as {@link ThingCheck#compare}, of files and their attributes
   * @throws IOException if the medium failed
   */
  public static List<Finding> compare(Sbom part, RootTree tree) throws IOException {
    LeftOut leftOut = RootFacts.of(part.subject()).map(RootFacts::leftOut).orElse(LeftOut.none());
    return compare(part, facts(tree, leftOut));
  }

  static List<Finding> compare(Sbom part, RootFacts now) {
    Optional<RootFacts> stated = RootFacts.of(part.subject());
    List<Finding> findings = new ArrayList<>();
    RootComparison.packages(part.content(), now).ifPresent(findings::add);
    findings.addAll(
        RootComparison.compare(part.subject().title(), stated, Optional.of(now), false));
    return findings;
  }

  static RootFacts facts(RootTree tree, LeftOut leftOut) throws IOException {
    FactsDraft draft = new FactsDraft(leftOut);
    tree.walk(leftOut, draft);
    return draft.facts();
  }
}
