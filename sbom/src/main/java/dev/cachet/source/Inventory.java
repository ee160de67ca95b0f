package dev.cachet.source;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.SbomContent;
import java.util.List;

/**
 * What a source was found to hold.
 *
 * @param content the inventory
 * @param findings what could not be read or resolved, in a stable order; what was left out or needs
 *     something that is not there also shows in the content as a composition that is not complete
 */
public record Inventory(SbomContent content, List<Finding> findings) {
  /**
   * Copies the findings.
   *
   * @param content see the record
   * @param findings see the record
   */
  public Inventory {
    findings = List.copyOf(findings);
  }
}
