package dev.cachet.timeline;

import dev.cachet.finding.Finding;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.report.SupportFindings;
import java.time.LocalDate;
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
  private final PageWords words;
  private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);

  Headline(SupportReport report, List<Row> rows, PageWords words) {
    this.report = report;
    this.rows = rows;
    this.words = words;
    rows.forEach(row -> counts.merge(row.standing(), row.count(), Integer::sum));
  }

  String text() {
    if (report.catalogueAge() == SupportReport.CatalogueAge.TOO_OLD) {
      return words.text("headline.too-old");
    }
    if (rows.isEmpty()) {
      return words.text("headline.nothing");
    }
    Standing worst = Collections.min(counts.keySet());
    int total = report.verdicts().size();
    String all = words.count(total);
    if (worst == Standing.COVERED && total > 1) {
      String served = report.until() == null ? "" : words.text("headline.served");
      return words.text("headline.covered", all, served);
    }
    String said = worst.words(words);
    if (rows.size() == 1) {
      return words.text("headline.single", said, rows.get(0).subject(words));
    }
    int count = counts.getOrDefault(worst, 0);
    return count == total
        ? words.text("headline.all", said, all)
        : words.text("headline.some", said, words.count(count), all);
  }

  void write(Markup page, String examined) {
    page.open("header");
    page.leaf("p", words.text("page.as-of", day(report.asOf())), "class", "eyebrow");
    page.open("h1").leaf("bdi", text()).close();
    if (!examined.isEmpty()) {
      page.open("p").text(words.text("page.examined") + " ");
      page.leaf("bdi", Plain.text(examined, MAX_EXAMINED)).close();
    }
    page.open("ul", "class", "counts");
    counts.forEach(
        (standing, count) -> {
          page.open("li", "class", "state " + standing.icon());
          Drawing.icon(page, standing);
          page.leaf("strong", words.count(count)).text(" " + standing.brief(words)).close();
        });
    page.close().open("dl", "class", "days");
    Mark.of(report.horizon()).forEach(mark -> term(page, words.text(mark.key()), day(mark.day())));
    if (report.until() == null) {
      term(page, words.text("mark.service"), words.text("page.no-service"));
    }
    String facts = words.text("page.facts-day", day(report.snapshotDate()), age());
    term(page, words.text("page.facts"), facts);
    page.close().closeLine();
  }

  private String day(LocalDate day) {
    return words.day(day.toString());
  }

  private String age() {
    long days = report.catalogueAgeDays();
    return words.text(days < 0 ? "page.facts-after" : "page.facts-old", Math.abs(days));
  }

  /** What is wrong with the catalogue and with waivers. */
  void writeNotices(Markup page) {
    List<Finding> findings = SupportFindings.of(report);
    List<Finding> notices = findings.subList(0, findings.size() - report.verdicts().size());
    if (notices.isEmpty()) {
      return;
    }
    page.open("section", "class", "notices", "aria-labelledby", "notices");
    page.leaf("h2", words.text("page.notices"), "id", "notices").open("ul");
    for (Finding notice : notices) {
      String style = notice.severity().name().toLowerCase(Locale.ROOT);
      page.open("li", "class", style).leaf("strong", words.word(notice.severity())).text(" ");
      say(page, notice);
      page.close();
    }
    page.close().closeLine();
  }

  /** A notice of a waiver has words of a person in it, and stays as it is. */
  private void say(Markup page, Finding notice) {
    String key = "notice." + notice.rule();
    if (words.has(key)) {
      String subject = words.text("notice.catalogue", day(report.snapshotDate()));
      page.text(words.text("page.notice", subject) + " ");
      page.text(words.text(key, day(report.asOf()), report.catalogueAgeDays()));
      return;
    }
    page.leaf("bdi", Plain.text(notice.subject(), 96));
    page.text(words.text("page.notice", "") + " ");
    String message = Plain.text(notice.message(), 500);
    if (words.isEnglish()) {
      page.leaf("bdi", message);
    } else {
      page.leaf("bdi", message, "lang", "en");
    }
  }

  private static void term(Markup page, String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }
}
