package dev.cachet.lifecycle;

/**
 * How old a catalogue's facts may be on the day judged.
 *
 * @param warnAfterDays facts that are older earn a warning
 * @param failAfterDays facts that are older are too old to judge by
 */
public record AgeLimits(int warnAfterDays, int failAfterDays) {
  /** A warning after 60 days, too old after 180. */
  public static final AgeLimits USUAL = new AgeLimits(60, 180);

  /**
   * Checks the ranges.
   *
   * @param warnAfterDays not negative
   * @param failAfterDays not less than {@code warnAfterDays}
   */
  public AgeLimits {
    if (warnAfterDays < 0 || failAfterDays < warnAfterDays) {
      throw new IllegalArgumentException(
          "limits are 0 <= warn <= fail, not " + warnAfterDays + " and " + failAfterDays);
    }
  }
}
