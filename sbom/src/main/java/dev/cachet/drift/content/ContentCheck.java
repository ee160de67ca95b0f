package dev.cachet.drift.content;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import java.util.ArrayList;
import java.util.List;

/** Compares what an SBOM says with a fresh inventory of the same thing. */
public final class ContentCheck {
  private ContentCheck() {}

  /**
   * Compares components, their versions, types, scopes, CPE, digests and declared licences, and who
   * needs whom. Where the document describes a whole that the inventoried thing is one component
   * of, only what hangs on that component is compared. Suppliers, remarks and evidence are not
   * compared.
   *
   * @param sbom the document
   * @param now an inventory of the same source, taken as the document's was
   * @return sorted by component: {@code drift.component-missing} for one that is there and not in
   *     the document, {@code drift.component-extra} for one that is only in the document, {@code
   *     drift.version-differs}, {@code drift.hash-differs} with the files that changed as evidence
   *     where that can be told, {@code drift.licence-differs}, {@code drift.edges-differ}; one
   *     {@code drift.no-hash} if the document lacks digests that could be compared, of SHA-256 or
   *     better; one warning {@code drift.hash-not-taken} if it has digests of what has none now.
   *     Empty if the document agrees with the thing
   */
  public static List<Finding> compare(Sbom sbom, Inventory now) {
    Pairing pairing = Pairing.of(sbom.content(), now.content());
    List<Finding> findings = new ArrayList<>();
    pairing.extra().forEach(one -> findings.add(DriftFindings.extra(one)));
    pairing.missing().forEach(one -> findings.add(DriftFindings.missing(one)));
    pairing
        .upgraded()
        .forEach((before, after) -> findings.add(DriftFindings.version(before, after)));
    List<Component> bare = new ArrayList<>();
    List<Component> untaken = new ArrayList<>();
    pairing
        .same()
        .forEach(
            (before, after) -> {
              findings.addAll(same(before, after, now));
              switch (HashComparison.of(before, after)) {
                case NOT_STATED -> bare.add(before);
                case NOT_TAKEN -> untaken.add(before);
                default -> {}
              }
            });
    findings.addAll(new EdgeComparison(pairing).compare());
    if (!bare.isEmpty()) {
      findings.add(DriftFindings.noHash(bare));
    }
    if (!untaken.isEmpty()) {
      findings.add(DriftFindings.hashNotTaken(untaken));
    }
    findings.sort(DriftFindings.ORDER);
    return List.copyOf(findings);
  }

  private static List<Finding> same(Component before, Component after, Inventory now) {
    List<Finding> findings = new ArrayList<>();
    List<String> paths = now.files().getOrDefault(after.ref(), List.of());
    if (HashComparison.of(before, after) == HashComparison.DIFFERENT) {
      findings.add(DriftFindings.hash(before, after, paths));
    }
    FieldComparison.compare(before, after).ifPresent(findings::add);
    if (!LicenceComparison.agree(before, after)) {
      findings.add(DriftFindings.licence(before, after));
    }
    return findings;
  }
}
