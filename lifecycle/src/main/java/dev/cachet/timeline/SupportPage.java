package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML page on which the phases of support are drawn against the judged day and the
 * planned end of service. It needs nothing else: no script, no network, no other file; its own
 * policy forbids all of them.
 */
public final class SupportPage {
  private static final int MAX_TEXT = 200;

  private SupportPage() {}

  /**
   * Writes a report, the same bytes for the same report.
   *
   * <p>Up to 60 verdicts all are drawn; beyond that, those that are not plainly supported, at most
   * the worst 200. The table in words has the worst 10,000; text of unknown origin is escaped and
   * cut, so that the page's size is bounded. What is left out is counted.
   *
   * @param report the report
   * @return a page in UTF-8 that is well-formed XML too
   */
  public static byte[] write(SupportReport report) {
    return write(report, "", "");
  }

  /**
   * Writes a report that says of what it is and by which version of the tool it was made.
   *
   * @param report the report
   * @param toolVersion the version of the tool; empty to say none
   * @param examined the device, root or document that was examined; empty to say none
   * @return a page as {@link #write(SupportReport)} makes it
   */
  public static byte[] write(SupportReport report, String toolVersion, String examined) {
    return write(report, toolVersion, examined, Locale.ENGLISH);
  }

  /**
   * Writes a report in a language. What the library that judged gives as its reasons is in English;
   * on a page in French it is marked as such.
   *
   * @param report the report
   * @param toolVersion the version of the tool; empty to say none
   * @param examined the device, root or document that was examined; empty to say none
   * @param language English or French
   * @return a page as {@link #write(SupportReport)} makes it
   * @throws IllegalArgumentException if the language is another
   */
  public static byte[] write(
      SupportReport report, String toolVersion, String examined, Locale language) {
    PageWords words = PageWords.of(language);
    List<Row> rows = Row.of(report);
    Drawing drawing = new Drawing(report, rows, words);
    Headline headline = new Headline(report, rows, words);
    Markup page = new Markup();
    String title = words.text("page.title", headline.text(), words.day(report.asOf().toString()));
    page.page(words.tag(), title, resource("page.css"));
    page.open("body");
    page.open("svg", "class", "definitions", "aria-hidden", "true", "width", "0", "height", "0");
    page.own(resource("patterns.svg")).open("defs");
    drawing.define(page);
    page.close().closeLine();
    headline.write(page, examined);
    page.open("main");
    headline.writeNotices(page);
    drawing.write(page);
    new DataTable(page, words).write(rows);
    page.closeLine();
    footer(page, toolVersion, words);
    page.closeLine().closeLine();
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void footer(Markup page, String toolVersion, PageWords words) {
    page.open("footer");
    if (!toolVersion.isEmpty()) {
      page.leaf("p", words.text("page.made", Plain.text(toolVersion, MAX_TEXT)));
    }
    page.leaf("p", words.text("page.foot"));
    page.closeLine();
  }

  static String resource(String name) {
    try (InputStream file = SupportPage.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new FileNotFoundException(name + " is missing beside " + SupportPage.class);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }
}
