package dev.cachet.gate;

import dev.cachet.lifecycle.SupportState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The states of support that say that it is not known whether there is any. */
final class UnknownStates {
  static final Set<SupportState> ALL =
      Collections.unmodifiableSet(
          EnumSet.of(SupportState.CYCLE_NOT_LISTED, SupportState.AMBIGUOUS, SupportState.UNKNOWN));

  private UnknownStates() {}
}
