package dev.cachet.gate.rule;

import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeJudgement;
import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.gate.input.PreviousRelease;
import java.util.List;
import java.util.Optional;

/**
 * What the change-class check said of a release, and who answered what it asked.
 *
 * @param claim what was claimed
 * @param previousSbom SHA-256 of the SBOM of the last release, or {@code none}
 * @param previous the package of the last release, if one was verified
 * @param judgement what the check said; empty without a last release
 * @param answers the answers that were used
 */
public record JudgedChange(
    ChangeClaim claim,
    String previousSbom,
    Optional<PreviousRelease.Package> previous,
    Optional<ChangeJudgement> judgement,
    List<ChangeAnswer> answers) {
  /**
   * Makes one of its parts.
   *
   * @param claim the claim
   * @param previousSbom the previous sbom
   * @param previous the previous
   * @param judgement takes what is found
   * @param answers the answers
   */
  public JudgedChange {
    answers = List.copyOf(answers);
  }
}
