package dev.cachet.listing;

import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;

/**
 * A source that says what a root was built of, bound to the files of that root: for an image
 * without a package database the digests are all that ties its SBOM to it.
 */
public final class BoundSource implements Source {
  private final Source source;
  private final RootTree tree;
  private final LeftOut leftOut;

  /**
   * Binds a source.
   *
   * @param source the manifests of a build, or a parts file
   * @param tree the root that was built
   * @param leftOut what the inventory is not bound to
   */
  public BoundSource(Source source, RootTree tree, LeftOut leftOut) {
    this.source = source;
    this.tree = tree;
    this.leftOut = leftOut;
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Inventory made = source.inventory();
    FactsDraft facts = new FactsDraft(leftOut);
    tree.walk(leftOut, facts);
    SbomContent bound =
        made.content().toBuilder().subject(facts.facts().stated(made.content().subject())).build();
    return new Inventory(bound, made.findings(), made.files(), made.statements());
  }
}
