package dev.cachet.verification.report;

/** What became of one check. */
public enum Outcome {
  /** It was judged, and holds. */
  PASSED,
  /** It was judged, and refuses the package. */
  FAILED,
  /** It was not judged, since one before it failed or there was nothing to judge it by. */
  NOT_REACHED
}
