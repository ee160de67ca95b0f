package dev.cachet.timeline;

import dev.cachet.catalogue.Fact;
import dev.cachet.finding.Evidence;
import dev.cachet.lifecycle.SupportVerdict;
import java.util.List;

/** What the drawing says, in text, with the reason and the evidence of each verdict. */
final class DataTable {
  /** With the limits below, this bounds the page's size. */
  static final int MAX_ROWS = 10_000;

  private static final int MAX_EVIDENCE = 12;
  private static final int MAX_VALUE = 160;

  private final Markup page;
  private final PageWords words;

  DataTable(Markup page, PageWords words) {
    this.page = page;
    this.words = words;
  }

  void write(List<Row> all) {
    List<Row> rows = Drawing.worst(all, MAX_ROWS);
    page.open("section", "aria-labelledby", "data");
    page.leaf("h2", words.text("table.title"), "id", "data");
    if (rows.size() < all.size()) {
      page.leaf("p", words.text("table.left", words.count(all.size() - rows.size())));
    }
    page.open("table", "class", "data", "role", "table");
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String head : List.of("subject", "verdict", "phases", "why")) {
      page.leaf("th", words.text("table." + head), "scope", "col", "role", "columnheader");
    }
    page.close().close().open("tbody", "role", "rowgroup").own("\n");
    rows.forEach(this::row);
    page.close().close().closeLine();
  }

  private void row(Row row) {
    page.open("tr", "id", "r" + row.number(), "role", "row");
    page.open("th", "scope", "row", "role", "rowheader").leaf("bdi", row.subject(words));
    if (!row.cycle().isEmpty()) {
      page.leaf("span", row.cycle(), "class", "cycle");
    }
    page.close().open("td", "role", "cell");
    page.open("span", "class", "state " + row.standing().icon());
    Drawing.icon(page, row.standing());
    page.text(row.state(words)).close();
    page.leaf("p", words.text("table.level", words.word(row.verdict().level())), "class", "source");
    page.close();
    page.open("td", "role", "cell").open("ul", "class", "phases");
    if (row.phases().isEmpty()) {
      page.leaf("li", row.withoutBars(words));
    }
    row.phases().forEach(this::phase);
    page.close().close().open("td", "role", "cell");
    why(row.verdict());
    packages(row.folded());
    page.close().closeLine();
  }

  /** Why is said in English, by the library that judged; on another page it is quoted. */
  private void why(SupportVerdict verdict) {
    String why = Plain.text(verdict.explanation(), 500);
    if (words.isEnglish()) {
      page.open("p").dated(why).close();
    } else {
      page.open("p").text(words.text("table.reason")).open("bdi", "lang", "en");
      page.dated(why).close().text(words.text("table.reason-end")).close();
    }
    verdict.fact().ifPresent(this::source);
    String source = verdict.fact().map(fact -> fact.source() + ", " + fact.sourceDate()).orElse("");
    evidence(verdict.evidence(), source);
  }

  private void source(Fact fact) {
    String day = words.day(fact.sourceDate().toString());
    String source = Plain.text(words.text("table.source-of", fact.source(), day), MAX_VALUE);
    page.leaf("p", words.text("table.source", source), "class", "source");
  }

  private void packages(List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    page.open("details").leaf("summary", words.text("table.packages"));
    page.open("ul", "class", "evidence");
    for (String name : names.subList(0, Math.min(MAX_ROWS, names.size()))) {
      page.open("li").leaf("bdi", Plain.text(name, MAX_VALUE)).close();
    }
    if (names.size() > MAX_ROWS) {
      page.leaf("li", words.text("table.more", words.count(names.size() - MAX_ROWS)));
    }
    page.close().close();
  }

  private void phase(Phase phase) {
    page.open(
        "li",
        "data-phase",
        phase.kind().id(),
        "data-from",
        phase.from().text(),
        "data-to",
        phase.to().text());
    page.dated(phase.sentence(words)).close();
  }

  private void evidence(List<Evidence> evidence, String source) {
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
      page.leaf("li", words.text("table.more", evidence.size() - MAX_EVIDENCE));
    }
    page.close();
  }
}
