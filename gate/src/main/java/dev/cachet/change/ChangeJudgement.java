package dev.cachet.change;

import java.util.List;

/**
 * The answer about a claim.
 *
 * @param claim what was claimed
 * @param before what the older document describes
 * @param after what the newer document describes
 * @param verdict the strictest of the reasons; {@link ChangeVerdict#ACCEPT} without any
 * @param reasons what contradicts the claim or needs an answer, the strictest first
 * @param accepted what changed and does not speak against the claim
 */
public record ChangeJudgement(
    ChangeClaim claim,
    String before,
    String after,
    ChangeVerdict verdict,
    List<ChangeReason> reasons,
    List<ChangeReason> accepted) {
  /**
   * Copies the lists.
   *
   * @param claim see the record
   * @param before see the record
   * @param after see the record
   * @param verdict see the record
   * @param reasons see the record
   * @param accepted see the record
   */
  public ChangeJudgement {
    reasons = List.copyOf(reasons);
    accepted = List.copyOf(accepted);
  }
}
