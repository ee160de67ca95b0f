package dev.cachet.timeline;

import dev.cachet.lifecycle.CycleFacts;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One verdict with the phases that are drawn of it.
 *
 * @param number its place in the report, from 1
 * @param verdict the verdict
 * @param phases empty when no date is known, and then nothing is drawn
 */
record Row(int number, SupportVerdict verdict, List<Phase> phases) {
  private static final int MAX_SUBJECT = 96;

  static List<Row> of(SupportReport report) {
    LocalDate last = Mark.last(report.horizon());
    List<Row> rows = new ArrayList<>();
    for (SupportVerdict verdict : report.verdicts()) {
      List<Phase> phases = verdict.cycle().map(facts -> Phase.of(facts, last)).orElse(List.of());
      rows.add(new Row(rows.size() + 1, verdict, phases));
    }
    return rows;
  }

  Standing standing() {
    return Standing.of(verdict.state());
  }

  String subject() {
    return Plain.text(verdict.subject(), MAX_SUBJECT);
  }

  String state() {
    return Standing.words(verdict.state());
  }

  /** The catalogue's product and cycle; empty when none was found. */
  String cycle() {
    return verdict.cycle().map(Row::cycle).orElse("");
  }

  private static String cycle(CycleFacts facts) {
    return Plain.text((facts.label() + " " + facts.cycle().name()).strip(), MAX_SUBJECT);
  }

  /** What stands where bars would be. */
  String withoutBars() {
    SupportState state = verdict.stateOnDay();
    String why =
        switch (state) {
          case AMBIGUOUS -> "several cycles fit";
          case CYCLE_NOT_LISTED -> "cycle not listed";
          case ROLLING -> "no end of its own";
          default -> "no date known";
        };
    return "not drawn: " + why;
  }

  /** What the drawing shows, in words. */
  List<String> sentences() {
    return phases.isEmpty()
        ? List.of(withoutBars())
        : phases.stream().map(Phase::sentence).toList();
  }
}
