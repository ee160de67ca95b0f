package dev.cachet.format.content;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.util.List;

/**
 * What the reader of one format finds in a document; {@code ReadSbom} adds which format it was and
 * describes the components.
 */
public record ReadContent(
    String form,
    Sbom sbom,
    List<Finding> unknown,
    List<Finding> dropped,
    List<VexStatement> statements) {
  /**
   * Of a document that says nothing on vulnerabilities.
   *
   * @param form the form and version
   * @param sbom the SBOM
   * @param unknown what is left open
   * @param dropped what was left out
   */
  public ReadContent(String form, Sbom sbom, List<Finding> unknown, List<Finding> dropped) {
    this(form, sbom, unknown, dropped, List.of());
  }
}
