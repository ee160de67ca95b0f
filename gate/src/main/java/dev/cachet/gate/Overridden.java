package dev.cachet.gate;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.override.WayRound;
import java.time.LocalDate;
import java.util.List;

/**
 * Overrides that count on a day for a pair of SBOMs. The findings that they let pass stay as they
 * are: whoever signs sees an error, and beside it who answers for it.
 */
final class Overridden {
  static final String CONTRADICTED = "gate.change-contradicted";

  /** Of which rule of the change-class check a contradiction is, in the evidence of its finding. */
  static final String CHECK = "change-class check";

  private final List<UnsafeGateOverride> inForce;

  Overridden(List<UnsafeGateOverride> given, LocalDate day, String previousSbom, String sbom) {
    this.inForce =
        given.stream()
            .filter(each -> each.isInForce(day))
            .filter(each -> each.isOf(previousSbom, sbom))
            .toList();
  }

  List<UnsafeGateOverride> inForce() {
    return inForce;
  }

  boolean covers(Finding finding) {
    return Judgement.refuses(finding) && covers(rule(finding), finding.subject());
  }

  boolean covers(String rule, String subject) {
    return WayRound.of(rule).kind() == WayRound.Kind.OVERRIDE
        && inForce.stream().anyMatch(each -> each.isAbout(rule, subject));
  }

  /** By which id a finding is overridden: of a contradiction, the rule that contradicts. */
  static String rule(Finding finding) {
    if (!finding.rule().equals(CONTRADICTED)) {
      return finding.rule();
    }
    return finding.evidence().stream()
        .filter(each -> each.file().equals(CHECK))
        .map(Evidence::value)
        .findFirst()
        .orElse(CONTRADICTED);
  }
}
