package dev.cachet.gate.record;

/**
 * Why a gate's record does not clear a release.
 *
 * @param kind whether a rule is broken, or whether it cannot be told
 * @param sentence what is wrong
 */
public record RecordObjection(Kind kind, String sentence) {
  /** How a record fails. */
  public enum Kind {
    /** It says itself that a rule is broken. */
    VIOLATED,
    /** It lacks what a rule asks for. */
    CANNOT_BE_TOLD
  }

  /**
   * A rule is broken.
   *
   * @param sentence what is wrong
   * @return the objection
   */
  public static RecordObjection violated(String sentence) {
    return new RecordObjection(Kind.VIOLATED, sentence);
  }

  /**
   * It cannot be told.
   *
   * @param sentence what is missing
   * @return the objection
   */
  public static RecordObjection untold(String sentence) {
    return new RecordObjection(Kind.CANNOT_BE_TOLD, sentence);
  }
}
