package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The timeline: one row a subject, all on one axis. */
final class Drawing {
  /** Up to so many rows everything is drawn. */
  static final int ALL = 60;

  /** Beyond that, what is not plainly supported, and of that the worst so many. */
  static final int WORST = 200;

  private final List<Mark> marks;
  private final List<Row> rows;
  private final int total;
  private final Days days;
  private final Bars bars;
  private final PageWords words;

  Drawing(SupportReport report, List<Row> all, PageWords words) {
    this.words = words;
    this.rows = chosen(all);
    this.total = all.size();
    List<Phase> phases = rows.stream().flatMap(row -> row.phases().stream()).toList();
    this.marks = Mark.of(report.horizon());
    Axis axis = Axis.of(report.asOf(), Mark.last(report.horizon()), phases);
    this.days = new Days(marks, axis, words);
    this.bars = new Bars(axis, days.lines(), words);
  }

  private static List<Row> chosen(List<Row> all) {
    return all.size() <= ALL
        ? all
        : worst(all.stream().filter(row -> row.standing() != Standing.COVERED).toList(), WORST);
  }

  /** The worst so many, in the order of the report. */
  static List<Row> worst(List<Row> rows, int most) {
    return rows.stream()
        .sorted(Comparator.comparing(Row::standing))
        .limit(most)
        .sorted(Comparator.comparing(Row::number))
        .toList();
  }

  void define(Markup page) {
    days.define(page);
  }

  void write(Markup page) {
    page.open("section", "aria-labelledby", "timeline");
    page.leaf("h2", words.text("drawing.title"), "id", "timeline");
    if (rows.size() < total) {
      page.leaf("p", selection(), "class", "selection");
    }
    if (!rows.isEmpty()) {
      page.open("figure", "class", "drawing", "aria-labelledby", "timeline");
      legend(page);
      table(page);
      page.closeLine();
    }
    page.closeLine();
  }

  private String selection() {
    String drawn = words.text("drawing.of", words.count(rows.size()), words.count(total));
    return words.text(rows.size() < WORST ? "drawing.not-covered" : "drawing.worst", drawn);
  }

  private void table(Markup page) {
    page.open("table", "class", "rows").open("thead").open("tr");
    page.leaf("th", words.text("table.subject"), "scope", "col", "class", "name");
    page.open("th", "scope", "col", "class", "strip marks-" + marks.size());
    days.write(page);
    page.close().close().close().open("tbody").own("\n");
    rows.forEach(row -> row(page, row));
    page.close().close();
  }

  private void row(Markup page, Row row) {
    String id = Integer.toString(row.number());
    page.open("tr", "class", "row").open("th", "scope", "row", "class", "name");
    page.open("a", "href", "#r" + id).leaf("bdi", row.subject(words)).close();
    page.open("span", "class", "state " + row.standing().icon());
    icon(page, row.standing());
    page.text(row.state(words)).close();
    if (!row.cycle().isEmpty()) {
      page.leaf("span", row.cycle(), "class", "cycle");
    }
    page.close().open("td", "class", "strip");
    page.open("svg", "class", "plot", "role", "img", "aria-labelledby", "t" + id);
    page.leaf("title", title(row), "id", "t" + id);
    page.empty("use", "href", "#years");
    if (row.phases().isEmpty()) {
      page.empty("use", "href", "#days");
      page.leaf(
          "text", row.withoutBars(words), "class", "no-bars", "x", "8", "y", "50%", "dy", "4");
    } else {
      bars.write(page, row);
    }
    page.close().close().closeLine();
  }

  private String title(Row row) {
    String said = String.join(". ", row.sentences(words));
    return words.text("drawing.row", row.subject(words), row.state(words), said);
  }

  static void icon(Markup page, Standing standing) {
    page.open("svg", "class", "icon", "aria-hidden", "true", "width", "14", "height", "14");
    page.empty("use", "href", "#" + standing.icon()).close();
  }

  private void legend(Markup page) {
    Set<PhaseKind> used = EnumSet.noneOf(PhaseKind.class);
    rows.forEach(row -> row.phases().forEach(phase -> used.add(phase.kind())));
    page.open("ul", "class", "legend");
    for (PhaseKind kind : used) {
      boolean line = kind == PhaseKind.UNSUPPORTED;
      page.open("li").open("svg", "aria-hidden", "true", "width", "30", "height", "14");
      String height = line ? "4" : "12";
      String y = line ? "5" : "1";
      page.empty(
          "rect", "class", "bar " + kind.id(), "x", "1", "y", y, "width", "28", "height", height);
      page.close().text(kind.words(words)).close();
    }
    for (Mark mark : marks) {
      page.open("li").open("svg", "aria-hidden", "true", "width", "12", "height", "14");
      page.empty("line", "class", mark.style(), "x1", "6", "x2", "6", "y1", "0", "y2", "14");
      page.close().text(words.text(mark.key())).close();
    }
    page.closeLine();
  }
}
