package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Cycle;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The drawing is a second answer to the question when support ends: it may not be another one. */
class PhaseProperties {
  private static final List<Cycle> CYCLES =
      Pages.CATALOGUE.products().stream().flatMap(one -> one.cycles().stream()).toList();

  private static SupportVerdict verdict(Cycle cycle) {
    return Pages.of(
            new Horizon(Pages.DAY, Pages.SERVICE_END, 0),
            List.of(Pages.match("x", cycle.product(), cycle.name())))
        .verdicts()
        .get(1);
  }

  private static boolean covers(Phase phase, LocalDate day) {
    LocalDate from = phase.from().day();
    LocalDate to = phase.to().day();
    boolean begun = from == null || !day.isBefore(from);
    return begun && (!phase.to().published() || (to != null && !day.isAfter(to)));
  }

  @Property(tries = 3000)
  void thePhaseDrawnOnADayIsTheStateOfThatDay(
      @ForAll("cycles") Cycle cycle, @ForAll("days") LocalDate day) {
    SupportVerdict verdict = verdict(cycle);
    List<Phase> phases = Phase.of(verdict.cycle().orElseThrow(), Pages.SERVICE_END);
    Edge begin = phases.isEmpty() ? Edge.unpublished(null) : phases.get(0).from();
    if (begin.day() != null && day.isBefore(begin.day())) {
      // Before its release a cycle has no phase, and its dates say nothing of that.
      return;
    }
    List<PhaseKind> drawn =
        phases.stream().filter(phase -> covers(phase, day)).map(Phase::kind).toList();
    SupportState state = verdict.stateOn(day);
    assertTrue(expected(state).containsAll(drawn), cycle + " on " + day + ": " + drawn);
    boolean mustBeDrawn =
        Set.of(SupportState.SUPPORTED, SupportState.SECURITY_ONLY).contains(state);
    assertEquals(mustBeDrawn ? 1 : drawn.size(), drawn.size(), cycle + " on " + day);
  }

  private static Set<PhaseKind> expected(SupportState state) {
    return switch (state) {
      case SUPPORTED -> Set.of(PhaseKind.SUPPORTED);
      case SECURITY_ONLY -> Set.of(PhaseKind.SECURITY_ONLY);
      case EXTENDED_CONTRACT -> Set.of(PhaseKind.EXTENDED);
      case ENDED -> Set.of(PhaseKind.UNSUPPORTED);
      case ENDED_DATE_UNKNOWN ->
          Set.of(PhaseKind.OVER_UNDATED, PhaseKind.UNSUPPORTED, PhaseKind.EXTENDED);
      case SUPPORTED_DATE_UNKNOWN -> Set.of(PhaseKind.SUPPORTED, PhaseKind.SECURITY_ONLY);
      default -> Set.of();
    };
  }

  @Property
  void whatIsWithoutAnyDateIsNotDrawn(@ForAll("cycles") Cycle cycle) {
    SupportVerdict verdict = verdict(cycle);
    boolean unknown = verdict.stateOnDay() == SupportState.UNKNOWN;
    assertEquals(unknown, Phase.of(verdict.cycle().orElseThrow(), Pages.SERVICE_END).isEmpty());
  }

  @Provide
  Arbitrary<Cycle> cycles() {
    return Arbitraries.of(CYCLES);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2000, 1, 1).toEpochDay(), Pages.SERVICE_END.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }
}
