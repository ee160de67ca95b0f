package dev.cachet.timeline;

import dev.cachet.catalogue.CycleFacts;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One verdict with the phases that are drawn of it, or one verdict on many packages of a
 * distribution, which have the support of that distribution.
 *
 * @param number its place in the report, from 1; of several packages that of the first
 * @param verdict the verdict; of several packages that of the first
 * @param phases empty when no date is known, and then nothing is drawn
 * @param folded the subjects of several packages; empty for one verdict
 */
record Row(int number, SupportVerdict verdict, List<Phase> phases, List<String> folded) {
  private static final int MAX_SUBJECT = 96;
  private static final Pattern OF_DISTRIBUTION =
      Pattern.compile("pkg:(?:deb|rpm|apk|alpm|opkg)/[^/]+/.*");

  Row {
    folded = List.copyOf(folded);
  }

  static List<Row> of(SupportReport report) {
    LocalDate last = Mark.last(report.horizon());
    List<Row> rows = new ArrayList<>();
    for (SupportVerdict verdict : report.verdicts()) {
      List<Phase> phases = verdict.cycle().map(facts -> Phase.of(facts, last)).orElse(List.of());
      rows.add(new Row(rows.size() + 1, verdict, phases, List.of()));
    }
    return folded(rows);
  }

  /** Thousands of packages that say the same would hide what says something else. */
  private static List<Row> folded(List<Row> rows) {
    Map<String, List<Row>> same = new LinkedHashMap<>();
    for (Row row : rows) {
      same.computeIfAbsent(row.sameness(), key -> new ArrayList<>()).add(row);
    }
    return same.values().stream().map(Row::joined).toList();
  }

  /** What two packages of one distribution have in common when one row can stand for both. */
  private String sameness() {
    return OF_DISTRIBUTION.matcher(verdict.subject()).matches() && verdict.cycle().isPresent()
        ? cycle() + "\n" + verdict.state() + "\n" + verdict.explanation()
        : Integer.toString(number);
  }

  private static Row joined(List<Row> rows) {
    Row first = rows.get(0);
    return rows.size() == 1
        ? first
        : new Row(
            first.number,
            first.verdict,
            first.phases,
            rows.stream().map(row -> row.verdict.subject()).toList());
  }

  /** How many verdicts it stands for. */
  int count() {
    return Math.max(1, folded.size());
  }

  Standing standing() {
    return Standing.of(verdict.state());
  }

  String subject(PageWords words) {
    return folded.isEmpty()
        ? Plain.text(verdict.subject(), MAX_SUBJECT)
        : words.text("row.packages", words.count(count()), cycle());
  }

  String state(PageWords words) {
    return words.word(verdict.state());
  }

  /** The catalogue's product and cycle; empty when none was found. */
  String cycle() {
    return verdict.cycle().map(Row::cycle).orElse("");
  }

  private static String cycle(CycleFacts facts) {
    return Plain.text((facts.label() + " " + facts.cycle().name()).strip(), MAX_SUBJECT);
  }

  /** What stands where bars would be. */
  String withoutBars(PageWords words) {
    SupportState state = verdict.stateOnDay();
    String why =
        switch (state) {
          case AMBIGUOUS, CYCLE_NOT_LISTED, ROLLING -> state.name();
          default -> "no-date";
        };
    return words.text("drawing.none", words.text("drawing." + why));
  }

  /** What the drawing shows, in words. */
  List<String> sentences(PageWords words) {
    return phases.isEmpty()
        ? List.of(withoutBars(words))
        : phases.stream().map(phase -> phase.sentence(words)).toList();
  }
}
