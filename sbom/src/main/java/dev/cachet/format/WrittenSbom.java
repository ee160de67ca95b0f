package dev.cachet.format;

import dev.cachet.finding.Finding;
import java.util.List;

/** A document, and what its format had no place for. */
public final class WrittenSbom {
  private final byte[] document;
  private final List<Finding> dropped;

  WrittenSbom(byte[] document, List<Finding> dropped) {
    this.document = document;
    this.dropped = List.copyOf(dropped);
  }

  /**
   * The document.
   *
   * @return UTF-8, ending in a line feed; not copied, so that a large one is held once
   */
  public byte[] document() {
    return document;
  }

  /**
   * What the SBOM says and the document does not.
   *
   * @return one finding {@code format.dropped} for each thing left out, in the order of the SBOM;
   *     empty if nothing was
   */
  public List<Finding> dropped() {
    return dropped;
  }
}
