package dev.cachet.memory.record;

/**
 * What a device has to say of its own past beside log and receipts.
 *
 * @param rebuilt whether this memory was rebuilt and the log does not say so yet
 * @param refused how many offers were refused, 0 or more; stated in each receipt and checkpoint
 * @param exportedLine the last line of the log that was exported, 0 for none
 * @param exportedInstallation number of the last receipt that was exported, 0 for none
 */
public record Evidence(
    boolean rebuilt, long refused, long exportedLine, long exportedInstallation) {
  /** Nothing to say. */
  public static final Evidence NONE = new Evidence(false, 0, 0, 0);

  /**
   * Checks the values.
   *
   * @param rebuilt as remembered
   * @param refused 0 or more
   * @param exportedLine 0 or more
   * @param exportedInstallation 0 or more
   */
  public Evidence {
    if (refused < 0 || exportedLine < 0 || exportedInstallation < 0) {
      throw new IllegalArgumentException(refused + ", " + exportedLine);
    }
  }

  /**
   * After the log was told that the memory was rebuilt.
   *
   * @return this evidence without the debt
   */
  public Evidence told() {
    return new Evidence(false, refused, exportedLine, exportedInstallation);
  }

  /**
   * With a number of refused offers that is at least as high.
   *
   * @param offers how many
   * @return this evidence with the higher of the two
   */
  public Evidence withRefusedAtLeast(long offers) {
    return new Evidence(rebuilt, Math.max(refused, offers), exportedLine, exportedInstallation);
  }

  /**
   * After somebody has taken copies.
   *
   * @param line the last line of the log that they have
   * @param installation number of the last receipt that they have
   * @return this evidence with the higher of both
   */
  public Evidence exported(long line, long installation) {
    return new Evidence(
        rebuilt,
        refused,
        Math.max(exportedLine, line),
        Math.max(exportedInstallation, installation));
  }
}
