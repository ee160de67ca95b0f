package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.lookup.ComponentMatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class SupportPageTest {
  private static final SupportReport REPORT = Pages.report(Pages.HORIZON, Pages.COMPONENTS);

  private static List<Element> all(Document page) {
    return Pages.elements(page, "*");
  }

  private static String headline(SupportReport report) {
    return Pages.elements(Pages.read(report), "h1").get(0).getTextContent();
  }

  private static List<String> phases(Element within, String name) {
    return Pages.elements(within, name).stream()
        .filter(one -> one.hasAttribute("data-phase"))
        .map(
            one ->
                one.getAttribute("data-phase")
                    + " "
                    + one.getAttribute("data-from")
                    + " "
                    + one.getAttribute("data-to"))
        .toList();
  }

  private static Element data(Document page, Element row) {
    String target = Pages.elements(row, "a").get(0).getAttribute("href");
    return all(page).stream()
        .filter(one -> target.equals("#" + one.getAttribute("id")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> rows(Document page) {
    return Pages.classed(Pages.elements(page, "tr"), "row");
  }

  @Test
  void needsNoScriptAndNothingFromElsewhere() {
    for (Element element : all(Pages.read(REPORT))) {
      assertFalse(
          Set.of("script", "link", "img", "iframe", "object", "embed", "form", "base", "image")
              .contains(element.getTagName()));
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        String name = attributes.item(i).getNodeName();
        String value = attributes.item(i).getNodeValue();
        assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src"), name);
        assertFalse(name.equals("href") && !value.startsWith("#"), value);
        assertFalse(value.contains("url(") && !value.startsWith("url(#"), value);
      }
    }
    String style = Pages.elements(Pages.read(REPORT), "style").get(0).getTextContent();
    assertFalse(style.replace("url(#", "").contains("url("), "the style asks for a file");
    assertFalse(style.contains("@import"));
  }

  @Test
  void allowsItsOwnStyleByDigestAndNothingElse() throws Exception {
    Document page = Pages.read(REPORT);
    String style = Pages.elements(page, "style").get(0).getTextContent();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    String policy =
        Pages.elements(page, "meta").stream()
            .filter(one -> one.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow()
            .getAttribute("content");
    assertEquals(
        "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(digest)
            + "'; base-uri 'none'; form-action 'none'",
        policy);
  }

  @Test
  void saysInWordsWhatItDraws() {
    Document page = Pages.read(REPORT);
    assertEquals(REPORT.verdicts().size(), rows(page).size());
    for (Element row : rows(page)) {
      Element data = data(page, row);
      assertEquals(phases(row, "rect"), phases(data, "li"));
      Element list = Pages.classed(Pages.elements(data, "ul"), "phases").get(0);
      List<String> sentences =
          Pages.elements(list, "li").stream().map(Element::getTextContent).toList();
      String title = Pages.elements(row, "title").get(0).getTextContent();
      assertTrue(title.endsWith(". " + String.join(". ", sentences) + "."), title);
      for (Element item : Pages.elements(list, "li")) {
        if (item.hasAttribute("data-phase")) {
          assertTrue(item.getTextContent().contains(item.getAttribute("data-from")));
          assertTrue(item.getTextContent().contains(item.getAttribute("data-to")));
        }
      }
    }
  }

  @Test
  void namesEveryDrawingForWhoCannotSeeIt() {
    Document page = Pages.read(REPORT);
    Set<String> ids = new HashSet<>();
    all(page).stream()
        .filter(one -> one.hasAttribute("id"))
        .forEach(one -> assertTrue(ids.add(one.getAttribute("id")), one.getAttribute("id")));
    for (Element svg : Pages.elements(page, "svg")) {
      if (svg.hasAttribute("role")) {
        assertEquals("img", svg.getAttribute("role"));
        assertTrue(ids.contains(svg.getAttribute("aria-labelledby")));
      }
    }
    for (Element use : Pages.elements(page, "use")) {
      assertTrue(ids.contains(use.getAttribute("href").substring(1)), use.getAttribute("href"));
    }
    assertEquals("en", page.getDocumentElement().getAttribute("lang"));
    assertTrue(Pages.elements(page, "th").stream().allMatch(one -> one.hasAttribute("scope")));
  }

  @Test
  void drawsNoBarForWhatIsNotKnown() {
    ComponentMatch open =
        new ComponentMatch("two", null, null, List.of("debian/11", "debian/12"), "both fit");
    Document page =
        Pages.read(
            Pages.of(
                Pages.HORIZON,
                List.of(
                    open,
                    Pages.match("unlisted", "debian", "99"),
                    new ComponentMatch("nobody", null, null, List.of(), "not listed"))));
    for (Element row : rows(page).subList(1, 4)) {
      assertTrue(Pages.elements(row, "rect").isEmpty());
      assertTrue(row.getTextContent().contains("not drawn: "), row.getTextContent());
      assertTrue(data(page, row).getTextContent().contains("not drawn: "));
    }
  }

  @Test
  void namesTheWorstFirst() throws Exception {
    assertEquals("Support is over for 1 of 6 subjects", headline(REPORT));
    assertEquals(
        "Support is not known for 1 of 2 subjects",
        headline(Pages.report(Pages.HORIZON, List.of("acme-pump@1"))));
    SupportReport extended = Pages.report(Pages.HORIZON, List.of());
    assertEquals("There is only extended support: Debian 12", headline(extended));
    String waiver =
        "{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"Debian 12\",\"state\":"
            + "\"extended_contract\",\"approved\":\"2026-08-01\",\"expires\":\"2026-12-31\","
            + "\"justification\":\"j\",\"control\":\"c\",\"approver\":\"a\"}]}";
    Waivers waivers = Waivers.read(waiver.getBytes(StandardCharsets.UTF_8));
    assertEquals("There is only a waiver: Debian 12", headline(waivers.apply(extended)));
  }

  @Test
  void saysSupportedOnlyOfWhatIsUntilTheDayThatIsPlanned() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    List<String> openssl = List.of("openssl@3.0.1");
    assertEquals(
        "All 2 subjects are supported", headline(Pages.report(new Horizon(day, null, 0), openssl)));
    assertEquals(
        "All 2 subjects are supported until the planned end of service",
        headline(Pages.report(new Horizon(day, day, 0), openssl)));
    assertEquals(
        "Support ends too early for all 2 subjects",
        headline(Pages.report(new Horizon(day, Pages.SERVICE_END, 0), openssl)));
  }

  @Test
  void saysOfFactsThatAreTooOldNothingElseFirst() {
    SupportReport old = Pages.report(new Horizon(LocalDate.of(2029, 1, 1), null, 0), List.of());
    assertEquals("The facts are too old to judge by", headline(old));
    Element notices = Pages.classed(Pages.elements(Pages.read(old), "section"), "notices").get(0);
    assertTrue(notices.getTextContent().contains("take a newer catalogue"));
    assertTrue(Pages.classed(Pages.elements(Pages.read(REPORT), "section"), "notices").isEmpty());
  }

  @Test
  void givesEveryVerdictItsReasonLevelSourceAndEvidence() {
    String data = data(Pages.read(REPORT), rows(Pages.read(REPORT)).get(0)).getTextContent();
    assertTrue(data.contains(REPORT.verdicts().get(0).explanation()), data);
    assertTrue(data.contains("Level of support: no longer maintained"), data);
    assertTrue(data.contains("Source: endoflife.date at commit "), data);
    assertTrue(data.contains("debian/12 extended end = 2028-06-30"), data);
  }

  @Test
  void writesTheSameBytesForTheSameReport() {
    assertArrayEquals(
        SupportPage.write(REPORT),
        SupportPage.write(Pages.report(Pages.HORIZON, Pages.COMPONENTS)));
  }

  @Test
  void drawsOfManyOnlyWhatIsNotPlainlySupportedAndCountsTheRest() {
    List<ComponentMatch> many = new ArrayList<>();
    IntStream.range(0, Drawing.ALL)
        .forEach(i -> many.add(Pages.match("kernel " + i, "linux", "6.12")));
    many.add(Pages.match("old", "openssl", "1.0.2"));
    Document page = Pages.read(Pages.of(new Horizon(Pages.DAY, null, 0), many));
    assertEquals(2, rows(page).size());
    assertTrue(Pages.text(Pages.of(new Horizon(Pages.DAY, null, 0), many)).contains("the 2 of 62"));
    Element data = Pages.classed(Pages.elements(page, "table"), "data").get(0);
    assertEquals(1 + many.size() + 1, Pages.elements(data, "tr").size());
  }

  @Test
  void keepsThePageBoundedAndLeavesOutTheBestFirst() {
    List<ComponentMatch> many = new ArrayList<>();
    IntStream.range(0, 20_000)
        .forEach(i -> many.add(Pages.match("n" + i + "x".repeat(2000), "linux", "6.12")));
    many.add(Pages.match("dead", "openssl", "1.0.2"));
    SupportReport report = Pages.of(Pages.HORIZON, many);
    byte[] page = SupportPage.write(report);
    assertTrue(page.length < 32 << 20, page.length + " bytes");
    String text = new String(page, StandardCharsets.UTF_8);
    assertTrue(text.contains("the worst 200 of 20,002"));
    assertTrue(text.contains("The best 10,002 are left out"));
    assertTrue(text.contains("<bdi>dead</bdi>"));
  }

  @Test
  void drawsTheDaysOfSaleAndServiceToo() {
    Horizon horizon = Pages.HORIZON.withPlannedSaleEnd(LocalDate.of(2028, 3, 31));
    Document page = Pages.read(Pages.report(horizon, List.of()));
    String axis = Pages.classed(Pages.elements(page, "svg"), "axis").get(0).getTextContent();
    assertTrue(axis.contains("Planned end of service 2032-12-31"), axis);
    assertTrue(axis.contains("Planned end of sale 2028-03-31"), axis);
    assertTrue(axis.contains("Day judged 2026-09-01"), axis);
    assertEquals(3, Pages.elements(byId(page, "days"), "line").size());
  }

  private static Element byId(Document page, String id) {
    return all(page).stream()
        .filter(one -> one.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
