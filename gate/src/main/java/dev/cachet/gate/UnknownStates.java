package dev.cachet.gate;

import dev.cachet.lifecycle.SupportState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** States of support of which gate and record must not think differently. */
final class UnknownStates {
  /** It is not known whether there is any support. */
  static final Set<SupportState> ALL =
      Collections.unmodifiableSet(
          EnumSet.of(SupportState.CYCLE_NOT_LISTED, SupportState.AMBIGUOUS, SupportState.UNKNOWN));

  /** States that speak of no day ahead: a policy that lists one of them asks for no days left. */
  static final Set<SupportState> WITHOUT_DAYS =
      Collections.unmodifiableSet(
          EnumSet.of(
              SupportState.ENDED,
              SupportState.ENDED_DATE_UNKNOWN,
              SupportState.SUPPORTED_DATE_UNKNOWN,
              SupportState.CYCLE_NOT_LISTED,
              SupportState.AMBIGUOUS,
              SupportState.UNKNOWN,
              SupportState.ROLLING,
              SupportState.WAIVED));

  private UnknownStates() {}
}
