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

  static RecordObjection violated(String sentence) {
    return new RecordObjection(Kind.VIOLATED, sentence);
  }

  static RecordObjection untold(String sentence) {
    return new RecordObjection(Kind.CANNOT_BE_TOLD, sentence);
  }
}
