package dev.cachet.timeline;

import dev.cachet.lifecycle.SupportReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
    page.own("<!DOCTYPE html>\n");
    page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
    head(page, headline.text() + " (support as of " + report.asOf() + ")");
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

  private static void head(Markup page, String title) {
    String style = resource("page.css");
    page.open("head").empty("meta", "charset", "utf-8");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-"
            + digest(style)
            + "'; base-uri 'none'; form-action 'none'");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("title", title);
    page.open("style").own(style).close().closeLine();
  }

  private static void footer(Markup page, String toolVersion) {
    page.open("footer");
    if (!toolVersion.isEmpty()) {
      page.leaf("p", "Made by Cachet " + Plain.text(toolVersion, MAX_TEXT) + ".");
    }
    page.leaf(
        "p",
        "Every date is the last day of its phase, included. Dates marked est. are estimated by their"
            + " publisher. A torn or fading edge is a day that is not published. Support that is"
            + " not known is never counted as support.");
    page.closeLine();
  }

  /** The policy allows this one style by its digest, and no other. */
  private static String digest(String style) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
