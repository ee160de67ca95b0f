package dev.cachet.timeline;

import dev.cachet.finding.Finding;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.report.SupportFindings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The worst verdict in words, the days it was made by, and what to look at before trusting it. */
final class Headline {
  private static final int MAX_EXAMINED = 200;

  private final SupportReport report;
  private final List<Row> rows;
  private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);

  Headline(SupportReport report, List<Row> rows) {
    this.report = report;
    this.rows = rows;
    rows.forEach(row -> counts.merge(row.standing(), row.count(), Integer::sum));
  }

  String text() {
    if (report.catalogueAge() == SupportReport.CatalogueAge.TOO_OLD) {
      return "The facts are too old to judge by";
    }
    if (rows.isEmpty()) {
      return "Nothing was judged";
    }
    Standing worst = Collections.min(counts.keySet());
    int total = report.verdicts().size();
    if (worst == Standing.COVERED && total > 1) {
      return "All " + Numbers.count(total) + " subjects are supported" + served();
    }
    if (rows.size() == 1) {
      return worst.words() + ": " + rows.get(0).subject();
    }
    int count = counts.getOrDefault(worst, 0);
    String all = Numbers.count(total);
    String which = count == total ? "all " + all : Numbers.count(count) + " of " + all;
    return worst.words() + " for " + which + " subjects";
  }

  private String served() {
    return report.until() == null ? "" : " until the planned end of service";
  }

  void write(Markup page, String examined) {
    page.open("header");
    page.leaf("p", "Support as of " + report.asOf(), "class", "eyebrow");
    page.open("h1").leaf("bdi", text()).close();
    if (!examined.isEmpty()) {
      page.open("p").text("Examined: ").leaf("bdi", Plain.text(examined, MAX_EXAMINED)).close();
    }
    page.open("ul", "class", "counts");
    counts.forEach(
        (standing, count) -> {
          page.open("li", "class", "state " + standing.icon());
          Drawing.icon(page, standing);
          page.leaf("strong", Numbers.count(count)).text(" " + standing.brief()).close();
        });
    page.close().open("dl", "class", "days");
    Mark.of(report.horizon()).forEach(mark -> term(page, mark.words(), mark.day().toString()));
    if (report.until() == null) {
      term(page, "Planned end of service", "none given");
    }
    term(page, "Facts as of", report.snapshotDate() + " (" + age() + ")");
    page.close().closeLine();
  }

  private String age() {
    long days = report.catalogueAgeDays();
    return days < 0 ? -days + " days after the day judged" : days + " days old";
  }

  /** What is wrong with the catalogue and with waivers. */
  void writeNotices(Markup page) {
    List<Finding> findings = SupportFindings.of(report);
    List<Finding> notices = findings.subList(0, findings.size() - report.verdicts().size());
    if (notices.isEmpty()) {
      return;
    }
    page.open("section", "class", "notices", "aria-labelledby", "notices");
    page.leaf("h2", "Before trusting this page", "id", "notices").open("ul");
    for (Finding notice : notices) {
      String severity = notice.severity().name().toLowerCase(Locale.ROOT);
      page.open("li", "class", severity).leaf("strong", severity).text(" ");
      page.leaf("bdi", Plain.text(notice.subject(), 96)).text(": ");
      page.leaf("bdi", Plain.text(notice.message(), 500)).close();
    }
    page.close().closeLine();
  }

  private static void term(Markup page, String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }
}
