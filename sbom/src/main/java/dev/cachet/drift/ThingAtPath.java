package dev.cachet.drift;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Finding;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.RootFacts;
import dev.cachet.merge.SourceDetection;
import dev.cachet.root.PackageDatabases;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A root folder or its image, an archive, a parts file or manifests of a build. Of a root without a
 * package database, the files alone are compared, if the document is bound to them.
 */
public final class ThingAtPath implements Thing {
  private final Path path;
  private final Catalogue catalogue;
  private final @Nullable Path listing;

  /**
   * Names a thing.
   *
   * @param path where it is
   * @param catalogue the cycles that an operating system is recognised by, and facts on support
   * @param listing the listing of the root at the path, or null
   */
  public ThingAtPath(Path path, Catalogue catalogue, @Nullable Path listing) {
    this.path = path;
    this.catalogue = catalogue;
    this.listing = listing;
  }

  @Override
  public Comparison compare(Sbom sbom) throws UnknownSourceException, IOException {
    LeftOut leftOut = BoundRoot.leftOut(sbom);
    Source source = SourceDetection.at(path, catalogue, leftOut);
    boolean root = source instanceof RootfsSource;
    if (!root && listing != null) {
      throw new UnknownSourceException(
          path + ": a listing is of a root, and this is none; give the root that was listed");
    }
    Optional<Sbom> bound = BoundRoot.part(sbom);
    if (root && bound.isPresent() && !PackageDatabases.isThere(RootFolder.open(path))) {
      return bare(bound.get());
    }
    return full(sbom, source.inventory());
  }

  private Comparison full(Sbom sbom, Inventory now) throws IOException {
    Optional<RootFacts> found = RootFacts.of(now.content().subject());
    Optional<RootFacts> stated = BoundRoot.part(sbom).flatMap(part -> RootFacts.of(part.subject()));
    SupportComparison support = new SupportComparison(catalogue, sbom);
    List<Finding> findings = new ArrayList<>(ThingCheck.compare(sbom, now));
    findings.addAll(support.compare(now.content()));
    return listed(findings, stated, Coverage.of(true, support.state(), stated, found));
  }

  private Comparison bare(Sbom part) throws IOException {
    FolderTree tree = new FolderTree(RootFolder.open(path));
    Optional<RootFacts> stated = RootFacts.of(part.subject());
    RootFacts now = BoundRoot.facts(tree, stated.map(RootFacts::leftOut).orElse(LeftOut.none()));
    return listed(
        BoundRoot.compare(part, now),
        stated,
        Coverage.of(false, ComparedRow.State.NO, stated, Optional.of(now)));
  }

  private Comparison listed(List<Finding> found, Optional<RootFacts> stated, List<ComparedRow> rows)
      throws IOException {
    if (listing == null) {
      return new Comparison(path.toString(), found, rows);
    }
    List<Finding> findings =
        ListingCheck.named(listing, RootFolder.open(path), stated, path.toString(), found);
    return new Comparison(path.toString(), findings, Coverage.withListing(rows));
  }
}
