package dev.cachet.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with characters that change where they are shown: no document is written or read so. */
class ControlNamesTest {
  @ParameterizedTest
  @CsvSource({"0000", "0001", "000C", "001B", "007F", "0085", "D800", "DC00", "FFFE", "FFFF"})
  void areWrittenSoThatEveryReaderTakesThemAndTwoStayTwo(String hex) throws Exception {
    char one = (char) Integer.parseInt(hex, 16);
    String written = "a\\u" + hex.toLowerCase(java.util.Locale.ROOT) + "b";
    Component odd =
        Component.builder("r" + one, ComponentType.LIBRARY, "a" + one + "b")
            .version("1" + one)
            .build();
    Component other = Component.builder("r", ComponentType.LIBRARY, "ab").version("1").build();
    Sbom sbom = sbom(odd, other);
    for (SbomSpec spec : SbomSpec.values()) {
      WrittenSbom document = spec.encode(sbom);
      assertTrue(
          document.dropped().stream()
              .map(Finding::rule)
              .anyMatch("source.control-character"::equals),
          spec.label());
      List<Component> read = SbomDocument.read(document.document()).sbom().all();
      assertEquals(
          List.of(written, "ab"),
          read.stream().map(Component::name).sorted().toList(),
          spec.label());
      assertTrue(
          read.stream().anyMatch(each -> ("1" + written.substring(1, 7)).equals(each.version())));
    }
  }

  @Test
  void stayAsTheyAreInPairsAndInTexts() throws Exception {
    Component plain =
        Component.builder("r", ComponentType.LIBRARY, "\ud83d\ude00").copyright("one\ftwo").build();
    for (SbomSpec spec : SbomSpec.values()) {
      ReadSbom read = SbomDocument.read(spec.write(sbom(plain)));
      assertEquals("\ud83d\ude00", read.sbom().all().get(0).name(), spec.label());
    }
    ReadSbom read = SbomDocument.read(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom(plain)));
    assertEquals("one\ftwo", read.sbom().all().get(0).copyright());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x1b, 0x1c, 0x1f, 0x7f, 0x85})
  void areRefusedAsTagAndValueWhereverTheyStand(int point) {
    String one = String.valueOf((char) point);
    for (String name : List.of("a" + one + "b", "a" + one, one + "b")) {
      assertRefused(document("PackageName: " + name + "\nSPDXID: SPDXRef-a\n"));
      assertRefused(document("PackageName: a\nSPDXID: SPDXRef-a\nPackageVersion: " + name + "\n"));
      assertRefused(document("PackageName: a\nSPDXID: SPDXRef-" + name + "\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u007f", "\u0085", "&#127;", "&#x85;", "&#1;", "&#0;", "&#xD800;"})
  void areRefusedAsXml(String one) {
    assertRefused(
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\" version=\"1\"><components><component"
            + " type=\"library\"><name>a"
            + one
            + "b</name></component></components></bom>");
  }

  private static void assertRefused(String document) {
    assertThrows(
        InvalidSbomException.class, () -> SbomDocument.read(document.getBytes(UTF_8)), document);
  }

  private static String document(String packages) {
    return "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\n"
        + "DocumentName: n\nCreator: Tool: t\nCreated: 2026-01-01T00:00:00Z\n"
        + packages
        + "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n";
  }

  private static Sbom sbom(Component... components) {
    Component device = Component.builder("s", ComponentType.DEVICE, "device").build();
    SbomContent content = SbomContent.builder(device).components(List.of(components)).build();
    return Sbom.of(content, Instant.parse("2026-01-01T00:00:00Z"));
  }
}
