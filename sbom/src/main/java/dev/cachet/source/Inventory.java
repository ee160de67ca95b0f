package dev.cachet.source;

import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.Finding;
import dev.cachet.sbom.SbomContent;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a source was found to hold.
 *
 * @param content the inventory
 * @param findings what could not be read or resolved, in a stable order; what was left out or needs
 *     something that is not there also shows in the content as a composition that is not complete
 * @param files for the reference of each component whose digest is over several files, the sorted
 *     paths of these files; see {@link FileFingerprints}
 * @param statements what the source says on vulnerabilities
 */
public record Inventory(
    SbomContent content,
    List<Finding> findings,
    Map<String, List<String>> files,
    List<VexStatement> statements) {
  /**
   * Copies the findings and the map, and takes credentials out of addresses, which is told.
   *
   * @param content see the record
   * @param findings see the record
   * @param files see the record
   * @param statements see the record
   */
  public Inventory {
    CredentialFree clean = CredentialFree.of(content);
    content = clean.content();
    List<Finding> all = new ArrayList<>(CredentialFree.of(findings));
    all.addAll(clean.findings());
    findings = List.copyOf(all);
    files = Map.copyOf(files);
    statements = clean.in(statements);
  }

  /**
   * An inventory of something that says nothing on vulnerabilities.
   *
   * @param content see the record
   * @param findings see the record
   * @param files see the record
   */
  public Inventory(SbomContent content, List<Finding> findings, Map<String, List<String>> files) {
    this(content, findings, files, List.of());
  }

  /**
   * An inventory whose components have each a digest of one file, or none.
   *
   * @param content see the record
   * @param findings see the record
   */
  public Inventory(SbomContent content, List<Finding> findings) {
    this(content, findings, Map.of());
  }

  /**
   * The same with statements on vulnerabilities.
   *
   * @param others what is said
   * @return a new value
   */
  public Inventory withStatements(List<VexStatement> others) {
    return new Inventory(content, findings, files, others);
  }
}
