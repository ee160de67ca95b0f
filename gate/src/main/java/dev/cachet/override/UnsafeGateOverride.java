package dev.cachet.override;

import java.time.LocalDate;

/**
 * Lets one finding of one rule pass for one pair of SBOMs, until a day. Its authority is the {@code
 * clearance} signature over the manifest of the package whose evidence records it.
 *
 * @param rule the rule that found it; of a contradicted claim the rule of the change-class check
 * @param subject what it was found in
 * @param previousSbom SHA-256 of the SBOM of the last release, or {@code none}
 * @param sbom SHA-256 of the SBOM of the release
 * @param approved the day of its approval
 * @param expires its last day
 * @param role the role of the quality system that answers for it
 * @param reason why the release is let pass nevertheless
 */
public record UnsafeGateOverride(
    String rule,
    String subject,
    String previousSbom,
    String sbom,
    LocalDate approved,
    LocalDate expires,
    String role,
    String reason) {
  /**
   * Whether it counts on a day.
   *
   * @param day the day
   * @return whether the day lies between approval and expiry, both included
   */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(approved) && !day.isAfter(expires);
  }

  /**
   * Whether it is about a finding.
   *
   * @param foundRule the rule that found it
   * @param foundSubject what it was found in
   * @return whether both are the same
   */
  public boolean isAbout(String foundRule, String foundSubject) {
    return rule.equals(foundRule) && subject.equals(foundSubject);
  }

  /**
   * Whether it is about two SBOMs.
   *
   * @param last SHA-256 of the SBOM of the last release, or {@code none}
   * @param now SHA-256 of the SBOM of the release
   * @return whether both are the same
   */
  public boolean isOf(String last, String now) {
    return previousSbom.equals(last) && sbom.equals(now);
  }
}
