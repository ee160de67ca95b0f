package dev.cachet.python;

/** Whether a condition is fulfilled, as far as a folder can tell. */
enum Holds {
  YES,
  NO,
  /** It depends on what only the running system knows. */
  UNTOLD;

  Holds and(Holds other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNTOLD;
  }

  Holds or(Holds other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNTOLD;
  }

  static Holds of(boolean fulfilled) {
    return fulfilled ? YES : NO;
  }
}
