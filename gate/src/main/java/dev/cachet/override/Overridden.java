package dev.cachet.override;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.quality.CheckAnswer;
import java.time.LocalDate;
import java.util.List;

/**
 * Overrides that count on a day for a pair of SBOMs. The findings that they let pass stay as they
 * are: whoever signs sees an error, and beside it who answers for it.
 */
public final class Overridden {
  /** The rule of the gate about a contradicted claim. */
  public static final String CONTRADICTED = "gate.change-contradicted";

  /** Of which rule of the change-class check a contradiction is, in the evidence of its finding. */
  public static final String CHECK = "change-class check";

  private final List<UnsafeGateOverride> inForce;

  /**
   * Overrides that count.
   *
   * @param given all of them
   * @param day the judged day
   * @param previousSbom SHA-256 of the SBOM of the last release in hexadecimal, or {@code none}
   * @param sbom SHA-256 of the SBOM in hexadecimal
   */
  public Overridden(
      List<UnsafeGateOverride> given, LocalDate day, String previousSbom, String sbom) {
    this.inForce =
        given.stream()
            .filter(each -> each.isInForce(day))
            .filter(each -> each.isOf(previousSbom, sbom))
            .toList();
  }

  /**
   * Those that count.
   *
   * @return in the order in which they were given
   */
  public List<UnsafeGateOverride> inForce() {
    return inForce;
  }

  /**
   * Whether an override answers for a finding that lets nothing pass.
   *
   * @param finding the finding
   * @return whether it is so
   */
  public boolean covers(Finding finding) {
    return CheckAnswer.of(List.of(finding)) != CheckAnswer.PASSED
        && covers(rule(finding), finding.subject());
  }

  /**
   * Whether an override answers for what a rule finds about a subject.
   *
   * @param rule the id of the rule
   * @param subject what it is about
   * @return whether it is so
   */
  public boolean covers(String rule, String subject) {
    return WayRound.of(rule).kind() == WayRound.Kind.OVERRIDE
        && inForce.stream().anyMatch(each -> each.isAbout(rule, subject));
  }

  /**
   * By which id a finding is overridden: of a contradiction, the rule that contradicts.
   *
   * @param finding the finding
   * @return the id of a rule
   */
  public static String rule(Finding finding) {
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
