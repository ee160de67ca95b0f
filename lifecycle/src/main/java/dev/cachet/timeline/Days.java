package dev.cachet.timeline;

import java.util.ArrayList;
import java.util.List;

/** The years and the days against which every bar is read: their lines, and their labels. */
final class Days {
  private static final double ROOM_OF_A_YEAR = 40;
  private static final int LINE_HEIGHT = 18;

  private final List<Mark> marks;
  private final Axis axis;
  private final PageWords words;

  Days(List<Mark> marks, Axis axis, PageWords words) {
    this.marks = marks;
    this.axis = axis;
    this.words = words;
  }

  /** Where the lines of the days stand, in percent. */
  List<Double> lines() {
    return marks.stream().map(mark -> axis.middleOf(mark.day())).toList();
  }

  /** The lines that every row uses, so that they run through all of them. */
  void define(Markup page) {
    page.open("g", "id", "years");
    years(page, 0);
    page.close().open("g", "id", "days");
    marks.forEach(mark -> line(page, mark.style(), axis.middleOf(mark.day()), 0));
    page.close();
  }

  /** The axis above the rows. */
  void write(Markup page) {
    int ticks = LINE_HEIGHT * marks.size() + 10;
    int height = ticks + 20;
    page.open("svg", "class", "axis", "role", "img", "aria-labelledby", "axis-title");
    page.leaf("title", sentence(), "id", "axis-title");
    page.open("svg", "class", "middle", "y", "100%", "width", "100%", "height", "1");
    page.open(
        "svg",
        "class",
        "middle",
        "y",
        Integer.toString(-height),
        "width",
        "100%",
        "height",
        height + "");
    years(page, ticks);
    tickLabels().write(page, height - 6);
    // The last day stands highest, so that the lines of the earlier ones end below its label.
    for (int i = 0; i < marks.size(); i++) {
      line(page, marks.get(i).style(), axis.middleOf(marks.get(i).day()), below(i));
    }
    for (int i = 0; i < marks.size(); i++) {
      label(marks.get(i)).write(page, below(i) - 5);
    }
    page.close().close().close();
  }

  private int below(int mark) {
    return LINE_HEIGHT * (marks.size() - mark);
  }

  private String sentence() {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.text("axis.time", axis.first(), axis.last()));
    marks.forEach(mark -> sentences.add(mark.label(words)));
    return String.join(". ", sentences) + ".";
  }

  private void years(Markup page, int top) {
    int step = axis.step(Tier.DESK.pixels(), ROOM_OF_A_YEAR);
    for (int year : axis.yearsBy(step)) {
      line(page, "year", axis.startOfYear(year), top);
    }
  }

  private LabelLine tickLabels() {
    LabelLine line = new LabelLine(lines());
    for (Tier tier : Tier.values()) {
      for (int year : axis.yearsBy(axis.step(tier.pixels(), ROOM_OF_A_YEAR))) {
        double at = axis.startOfYear(year);
        line.putClear(tier, new LabelLine.Label(Integer.toString(year), at, 0, "middle", "tick"));
      }
    }
    return line;
  }

  private LabelLine label(Mark mark) {
    double at = axis.middleOf(mark.day());
    LabelLine line = new LabelLine(lines().stream().filter(other -> other != at).toList());
    List<LabelLine.Label> choices = new ArrayList<>(LabelLine.around(mark.label(words), at, "day"));
    choices.addAll(LabelLine.around(mark.shortLabel(words), at, "day"));
    for (Tier tier : Tier.values()) {
      line.put(tier, 0, 100, choices);
    }
    return line;
  }

  private static void line(Markup page, String style, double at, int top) {
    String x = Numbers.percent(at);
    String y = Integer.toString(top);
    page.empty("line", "class", style, "x1", x, "x2", x, "y1", y, "y2", "100%");
  }
}
