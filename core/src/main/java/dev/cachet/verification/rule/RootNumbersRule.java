package dev.cachet.verification.rule;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;

/** The numbers of the root entries leave no gap, neither among them nor after the root in force. */
public final class RootNumbersRule {
  private RootNumbersRule() {}

  /**
   * Checks the numbers before any root is parsed (TRU-39).
   *
   * @param inForce version of the root in force
   * @param numbers the numbers of the entries, in the order of the package
   * @throws PackageRefusedException if it is refused
   */
  public static void check(long inForce, long[] numbers) throws PackageRefusedException {
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] != numbers[i - 1] + 1) {
        throw gap(numbers[i], numbers[i - 1] + 1);
      }
    }
    // A17, CVE-2025-2885: a successor of something that this device has not seen proves nothing.
    if (numbers.length > 0 && numbers[0] > inForce + 1) {
      throw gap(numbers[0], inForce + 1);
    }
  }

  private static PackageRefusedException gap(long found, long expected) {
    return new PackageRefusedException(
        Reason.ROOT_NOT_CONSECUTIVE, "TRU-39", "roots/", "version " + found, "version " + expected);
  }
}
