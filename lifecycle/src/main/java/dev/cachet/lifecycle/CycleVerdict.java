package dev.cachet.lifecycle;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.finding.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The verdict on a cycle that is listed. */
final class CycleVerdict {
  private CycleVerdict() {}

  static SupportVerdict of(
      String subject, Catalogue catalogue, Cycle cycle, Horizon horizon, List<Evidence> found) {
    SupportPhase phase = SupportPhase.of(cycle, horizon.asOf());
    CycleFacts facts = CycleFacts.of(catalogue, cycle);
    List<Evidence> evidence = new ArrayList<>(found);
    evidence.add(evidence(cycle, "support end", cycle.supportEnd()));
    if (cycle.extendedEnd().kind() == Fact.Kind.DATED) {
      evidence.add(evidence(cycle, "extended end", cycle.extendedEnd()));
    }
    if (!cycle.note().isEmpty()) {
      evidence.add(new Evidence(cycle.supportEnd().source(), "note", cycle.note()));
    }
    return new SupportVerdict(
        subject,
        phase.within(horizon),
        phase.state(),
        phase.lastDay(),
        phase.fact(),
        facts,
        VerdictText.of(cycle, facts.phases(), phase, horizon)
            + notedLater(phase.fact(), catalogue, horizon),
        evidence);
  }

  /** A date of one's own: that all listed dates are younger than the day, the report says. */
  private static String notedLater(Fact fact, Catalogue catalogue, Horizon horizon) {
    LocalDate noted = fact.sourceDate();
    return noted.isAfter(horizon.asOf()) && !noted.equals(catalogue.snapshotDate())
        ? "; this was noted on " + noted + ", after the day judged"
        : "";
  }

  private static Evidence evidence(Cycle cycle, String field, Fact fact) {
    String value =
        switch (fact.kind()) {
          case DATED -> fact.text() + (fact.estimated() ? " (estimated)" : "");
          case PASSED -> "passed, day not published";
          case OPEN -> "not passed, day not published";
          case ABSENT -> "not known";
        };
    String of = cycle.product() + "/" + cycle.name() + " " + field;
    return new Evidence(fact.source() + ", " + fact.sourceDate(), of, value);
  }
}
