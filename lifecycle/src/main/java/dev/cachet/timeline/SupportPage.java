package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    List<Row> rows = Row.of(report);
    Drawing drawing = new Drawing(report, rows);
    Headline headline = new Headline(report, rows);
    Markup page = new Markup();
    String title = headline.text() + " (support as of " + report.asOf() + ")";
    page.page("en", title, resource("page.css"));
    page.open("body");
    page.open("svg", "class", "definitions", "aria-hidden", "true", "width", "0", "height", "0");
    page.own(resource("patterns.svg")).open("defs");
    drawing.define(page);
    page.close().closeLine();
    headline.write(page, examined);
    page.open("main");
    headline.writeNotices(page);
    drawing.write(page);
    DataTable.write(page, rows);
    page.closeLine();
    footer(page, toolVersion);
    page.closeLine().closeLine();
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void footer(Markup page, String toolVersion) {
    page.open("footer");
    if (!toolVersion.isEmpty()) {
      page.leaf("p", "Made by Cachet " + Plain.text(toolVersion, MAX_TEXT) + ".");
    }
    page.leaf(
        "p",
        "Every date is the last day of its phase, included. Dates marked est. are estimated by"
            + " their publisher. A torn or fading edge is a day that is not published. Support that"
            + " is not known is never counted as support.");
    page.closeLine();
  }

  private static String resource(String name) {
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
