package dev.cachet.format;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import java.util.List;

/**
 * What was read from a document.
 *
 * @param spec the format that the document is in
 * @param sbom what it says
 * @param dropped one finding {@code format.dropped} for each thing in the document that {@link
 *     Sbom} has no place for, with a JSON pointer as its subject; empty if there is none
 */
public record ReadSbom(SbomSpec spec, Sbom sbom, List<Finding> dropped) {
  /**
   * Copies the findings.
   *
   * @param spec see the record
   * @param sbom see the record
   * @param dropped see the record
   */
  public ReadSbom {
    dropped = List.copyOf(dropped);
  }
}
