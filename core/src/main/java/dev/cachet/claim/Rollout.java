package dev.cachet.claim;

import java.util.List;

/**
 * A plan for offering a release to a fleet step by step; carried for tools.
 *
 * @param id name of the plan
 * @param steps 1 to 32 steps, ascending in time
 */
public record Rollout(String id, List<RolloutStep> steps) {
  /**
   * Copies the steps.
   *
   * @param id not null
   * @param steps not null
   */
  public Rollout {
    steps = List.copyOf(steps);
  }
}
