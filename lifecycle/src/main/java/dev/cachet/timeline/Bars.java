package dev.cachet.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bars of one row. Their places are percentages, so that they stretch with the page while text
 * and patterns keep their size.
 */
final class Bars {
  private static final int TOP = -15;
  private static final int HEIGHT = 20;
  private static final int NAME_LINE = -1;
  private static final int DATE_LINE = 20;
  private static final double FADE = 8;

  private final Axis axis;
  private final List<Double> lines;
  private final PageWords words;

  Bars(Axis axis, List<Double> lines, PageWords words) {
    this.axis = axis;
    this.lines = lines;
    this.words = words;
  }

  void write(Markup page, Row row) {
    page.open("svg", "class", "middle", "y", "50%", "width", "100%", "height", "1");
    row.phases().forEach(phase -> bar(page, phase));
    page.close();
    page.empty("use", "href", "#days");
    page.open("svg", "class", "middle", "y", "50%", "width", "100%", "height", "1");
    names(row.phases()).write(page, NAME_LINE);
    dates(row.phases()).write(page, DATE_LINE);
    page.close();
  }

  private double left(Phase phase) {
    LocalDate day = phase.from().day();
    return day == null ? 0 : axis.startOf(day);
  }

  private double right(Phase phase) {
    LocalDate day = phase.to().day();
    return day == null ? left(phase) : Math.max(left(phase), axis.endOf(day));
  }

  private void bar(Markup page, Phase phase) {
    double from = left(phase);
    double to = right(phase);
    boolean line = phase.kind() == PhaseKind.UNSUPPORTED;
    page.empty(
        "rect",
        "class",
        "bar " + phase.kind().id(),
        "x",
        Numbers.percent(from),
        "y",
        Integer.toString(line ? TOP + HEIGHT / 2 - 2 : TOP),
        "width",
        Numbers.percent(to - from),
        "height",
        Integer.toString(line ? 4 : HEIGHT),
        "data-phase",
        phase.kind().id(),
        "data-from",
        phase.from().text(),
        "data-to",
        phase.to().text());
    if (line) {
      return;
    }
    if (!phase.from().published()) {
      ragged(page, from, "M-1 0L4 2.5L0 5L4 7.5L0 10L4 12.5L0 15L4 17.5L-1 20Z");
    }
    if (!phase.to().published()) {
      openEnd(page, phase.kind(), to);
    } else if (to > 0 && to < 100) {
      cap(page, to, phase.to().estimated());
    }
  }

  /** What is open fades away; what is over somewhere before is torn off. */
  private static void openEnd(Markup page, PhaseKind kind, double at) {
    if (kind == PhaseKind.OVER_UNDATED) {
      ragged(page, at, "M1 0L-4 2.5L0 5L-4 7.5L0 10L-4 12.5L0 15L-4 17.5L1 20Z");
    } else if (at < 100) {
      page.empty(
          "rect",
          "class",
          "fade " + kind.id(),
          "mask",
          "url(#fading)",
          "x",
          Numbers.percent(at),
          "y",
          Integer.toString(TOP),
          "width",
          Numbers.percent(Math.min(FADE, 100 - at)),
          "height",
          Integer.toString(HEIGHT));
    }
  }

  private static void ragged(Markup page, double at, String path) {
    page.open("svg", "class", "middle", "x", Numbers.percent(at), "y", Integer.toString(TOP));
    page.empty("path", "class", "torn", "d", path);
    page.close();
  }

  private static void cap(Markup page, double at, boolean estimated) {
    page.empty(
        "line",
        "class",
        estimated ? "cap estimated" : "cap",
        "x1",
        Numbers.percent(at),
        "x2",
        Numbers.percent(at),
        "y1",
        Integer.toString(TOP),
        "y2",
        Integer.toString(TOP + HEIGHT + 4));
  }

  /** What each bar is, in its middle, else where no line of a day crosses it. */
  private LabelLine names(List<Phase> phases) {
    LabelLine line = new LabelLine(lines);
    for (Tier tier : Tier.values()) {
      for (Phase phase : phases) {
        List<LabelLine.Label> choices =
            phase.labels(words).stream().flatMap(text -> inside(text, phase)).toList();
        line.put(tier, left(phase), right(phase), choices);
      }
    }
    return line;
  }

  private Stream<LabelLine.Label> inside(String text, Phase phase) {
    double from = left(phase);
    double to = right(phase);
    String style = "on-" + phase.kind().id();
    return Stream.of(
        new LabelLine.Label(text, (from + to) / 2, 0, "middle", style),
        new LabelLine.Label(text, from, 7, "start", style),
        new LabelLine.Label(text, to, -7, "end", style));
  }

  /** The last days below the bars, the latest first, as it decides. */
  private LabelLine dates(List<Phase> phases) {
    LabelLine line = new LabelLine(lines);
    for (Tier tier : Tier.values()) {
      for (int i = phases.size() - 1; i >= 0; i--) {
        Phase phase = phases.get(i);
        if (phase.kind() != PhaseKind.UNSUPPORTED) {
          line.put(tier, 0, 100, ending(phase));
        }
      }
      line.put(tier, 0, 100, beginning(phases.get(0)));
    }
    return line;
  }

  /** A first day is told only where the bar does not show it. */
  private List<LabelLine.Label> beginning(Phase phase) {
    if (!phase.from().published()) {
      return LabelLine.around(words.text("label.no-start"), left(phase), "quiet");
    }
    boolean cut = left(phase) == 0 && right(phase) > 0;
    String from = words.shortDay(phase.from().text());
    return cut ? LabelLine.around(words.text("label.from", from), 0, "quiet") : List.of();
  }

  private List<LabelLine.Label> ending(Phase phase) {
    Edge edge = phase.to();
    double at = right(phase);
    if (!edge.published()) {
      String what = phase.kind() == PhaseKind.OVER_UNDATED ? "label.no-date" : "label.no-end";
      return LabelLine.around(words.text(what), at, "date");
    }
    if (at == 0) {
      return LabelLine.around(words.text("label.ended", edge.label(words)), 0, "date");
    }
    return LabelLine.around(edge.label(words) + (at == 100 ? " ›" : ""), at, "date");
  }
}
