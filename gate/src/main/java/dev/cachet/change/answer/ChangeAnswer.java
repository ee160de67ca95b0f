package dev.cachet.change.answer;

import java.time.LocalDate;

/**
 * One answer.
 *
 * @param rule the rule that asked
 * @param subject the component or flow that it asked about
 * @param previousSbom SHA-256 of the SBOM of the last release, or {@link ChangeAnswers#NO_SBOM}
 * @param sbom SHA-256 of the SBOM of the release
 * @param approved the day of the answer
 * @param expires its last day
 * @param role the role of the quality system that answers for it
 * @param reason why the change is what it is claimed to be
 */
public record ChangeAnswer(
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
   * Whether it is about a question.
   *
   * @param askedRule the rule that asks
   * @param askedSubject what it asks about
   * @return whether both are the same
   */
  public boolean answers(String askedRule, String askedSubject) {
    return rule.equals(askedRule) && subject.equals(askedSubject);
  }
}
