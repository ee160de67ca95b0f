package dev.cachet.report;

import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.timeline.Markup;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The life of a release on one axis: from the day it was made to the last day of support, and what
 * is left without support until the planned end of service.
 *
 * @param made the day of the package
 * @param end the last day of support
 * @param service the planned end of service
 * @param day the day judged
 * @param title what it shows
 * @param words the same in words
 * @param phrases its language
 */
record SupportDrawing(
    LocalDate made,
    LocalDate end,
    Optional<LocalDate> service,
    LocalDate day,
    String title,
    String words,
    Phrases phrases)
    implements Section.Picture {
  private static final int WIDTH = 720;
  private static final int MARGIN = 10;
  private static final int TOP = 34;

  static SupportDrawing of(
      LocalDate made,
      LocalDate end,
      Optional<LocalDate> service,
      LocalDate day,
      String title,
      List<Line> words,
      Phrases phrases) {
    String said = words.stream().map(Line::plain).collect(Collectors.joining(" "));
    return new SupportDrawing(made, end, service, day, title, said, phrases);
  }

  @Override
  public void write(Markup page) {
    page.open("figure", "class", "drawing");
    page.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " 100",
        "role",
        "img",
        "aria-labelledby",
        "drawing-title drawing-words");
    page.leaf("title", title, "id", "drawing-title").leaf("desc", words, "id", "drawing-words");
    years(page);
    if (made.isBefore(end)) {
      bar(page, "supported", made, end);
    }
    service.filter(planned -> planned.isAfter(end)).ifPresent(to -> bar(page, "without", end, to));
    mark(page, "until", end, phrases.line("drawing.end", phrases.day(end)), 92);
    service.ifPresent(
        planned ->
            mark(
                page,
                "service",
                planned,
                phrases.line("drawing.service", phrases.day(planned)),
                76));
    mark(page, "judged", day, phrases.line("drawing.judged", phrases.day(day)), 12);
    page.close().closeLine();
  }

  private void years(Markup page) {
    int step = Math.max(1, (last().getYear() - first().getYear()) / 12);
    for (int year = first().getYear() + 1; year <= last().getYear(); year += step) {
      String x = x(LocalDate.of(year, 1, 1));
      page.empty("line", "class", "year", "x1", x, "x2", x, "y1", "20", "y2", "66");
      page.leaf("text", Integer.toString(year), "class", "tick", "x", x, "y", "30", "dx", "3");
    }
  }

  private void bar(Markup page, String style, LocalDate from, LocalDate to) {
    double left = place(from);
    page.empty(
        "rect",
        "class",
        style,
        "x",
        number(left),
        "y",
        Integer.toString(TOP),
        "width",
        number(Math.max(1, place(to) - left)),
        "height",
        "24");
  }

  private void mark(Markup page, String style, LocalDate at, Line label, int baseline) {
    double x = place(at);
    boolean right = x > WIDTH / 2.0;
    page.empty(
        "line",
        "class",
        style,
        "x1",
        number(x),
        "x2",
        number(x),
        "y1",
        baseline < TOP ? "16" : Integer.toString(TOP),
        "y2",
        baseline < TOP ? "62" : Integer.toString(baseline - 10));
    page.leaf(
        "text",
        label.plain(),
        "class",
        "label",
        "x",
        number(x),
        "y",
        Integer.toString(baseline),
        "text-anchor",
        right ? "end" : "start");
  }

  private LocalDate first() {
    return Stream.of(made, day).min(LocalDate::compareTo).orElseThrow();
  }

  private LocalDate last() {
    LocalDate planned = service.orElse(end);
    return Stream.of(end, planned, day).max(LocalDate::compareTo).orElseThrow();
  }

  private double place(LocalDate at) {
    long all = Math.max(1, ChronoUnit.DAYS.between(first(), last()));
    double from = Math.max(0, ChronoUnit.DAYS.between(first(), at));
    return MARGIN + (WIDTH - 2.0 * MARGIN) * from / all;
  }

  private String x(LocalDate at) {
    return number(place(at));
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
