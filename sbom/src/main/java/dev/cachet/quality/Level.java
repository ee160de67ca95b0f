package dev.cachet.quality;

/** How much a profile asks for a field. */
public enum Level {
  /** The field has to be there; counted in the score. */
  MUST,
  /**
   * The field has to be there if the world has such a value, which no check of a document can tell:
   * its absence is reported as a question.
   */
  MUST_IF_EXISTS,
  /** The field is recommended. */
  SHOULD
}
