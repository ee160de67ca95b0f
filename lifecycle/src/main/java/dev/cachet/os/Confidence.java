package dev.cachet.os;

/** How firmly an operating system was identified. */
public enum Confidence {
  /** The system's own identification names product and version, and its fields agree. */
  STATED,
  /** Product or version was derived from a lesser field or file, by a rule named in the answer. */
  DERIVED,
  /** The fields leave several candidates. */
  AMBIGUOUS,
  /** Not identified, or not which release; a base may still be known. */
  NONE
}
