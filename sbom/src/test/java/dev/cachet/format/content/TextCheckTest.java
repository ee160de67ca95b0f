package dev.cachet.format.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters that change in silence on their way through a document. */
class TextCheckTest {
  private static String spdx2(String name, String version, String text) {
    return """
    {"SPDXID":"SPDXRef-DOCUMENT","spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","name":"d",
     "documentNamespace":"http://spdx.example.org/b",
     "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t"]},
     "packages":[{"SPDXID":"SPDXRef-a","name":"%s","versionInfo":"%s","copyrightText":"%s"}],
     "relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES",
      "relatedSpdxElement":"SPDXRef-a"}]}
    """
        .formatted(name, version, text);
  }

  private static String refused(String document) {
    return String.valueOf(
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(document.getBytes(UTF_8)))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0000", "0001", "001B", "007F", "0085", "D800", "DC00", "FFFE", "FFFF"})
  void refusesThemInNames(String hex) {
    String one = "a\\u" + hex + "b";
    assertTrue(
        refused(spdx2(one, "1", "")).startsWith("/packages/0/name: holds the character U+" + hex));
    assertTrue(refused(spdx2("a", one, "")).startsWith("/packages/0/versionInfo: "));
    assertTrue(
        refused(
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":"
                    + "[{\"type\":\"library\",\"name\":\""
                    + one
                    + "\"}]}")
            .startsWith("/components/0/name: "));
    assertTrue(
        refused(
                "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":["
                    + "{\"type\":\"software_Package\",\"spdxId\":\"u:a\",\"name\":\""
                    + one
                    + "\"}]}")
            .startsWith("/@graph/0/name: "));
  }

  @ParameterizedTest
  @CsvSource({"0000", "D800", "DFFF"})
  void refusesHalfCharactersAndNulAnywhere(String hex) {
    assertTrue(refused(spdx2("a", "1", "\\u" + hex)).startsWith("/packages/0/copyrightText: "));
  }

  @Test
  void takesAFormFeedInATextAndTellsThatXmlCannot() throws Exception {
    ReadSbom read = SbomDocument.read(spdx2("\\ud83d\\ude00", "1", "one\\ftwo").getBytes(UTF_8));
    assertEquals("one\ftwo", read.sbom().subject().copyright());
    assertEquals("\ud83d\ude00", read.sbom().subject().name());
    WrittenSbom xml = SbomSpec.CYCLONEDX_1_6_XML.encode(read.sbom());
    ReadSbom again = SbomDocument.read(xml.document());
    assertEquals("one\uFFFDtwo", again.sbom().subject().copyright());
    assertEquals("\ud83d\ude00", again.sbom().subject().name());
    assertEquals(List.of("format.dropped"), xml.dropped().stream().map(Finding::rule).toList());
  }
}
