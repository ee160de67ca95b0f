package dev.cachet.lifecycle;

import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The phase in which a cycle is on a day, by its dates alone. Support lasts to the end of its last
 * day.
 *
 * @param state the state without any horizon
 * @param fact the fact that decided
 * @param field which of the cycle's dates it is
 */
record SupportPhase(SupportState state, Fact fact, String field) {
  static SupportPhase of(Cycle cycle, LocalDate asOf) {
    Fact support = cycle.supportEnd();
    return switch (support.on(asOf)) {
      case OPEN -> supported(cycle, asOf);
      case PASSED -> ended(cycle, asOf);
      case DATED, ABSENT -> withoutSupportEnd(cycle, asOf);
    };
  }

  private static SupportPhase supported(Cycle cycle, LocalDate asOf) {
    Fact support = cycle.supportEnd();
    if (support.kind() == Fact.Kind.OPEN) {
      return new SupportPhase(SupportState.SUPPORTED_DATE_UNKNOWN, support, "support end");
    }
    boolean active = cycle.activeEnd().on(asOf) != Fact.Kind.PASSED;
    SupportState state = active ? SupportState.SUPPORTED : SupportState.SECURITY_ONLY;
    return new SupportPhase(state, support, "support end");
  }

  private static SupportPhase ended(Cycle cycle, LocalDate asOf) {
    // An extension that is "open" without a date is how the data says that there is none.
    Fact extended = cycle.extendedEnd();
    if (extended.kind() == Fact.Kind.DATED && extended.on(asOf) == Fact.Kind.OPEN) {
      return new SupportPhase(SupportState.EXTENDED_CONTRACT, extended, "extended end");
    }
    boolean dated = cycle.supportEnd().kind() == Fact.Kind.DATED;
    SupportState state = dated ? SupportState.ENDED : SupportState.ENDED_DATE_UNKNOWN;
    return new SupportPhase(state, cycle.supportEnd(), "support end");
  }

  private static SupportPhase withoutSupportEnd(Cycle cycle, LocalDate asOf) {
    Fact extended = cycle.extendedEnd();
    if (extended.kind() != Fact.Kind.DATED) {
      return new SupportPhase(SupportState.UNKNOWN, cycle.supportEnd(), "support end");
    }
    boolean open = extended.on(asOf) == Fact.Kind.OPEN;
    SupportState state = open ? SupportState.EXTENDED_CONTRACT : SupportState.ENDED;
    return new SupportPhase(state, extended, "extended end");
  }

  /** Returns the worse of the phase's state and what the horizon makes of its last day. */
  SupportState within(Horizon horizon) {
    LocalDate end = lastDay();
    boolean covered = state == SupportState.SUPPORTED || state == SupportState.SECURITY_ONLY;
    if (!covered || end == null) {
      return state;
    }
    if (end.isBefore(horizon.later(horizon.minimumDays()))) {
      return SupportState.ENDS_WITHIN;
    }
    LocalDate planned = horizon.plannedServiceEnd();
    return planned != null && planned.isAfter(end) ? SupportState.ENDS_BEFORE_SERVICE_END : state;
  }

  @Nullable LocalDate lastDay() {
    return fact.day();
  }
}
