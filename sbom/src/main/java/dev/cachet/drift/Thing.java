package dev.cachet.drift;

import dev.cachet.sbom.Sbom;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;

/** Something that a document describes, and that it can be compared with. */
@FunctionalInterface
public interface Thing {
  /**
   * Compares a document with the thing as it is now.
   *
   * @param sbom the document
   * @return what differs, and what was compared
   * @throws UnknownSourceException if nothing there is of a known kind
   * @throws IOException if the medium failed, or a listing is none
   */
  Comparison compare(Sbom sbom) throws UnknownSourceException, IOException;
}
