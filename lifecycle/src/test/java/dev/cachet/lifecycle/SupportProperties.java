package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Tables;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SupportProperties {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final List<Cycle> CYCLES =
      CATALOGUE.products().stream().flatMap(product -> product.cycles().stream()).toList();
  private static final Set<SupportState> ENDED =
      EnumSet.of(SupportState.ENDED, SupportState.ENDED_DATE_UNKNOWN);

  private static SupportState state(Cycle cycle, LocalDate day) {
    return new SupportAssessor(CATALOGUE)
        .assess(Tables.os(cycle.product(), cycle.name()), day, null)
        .verdicts()
        .get(0)
        .state();
  }

  @Property
  void movingTheDayForwardNeverTurnsEndedIntoSupported(
      @ForAll("cycles") Cycle cycle,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(max = 8000) int later) {
    if (ENDED.contains(state(cycle, day))) {
      assertTrue(ENDED.contains(state(cycle, day.plusDays(later))));
    }
  }

  @Property
  void aListedCycleIsNeverCalledNotListed(
      @ForAll("cycles") Cycle cycle, @ForAll("days") LocalDate day) {
    assertNotEquals(SupportState.CYCLE_NOT_LISTED, state(cycle, day));
  }

  @Property
  void theLastDayIsStillSupportedAndTheNextIsNot(@ForAll("cycles") Cycle cycle) {
    LocalDate last = cycle.supportEnd().day();
    if (last != null) {
      assertEquals(Fact.Kind.OPEN, cycle.supportEnd().on(last));
      assertEquals(Fact.Kind.PASSED, cycle.supportEnd().on(last.plusDays(1)));
    }
  }

  @Provide
  Arbitrary<Cycle> cycles() {
    return Arbitraries.of(CYCLES);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 20000).map(LocalDate.of(2000, 1, 1)::plusDays);
  }
}
