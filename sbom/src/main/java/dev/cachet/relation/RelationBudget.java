package dev.cachet.relation;

import dev.cachet.source.Problems;
import java.util.List;

/**
 * How many relations of a root's packages are still read: a database of a few megabytes can state
 * millions of them, each of which takes a hundred times its text in memory.
 */
public final class RelationBudget {
  /** A desktop with 3,000 packages states about 60,000. */
  public static final int MAX_RELATIONS = 500_000;

  private final Problems problems;
  private int left;

  /**
   * Starts a budget.
   *
   * @param most how many relations a root may state
   * @param problems where findings are kept
   */
  public RelationBudget(int most, Problems problems) {
    this.left = most;
    this.problems = problems;
  }

  /**
   * Whether so many relations of a package may be read; if not, that is told.
   *
   * @param owner the name of the package
   * @param count how many relations it states
   * @return whether they may be read
   */
  public boolean takes(String owner, int count) {
    if (count <= left) {
      left -= count;
      return true;
    }
    String message = owner + " needs or provides so much that the root has more than ";
    problems.addDetail(
        "source.too-many-relations",
        owner,
        message + MAX_RELATIONS + " relations; those of this package were not read",
        List.of());
    return false;
  }
}
