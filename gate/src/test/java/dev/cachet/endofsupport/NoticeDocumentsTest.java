package dev.cachet.endofsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.endofsupport.NoticeText.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the documents of a notice say; other validators judge their form, see CsafInterop. */
class NoticeDocumentsTest {
  private static final SupportEnd END = SupportEnds.plain();

  private static JsonNode json(byte[] document) throws IOException {
    return new ObjectMapper().readTree(document);
  }

  @Test
  void isAnInformationalAdvisoryWithoutVulnerabilities() throws IOException {
    JsonNode csaf = json(CsafAdvisory.write(END, SupportEnds.ISSUED, List.of()));
    assertEquals("csaf_informational_advisory", csaf.at("/document/category").asText());
    assertEquals("EXAMPLE-EOS-3", csaf.at("/document/tracking/id").asText());
    assertEquals("UDI-DI: 04012345678901", csaf.at("/document/notes/1/text").asText());
    assertFalse(csaf.has("vulnerabilities"));
    JsonNode versions = csaf.at("/product_tree/branches/0/branches/0/branches");
    assertEquals("Ventilator X 2.5", versions.at("/1/product/name").asText());
  }

  @Test
  void isVexWithTheWorstStateOfEachVulnerability() throws IOException {
    JsonNode csaf = json(CsafAdvisory.write(END, SupportEnds.ISSUED, SupportEnds.everyState()));
    assertEquals("csaf_vex", csaf.at("/document/category").asText());
    Map<String, String> states = new TreeMap<>();
    for (JsonNode each : csaf.path("vulnerabilities")) {
      String id = each.has("cve") ? each.path("cve").asText() : each.at("/ids/0/text").asText();
      List<String> names = new ArrayList<>();
      each.path("product_status").fieldNames().forEachRemaining(names::add);
      String more = each.at("/remediations/0/category").asText("");
      states.put(id, names + " " + more + each.at("/threats/0/category").asText(""));
    }
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "CVE-2026-1001", "[known_affected] workaround",
                "CVE-2026-1002", "[under_investigation] ",
                "CVE-2026-1003", "[fixed] ",
                "CVE-2026-1004", "[known_not_affected] impact",
                "CVE-2026-1005", "[known_not_affected] impact",
                "CVE-2026-1006", "[known_affected] no_fix_planned",
                "CVE-2026-1007", "[fixed] ",
                "CVE-2026-1008", "[known_affected] none_available",
                "GHSA-aaaa-bbbb-cccc", "[known_affected] vendor_fix"));
    assertEquals(expected, states);
  }

  @Test
  void statesLastDaysInOpenEoxAndCle() throws IOException {
    JsonNode openEox = json(OpenEoxCore.write(END, SupportEnds.ISSUED));
    assertEquals("2029-06-30T23:59:59Z", openEox.path("end_of_security_support").asText());
    assertEquals("2030-07-01T23:59:59Z", openEox.path("end_of_life").asText());
    assertEquals("2019-01-01T00:00:00Z", openEox.path("general_availability").asText());
    JsonNode events = json(CleEvents.write(END, SupportEnds.ISSUED)).path("events");
    assertEquals(3, events.size());
    assertEquals("endOfMarketing", events.at("/0/type").asText());
    assertEquals("endOfSupport", events.at("/1/type").asText());
    assertEquals("2029-06-30T23:59:59Z", events.at("/1/effective").asText());
    assertEquals("2.5", events.at("/2/versions/1/version").asText());
  }

  @Test
  void writesDatesAsTheLanguageDoes() {
    assertTrue(
        NoticeText.statement(END, Language.EN).contains("updates: 30 June 2029\n"), "English");
    String french = NoticeText.statement(END, Language.FR);
    assertTrue(french.contains("sécurité\u00a0: 30 juin 2029\n"), french);
    assertTrue(french.contains("assistance\u00a0: 1er juillet 2030\n"), french);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void fillsEveryPlaceOfTheTexts(Language language) {
    for (String text :
        List.of(NoticeText.statement(END, language), NoticeText.instructions(END, language))) {
      assertFalse(text.matches("(?s).*(\\{|\\}|null).*"), text);
      assertTrue(text.contains("Ventilator X"), text);
    }
  }

  @Test
  void doesNotFillWhatAValueHolds() throws Exception {
    SupportEnd odd = SupportEnds.read(SupportEnds.JSON.replace("Ventilator X", "{contact}"));
    assertTrue(NoticeText.statement(odd, Language.EN).contains("the support of {contact}."));
  }
}
