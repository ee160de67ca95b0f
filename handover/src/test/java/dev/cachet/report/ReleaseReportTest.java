package dev.cachet.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.form.ReportForm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class ReleaseReportTest {
  private static final ReportTerms TERMS = new ReportTerms(Factory.DAY, "9.9");
  private static final String EVIL = "<script>alert(1)</script> | ` & \u202e";

  @TempDir static Path folder;
  private static Factory factory;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void make() throws Exception {
    factory = new Factory(folder);
    first =
        factory.release(
            Content.of("1.0", 1, Map.of("libexample1", "1.2-3", "libold", "1", "same", "5")));
    second =
        factory.release(
            Content.of("2.0", 2, Map.of("libexample1", "1.2-4", "libnew", "7", "same", "5"))
                .withProfile(Factory.PROFILE.replace("2762", "11112"))
                .withPayload("another image\n".getBytes(StandardCharsets.UTF_8)));
  }

  private static String report(ReportForm form, Language language, boolean compared)
      throws Exception {
    try (Release release = factory.open(second);
        Release before = factory.open(first)) {
      ReleaseReport report =
          new ReleaseReport(release, compared ? Optional.of(before) : Optional.empty(), TERMS);
      assertFalse(report.isIncomplete());
      byte[] bytes = report.write(form, Phrases.of(language));
      assertArrayEquals(bytes, report.write(form, Phrases.of(language)));
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysWhatIsNewInSentences() throws Exception {
    String text = report(ReportForm.MARKDOWN, Language.EN, true);
    assertTrue(text.contains("- `libexample1` went from `1.2-3` to `1.2-4`."), text);
    assertTrue(text.contains("- `libnew` is new: `7`."), text);
    assertTrue(text.contains("- `libold` is gone; it was `1`."), text);
    assertTrue(text.contains("Changes of components: 1 added, 1 removed, 1 upgraded."), text);
    assertTrue(text.contains("2 components are the same."), text);
    assertTrue(
        text.contains("- Payload `rootfs` changed: it had 9\u00a0bytes and has 14\u00a0bytes."),
        text);
    assertTrue(
        text.contains(
            "- Open in the firewall: from the device to role `pacs`, tcp 11112, tls-1.2 (`pacs`:"
                + " `Store images`)."),
        text);
    assertTrue(
        text.contains("- Close in the firewall: from the device to role `pacs`, tcp 2762"), text);
  }

  @Test
  void namesSignersPolicyVerdictAndWhatTheDeviceDoes() throws Exception {
    String text = report(ReportForm.MARKDOWN, Language.EN, false);
    assertTrue(text.contains("3 signatures of 2 holders counted"), text);
    assertTrue(text.contains("| `release-desk` | release | post-quantum | `ML-DSA-65` |"), text);
    assertTrue(text.contains("| `clearance-desk` | clearance | classical | `EdDSA` |"), text);
    assertTrue(text.contains("Support that has to be left: 30 days"), text);
    assertTrue(text.contains("Under the policy below the record clears the package."), text);
    assertTrue(text.contains("The manufacturer declares: security patch. Reason: security."), text);
    assertTrue(text.contains("agreement of the hospital or of a service engineer"), text);
    assertTrue(
        text.contains("It writes image `rootfs` (14\u00a0bytes) to the inactive side"), text);
    assertTrue(text.contains("No earlier release was compared"), text);
  }

  @Test
  void readsAsFrenchWithItsAccentsUnitsAndDates() throws Exception {
    String text = report(ReportForm.MARKDOWN, Language.FR, true);
    assertTrue(text.contains("`libexample1` est passé de `1.2-3` à `1.2-4`."), text);
    assertTrue(text.contains("23\u00a0novembre\u00a02026 à 00 h 00 UTC"), text);
    assertTrue(text.contains("9\u00a0o auparavant, 14\u00a0o désormais"), text);
    assertTrue(text.contains("À ouvrir dans le pare-feu\u00a0: du dispositif vers le rôle"), text);
    assertTrue(text.contains("post-quantique"), text);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void pageNeedsNothingElseAndItsTextSaysWhatTheDrawingSays(Language language) throws Exception {
    String page = report(ReportForm.HTML, language, true);
    Document xml = parsed(page);
    assertEquals(language.tag(), xml.getDocumentElement().getAttribute("lang"));
    assertEquals(0, xml.getElementsByTagName("script").getLength());
    assertFalse(page.contains("url("), "a style that fetches");
    assertFalse(page.contains("src="), "something that is fetched");
    assertEquals(1, xml.getElementsByTagName("svg").getLength());
    String drawn = xml.getElementsByTagName("svg").item(0).getTextContent();
    Matcher day = Pattern.compile("\\d+(?:er)?\u00a0\\p{L}+\u00a0\\d{4}").matcher(drawn);
    String said = xml.getElementsByTagName("body").item(0).getTextContent().replace(drawn, "");
    int days = 0;
    while (day.find()) {
      days++;
      assertTrue(said.contains(day.group()), day.group() + " is drawn and not said");
    }
    assertTrue(days >= 2, drawn);
  }

  @Test
  void jsonHasTheFactsAndTheSentences() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report(ReportForm.JSON, Language.EN, true));
    assertEquals("2.0", json.path("version").textValue());
    assertEquals(3, json.path("signers").size());
    assertTrue(json.path("signers").findValuesAsText("family").contains("pq"));
    assertEquals("debian", json.at("/gate/operatingSystem/id").textValue());
    assertTrue(json.at("/gate/clears").booleanValue());
    assertEquals("1.0", json.at("/previous/version").textValue());
    assertEquals(3, json.path("changes").size());
    assertEquals("2026-11-23", json.path("asOf").textValue());
    assertEquals(9, json.path("sections").size());
  }

  @Test
  void foreignTextStaysText() throws Exception {
    Path evil =
        factory.release(
            Content.of("3.0", 3, Map.of("libexample1", "1.2-5"))
                .withProfile(Factory.PROFILE.replace("Store images", EVIL)));
    try (Release release = factory.open(evil);
        Release before = factory.open(first)) {
      ReleaseReport report = new ReleaseReport(release, Optional.of(before), TERMS);
      String page =
          new String(
              report.write(ReportForm.HTML, Phrases.of(Language.EN)), StandardCharsets.UTF_8);
      assertEquals(0, parsed(page).getElementsByTagName("script").getLength());
      assertFalse(page.contains("\u202e"));
      String text =
          new String(
              report.write(ReportForm.MARKDOWN, Phrases.of(Language.EN)), StandardCharsets.UTF_8);
      assertFalse(text.contains("\u202e"));
    }
  }

  @Test
  void packageOfAnotherProductIsNotCompared() throws Exception {
    Path other = factory.release(Content.of("0.9", 1, Map.of("same", "5")).ofProduct("ventilator"));
    try (Release release = factory.open(second);
        Release before = factory.open(other)) {
      ReportRefusedException refused =
          assertThrows(
              ReportRefusedException.class,
              () -> new ReleaseReport(release, Optional.of(before), TERMS));
      assertTrue(
          refused.getMessage().startsWith("the previous package is ventilator of example-devices"),
          refused.getMessage());
    }
  }

  /** A package without a profile or with one that is none is told, never passed over. */
  @Test
  void fileThatIsNotWhatItsKindSaysLeavesTheReportIncomplete() throws Exception {
    Path broken =
        factory.release(Content.of("4.0", 4, Map.of("same", "5")).withProfile("{\"flows\": 1}"));
    try (Release release = factory.open(broken)) {
      ReleaseReport report = new ReleaseReport(release, Optional.empty(), TERMS);
      assertTrue(report.isIncomplete());
      String text =
          new String(
              report.write(ReportForm.MARKDOWN, Phrases.of(Language.EN)), StandardCharsets.UTF_8);
      assertTrue(text.contains("Attention: `files/network.json` cannot be read: "), text);
    }
  }

  private static Document parsed(String page) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>\n", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
