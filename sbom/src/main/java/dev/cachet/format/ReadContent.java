package dev.cachet.format;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.util.List;

/**
 * What the reader of one format finds in a document; {@code ReadSbom} adds which format it was and
 * describes the components.
 */
record ReadContent(
    String form,
    Sbom sbom,
    List<Finding> unknown,
    List<Finding> dropped,
    List<VexStatement> statements) {
  /** Of a document that says nothing on vulnerabilities. */
  ReadContent(String form, Sbom sbom, List<Finding> unknown, List<Finding> dropped) {
    this(form, sbom, unknown, dropped, List.of());
  }
}
