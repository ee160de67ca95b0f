package dev.cachet.drift;

import dev.cachet.drift.content.ContentCheck;
import dev.cachet.drift.content.DriftFindings;
import dev.cachet.drift.input.InputCheck;
import dev.cachet.finding.Finding;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.RootFacts;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the inventory of a root again and compares what an SBOM lists. {@link InputCheck} alone
 * does not notice a document that was edited and kept the digests of its inputs.
 */
public final class InventoryCheck {
  /** Makes a check. */
  public InventoryCheck() {}

  /**
   * Compares components, edges and statements on completeness with the root.
   *
   * @param sbom a document that {@link RootfsSource} was the source of
   * @param root the root as it is now; takes as long as making the SBOM did
   * @return what {@link ContentCheck#compare} finds, and one finding if the statements on
   *     completeness differ ({@code drift.compositions-differ}); or one that the root has no
   *     inventory ({@code drift.no-inventory}). Empty if the document agrees with the root
   * @throws IOException if the medium failed, or a file is over its limit
   */
  public List<Finding> check(Sbom sbom, RootFolder root) throws IOException {
    // References are made of name and version alone, so no catalogue has to be named here.
    OsIdentity os = new OsIdentifier(product -> List.of()).identify(root);
    try {
      return compare(sbom, new RootfsSource(root, os, leftOut(sbom)).inventory());
    } catch (UnknownSourceException e) {
      String message = "the root has no package database any more" + DriftFindings.REMEDY;
      return List.of(
          DriftFindings.error("drift.no-inventory", sbom.subject().name(), message, List.of()));
    }
  }

  private static LeftOut leftOut(Sbom sbom) {
    return RootFacts.of(sbom.subject()).map(RootFacts::leftOut).orElse(LeftOut.none());
  }

  private static List<Finding> compare(Sbom sbom, Inventory now) {
    List<Finding> findings = new ArrayList<>(ContentCheck.compare(sbom, now));
    Completeness.compare(sbom, now.content()).ifPresent(findings::add);
    findings.addAll(ThingCheck.root(sbom.content(), now.content(), findings));
    return findings;
  }
}
