package dev.cachet.timeline;

import dev.cachet.catalogue.Fact;
import dev.cachet.finding.Evidence;
import java.util.List;

/** What the drawing says, in text, with the reason and the evidence of each verdict. */
final class DataTable {
  /** With the limits below, this bounds the page's size. */
  static final int MAX_ROWS = 10_000;

  private static final int MAX_EVIDENCE = 12;
  private static final int MAX_VALUE = 160;

  private DataTable() {}

  static void write(Markup page, List<Row> all) {
    List<Row> rows = Drawing.worst(all, MAX_ROWS);
    page.open("section", "aria-labelledby", "data");
    page.leaf("h2", "The same in words", "id", "data");
    if (rows.size() < all.size()) {
      String left = Numbers.count(all.size() - rows.size());
      page.leaf("p", "The best " + left + " are left out here: see the report as JSON.");
    }
    page.open("table", "class", "data", "role", "table");
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String head : List.of("Subject", "Verdict", "Phases", "Why, and by what evidence")) {
      page.leaf("th", head, "scope", "col", "role", "columnheader");
    }
    page.close().close().open("tbody", "role", "rowgroup").own("\n");
    rows.forEach(row -> row(page, row));
    page.close().close().closeLine();
  }

  private static void row(Markup page, Row row) {
    page.open("tr", "id", "r" + row.number(), "role", "row");
    page.open("th", "scope", "row", "role", "rowheader").leaf("bdi", row.subject());
    if (!row.cycle().isEmpty()) {
      page.leaf("span", row.cycle(), "class", "cycle");
    }
    page.close().open("td", "role", "cell");
    page.open("span", "class", "state " + row.standing().icon());
    Drawing.icon(page, row.standing());
    page.text(row.state()).close();
    page.leaf("p", "Level of support: " + row.verdict().level().words(), "class", "source");
    page.close();
    page.open("td", "role", "cell").open("ul", "class", "phases");
    if (row.phases().isEmpty()) {
      page.leaf("li", row.withoutBars());
    }
    row.phases().forEach(phase -> phase(page, phase));
    page.close().close().open("td", "role", "cell");
    page.open("p").dated(Plain.text(row.verdict().explanation(), 500)).close();
    String source = row.verdict().fact().map(DataTable::source).orElse("");
    if (!source.isEmpty()) {
      page.leaf("p", "Source: " + Plain.text(source, MAX_VALUE), "class", "source");
    }
    evidence(page, row.verdict().evidence(), source);
    packages(page, row.folded());
    page.close().closeLine();
  }

  private static void packages(Markup page, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    page.open("details").leaf("summary", "The packages, with the evidence of the first above");
    page.open("ul", "class", "evidence");
    for (String name : names.subList(0, Math.min(MAX_ROWS, names.size()))) {
      page.open("li").leaf("bdi", Plain.text(name, MAX_VALUE)).close();
    }
    if (names.size() > MAX_ROWS) {
      page.leaf("li", "and " + Numbers.count(names.size() - MAX_ROWS) + " more");
    }
    page.close().close();
  }

  private static String source(Fact fact) {
    return fact.source() + ", " + fact.sourceDate();
  }

  private static void phase(Markup page, Phase phase) {
    page.open(
        "li",
        "data-phase",
        phase.kind().id(),
        "data-from",
        phase.from().text(),
        "data-to",
        phase.to().text());
    page.dated(phase.sentence()).close();
  }

  private static void evidence(Markup page, List<Evidence> evidence, String source) {
    if (evidence.isEmpty()) {
      return;
    }
    page.open("ul", "class", "evidence");
    for (Evidence one : evidence.subList(0, Math.min(MAX_EVIDENCE, evidence.size()))) {
      String file = one.file().equals(source) ? "" : one.file();
      String place = (file + " " + one.field()).strip();
      page.open("li").leaf("bdi", Plain.text(place, MAX_VALUE)).text(" = ");
      page.leaf("bdi", Plain.text(one.value(), MAX_VALUE)).close();
    }
    if (evidence.size() > MAX_EVIDENCE) {
      page.leaf("li", "and " + (evidence.size() - MAX_EVIDENCE) + " more");
    }
    page.close();
  }
}
