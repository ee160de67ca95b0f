package dev.cachet.format;

import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.ReadContent;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read from a document, without the user names, passwords and tokens in its addresses: all
 * that is made of it is read by more people than the document.
 *
 * @param spec the format that the document is in, or of its other versions the one that is written
 * @param form format and version as the document states them, for example {@code CycloneDX 1.4}
 * @param sbom what it says
 * @param unknown one finding for each thing that the document leaves open, such as what it is
 *     about, or documents that it refers to and that are not there, and one {@code
 *     source.url-credentials} for each text that lost something; empty if there is none
 * @param dropped one finding {@code format.dropped} for each thing in the document that {@link
 *     Sbom} has no place for, with a JSON pointer as its subject; empty if there is none
 * @param statements what the document says on vulnerabilities, in its order, about references of
 *     its own; {@link Sbom} has no place for them
 */
public record ReadSbom(
    SbomSpec spec,
    String form,
    Sbom sbom,
    List<Finding> unknown,
    List<Finding> dropped,
    List<VexStatement> statements) {
  /**
   * Copies the findings, and takes credentials out of addresses, which is told.
   *
   * @param spec see the record
   * @param form see the record
   * @param sbom see the record
   * @param unknown see the record
   * @param dropped see the record
   * @param statements see the record
   */
  public ReadSbom {
    CredentialFree clean = CredentialFree.of(sbom.content());
    sbom = clean.in(sbom);
    List<Finding> all = new ArrayList<>(CredentialFree.of(unknown));
    all.addAll(clean.leftOut());
    unknown = List.copyOf(all);
    dropped = CredentialFree.of(dropped);
    statements = clean.in(statements);
  }

  static ReadSbom of(SbomSpec spec, ReadContent read) {
    return new ReadSbom(
        spec, read.form(), read.sbom(), read.unknown(), read.dropped(), read.statements());
  }

  /**
   * All that a reader of the document has to know beside what it says.
   *
   * @return what is unknown, then what was dropped
   */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(unknown);
    all.addAll(dropped);
    return all;
  }
}
