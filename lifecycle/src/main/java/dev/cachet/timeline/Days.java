package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The years and the two days against which every bar is read: their lines, and their labels. */
final class Days {
  private static final double ROOM_OF_A_YEAR = 40;

  private final SupportReport report;
  private final Axis axis;

  Days(SupportReport report, Axis axis) {
    this.report = report;
    this.axis = axis;
  }

  /** Where the lines of the days stand, in percent. */
  List<Double> lines() {
    return Stream.of(report.asOf(), report.until())
        .flatMap(Stream::ofNullable)
        .map(axis::middleOf)
        .toList();
  }

  /** The lines that every row uses, so that they run through all of them. */
  void define(Markup page) {
    int step = axis.step(Tier.DESK.pixels(), ROOM_OF_A_YEAR);
    page.open("g", "id", "years");
    for (int year = axis.first(); year <= axis.last(); year++) {
      if (Math.floorMod(year, step) == 0) {
        line(page, "year", axis.startOfYear(year), "0");
      }
    }
    page.close().open("g", "id", "days");
    line(page, "as-of", axis.middleOf(report.asOf()), "0");
    LocalDate until = report.until();
    if (until != null) {
      line(page, "until", axis.middleOf(until), "0");
    }
    page.close();
  }

  void write(Markup page) {
    String words = sentence();
    page.open("svg", "class", "axis", "role", "img", "aria-labelledby", "axis-title");
    page.leaf("title", words, "id", "axis-title");
    int step = axis.step(Tier.DESK.pixels(), ROOM_OF_A_YEAR);
    for (int year = axis.first(); year <= axis.last(); year++) {
      if (Math.floorMod(year, step) == 0) {
        line(page, "year", axis.startOfYear(year), "46");
      }
    }
    years().write(page, 60);
    line(page, "as-of", axis.middleOf(report.asOf()), "36");
    LocalDate until = report.until();
    if (until != null) {
      line(page, "until", axis.middleOf(until), "18");
      day("Planned end of service " + until, "Service until " + until, until).write(page, 13);
    }
    String asOf = "Judged day " + report.asOf();
    day(asOf, asOf, report.asOf()).write(page, 31);
    page.close();
  }

  private String sentence() {
    return "Time from "
        + axis.first()
        + " to "
        + axis.last()
        + ". Judged day "
        + report.asOf()
        + ". "
        + (report.until() == null
            ? "No planned end of service was given."
            : "Planned end of service " + report.until() + ".");
  }

  private LabelLine years() {
    LabelLine line = new LabelLine(lines());
    for (Tier tier : Tier.values()) {
      int step = axis.step(tier.pixels(), ROOM_OF_A_YEAR);
      for (int year = axis.first(); year <= axis.last(); year++) {
        if (Math.floorMod(year, step) == 0) {
          String text = Integer.toString(year);
          double at = axis.startOfYear(year);
          line.put(tier, -9, 109, List.of(new LabelLine.Label(text, at, 0, "middle", "tick")));
        }
      }
    }
    return line;
  }

  private LabelLine day(String words, String brief, LocalDate day) {
    double at = axis.middleOf(day);
    LabelLine line = new LabelLine(lines().stream().filter(other -> other != at).toList());
    List<LabelLine.Label> choices = new ArrayList<>(LabelLine.around(words, at, "day"));
    choices.addAll(LabelLine.around(brief, at, "day"));
    for (Tier tier : Tier.values()) {
      line.put(tier, 0, 100, choices);
    }
    return line;
  }

  private static void line(Markup page, String style, double at, String top) {
    String x = Numbers.percent(at);
    page.empty("line", "class", style, "x1", x, "x2", x, "y1", top, "y2", "100%");
  }
}
