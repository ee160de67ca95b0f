package dev.cachet.page;

import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.timeline.Markup;
import java.util.List;

/** Sections as one page that needs nothing else: no script, no network, no other file. */
public final class HtmlPage {
  private HtmlPage() {}

  /**
   * Writes a page.
   *
   * @param title of the page
   * @param sections in their order
   * @param phrases the language of the page
   * @return HTML that is well-formed XML too; the same for the same input
   */
  public static String write(String title, List<Section> sections, Phrases phrases) {
    Markup page = new Markup();
    page.page(phrases.language().tag(), title, PageStyle.css());
    page.open("body").open("header").open("h1").leaf("bdi", title).close().closeLine();
    page.open("nav", "aria-label", phrases.text("report.contents")).open("ul");
    for (Section section : sections) {
      page.open("li").leaf("a", section.title(), "href", "#" + section.id()).close();
    }
    page.close().closeLine();
    page.open("main");
    sections.forEach(section -> section(page, section));
    page.closeLine().closeLine().closeLine();
    return page.toString();
  }

  private static void section(Markup page, Section section) {
    page.open("section", "aria-labelledby", section.id());
    page.leaf("h2", section.title(), "id", section.id());
    section.blocks().forEach(block -> block(page, block));
    page.closeLine();
  }

  private static void block(Markup page, Section.Block block) {
    if (block instanceof Section.Sentences sentences) {
      sentences.lines().forEach(line -> element(page, "p", line));
    } else if (block instanceof Section.Items items) {
      page.open("ul", "class", "items");
      items.lines().forEach(line -> element(page, "li", line));
      page.closeLine();
    } else if (block instanceof Section.Facts facts) {
      facts(page, facts);
    } else if (block instanceof Section.Table table) {
      table(page, table);
    } else if (block instanceof Section.Drawing drawing) {
      drawing.picture().write(page);
    }
  }

  private static void facts(Markup page, Section.Facts facts) {
    page.open("dl", "class", "facts");
    for (List<Line> row : facts.rows()) {
      page.open("div");
      element(page, "dt", row.get(0));
      element(page, "dd", row.get(1));
      page.close();
    }
    page.closeLine();
  }

  private static void table(Markup page, Section.Table table) {
    page.open("table").leaf("caption", table.caption()).open("thead").open("tr");
    table.head().forEach(cell -> page.leaf("th", cell, "scope", "col"));
    page.close().close().open("tbody");
    for (List<Line> row : table.rows()) {
      page.open("tr");
      page.open("th", "scope", "row");
      row.get(0).write(page);
      page.close();
      for (int i = 1; i < row.size(); i++) {
        // On a phone a row is a block, and each cell says its column itself.
        page.open("td", "data-head", table.head().get(i));
        row.get(i).write(page);
        page.closeLine();
      }
      page.closeLine();
    }
    page.close().closeLine();
  }

  private static void element(Markup page, String name, Line line) {
    page.open(name);
    line.write(page);
    page.closeLine();
  }
}
