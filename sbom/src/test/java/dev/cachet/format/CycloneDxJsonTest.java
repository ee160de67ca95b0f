package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.identity.ComponentHash;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycloneDxJsonTest {
  private static final Instant DAY = Instant.parse("2026-11-23T23:30:00.5Z");

  @TempDir Path folder;

  @Test
  void writesValidDocumentsThatItReadsBackWhole() throws Exception {
    Sbom sbom = debian();
    byte[] document = new CycloneDxJson().write(sbom);
    assertTrue(new JsonParser().isValid(document, Version.VERSION_16));
    assertEquals(sbom, new CycloneDxJson().read(document));
  }

  @Test
  void writesTheSameBytesUnderAnotherLocaleAndTimeZone() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] here = new CycloneDxJson().write(debian());
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertArrayEquals(here, new CycloneDxJson().write(debian()));
      assertEquals(debian(), new CycloneDxJson().read(here));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void statesTimeSerialInputsAndCompleteness() throws Exception {
    String json = new String(new CycloneDxJson().write(debian()), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"timestamp\" : \"2026-11-23T23:30:00Z\""), json);
    assertTrue(json.contains("\"serialNumber\" : \"urn:uuid:"));
    assertTrue(json.contains("\"name\" : \"cachet:input:/var/lib/dpkg/status\""));
    assertTrue(json.contains("\"compositions\""));
    assertEquals(5, debian().serial().orElseThrow().version());
  }

  @Test
  void neverReturnsAnInvalidDocument() {
    for (Component bad :
        List.of(
            component(List.of(new LicenceClaim(Form.ID, "mit")), List.of()),
            component(List.of(), List.of(new ComponentHash("SHA-256", "abc"))))) {
      Sbom sbom = sbom(bad);
      assertThrows(InvalidSbomException.class, () -> new CycloneDxJson().write(sbom));
    }
  }

  @Test
  void knowsOnlyTheHashAlgorithmsOfTheFormat() {
    assertThrows(IllegalArgumentException.class, () -> new ComponentHash("CRC", "abc"));
  }

  @Test
  void refusesDocumentsThatAreNoValidCycloneDx() {
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "\0",
            "[".repeat(5000),
            "{\"bomFormat\":\"CycloneDX\"}",
            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"unknown\":1}",
            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":[]}",
            twins())) {
      byte[] document = bad.getBytes(StandardCharsets.UTF_8);
      InvalidSbomException e =
          assertThrows(InvalidSbomException.class, () -> new CycloneDxJson().read(document), bad);
      assertTrue(e.getMessage().length() > 10);
    }
  }

  @Test
  void readsDocumentsOfOtherToolsWithNestedAndNamelessComponents() throws Exception {
    String foreign =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "metadata":{"component":{"type":"firmware","name":"pump"}},
         "components":[
          {"type":"library","name":"outer","components":[{"type":"file","name":"inner"}]},
          {"type":"library","name":"second","licenses":[{"license":{"name":"own"}}]}],
         "compositions":[{"aggregate":"incomplete_third_party_only","assemblies":["x"]}]}
        """;
    Sbom sbom = new CycloneDxJson().read(foreign.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of("outer", "inner", "second"), sbom.all().stream().map(Component::name).toList());
    assertTrue(sbom.timestamp().isEmpty());
    assertTrue(sbom.serial().isEmpty());
    assertTrue(sbom.inputs().isEmpty());
  }

  @Test
  void givesAnotherSerialForAnotherInstantOrContent() {
    Sbom one = sbom(component(List.of(), List.of()));
    assertEquals(one.serial(), sbom(component(List.of(), List.of())).serial());
    assertTrue(!one.serial().equals(Sbom.of(one.content(), DAY.plusSeconds(1)).serial()));
    Sbom other = sbom(component(List.of(new LicenceClaim(Form.ID, "MIT")), List.of()));
    assertTrue(!one.serial().equals(other.serial()));
  }

  private Sbom debian() throws Exception {
    return Sbom.of(ExampleRoot.debian(folder).inventory("debian", "12").content(), DAY);
  }

  private static Sbom sbom(Component component) {
    return Sbom.of(SbomContent.builder(component).build(), DAY);
  }

  private static Component component(List<LicenceClaim> licences, List<ComponentHash> hashes) {
    return Component.builder("ref", ComponentType.LIBRARY, "name")
        .version("1")
        .licences(licences)
        .hashes(hashes)
        .build();
  }

  private static String twins() {
    String twin = "{\"type\":\"library\",\"name\":\"twin\",\"bom-ref\":\"a\"}";
    return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"component\":"
        + twin
        + "},\"components\":["
        + twin
        + "]}";
  }
}
