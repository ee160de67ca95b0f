package dev.cachet.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.document.BomDocument;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SbomMerge;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.SbomContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions of CycloneDX that are in use, with and without a subject. */
class DocumentVersionsTest {
  private static final String ZLIB =
      "{\"type\":\"library\",\"name\":\"zlib\",\"version\":\"1.3.1\",\"bom-ref\":\"z\","
          + "\"purl\":\"pkg:generic/zlib@1.3.1\"}";

  private static String json(String version, String metadata, String component) {
    return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"%s\",\"version\":1,%s\"components\":[%s]}"
        .formatted(version, metadata, component);
  }

  private static ReadSbom read(String document) throws InvalidSbomException {
    return SbomDocument.read(document.getBytes(UTF_8));
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(one -> one.rule() + " " + one.subject()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"})
  void readsJsonWithoutASubjectAndWritesNoneToo(String version) throws Exception {
    ReadSbom read = read(json(version, "", ZLIB));
    assertEquals("CycloneDX " + version, read.form());
    assertEquals(List.of("format.no-subject /metadata"), rules(read.findings()));
    assertEquals("zlib", read.sbom().components().get(0).name());
    assertFalse(read.sbom().content().statesSubject());
    byte[] written = SbomSpec.CYCLONEDX_1_6_JSON.write(read.sbom());
    assertFalse(new String(written, UTF_8).contains("unnamed"), new String(written, UTF_8));
    assertEquals(read.sbom(), SbomDocument.read(written).sbom());
    byte[] xml = SbomSpec.CYCLONEDX_1_6_XML.write(read.sbom());
    assertEquals(read.sbom(), SbomDocument.read(xml).sbom());
    assertReadByTheOtherReader(json(version, "", ZLIB), "CycloneDX " + version);
  }

  private static void assertReadByTheOtherReader(String document, String form) throws IOException {
    BomDocument other = BomDocument.read("x", new ByteArrayInputStream(document.getBytes(UTF_8)));
    assertEquals(form, other.form());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"})
  void readsXml(String version) throws Exception {
    String tools =
        "<tools><tool><vendor>Maker</vendor><name>scan</name><version>2</version></tool></tools>";
    ReadSbom read =
        read(
            """
            <bom xmlns="http://cyclonedx.org/schema/bom/%s" version="1">
              <metadata>%s<component type="firmware" bom-ref="p"><name>pump</name>
                <version>1</version></component></metadata>
              <components><component type="library" bom-ref="z"><name>zlib</name>
                <version>1.3.1</version></component></components>
              <dependencies><dependency ref="p"><dependency ref="z"/></dependency></dependencies>
            </bom>
            """
                .formatted(version, tools));
    assertEquals("CycloneDX " + version, read.form());
    assertEquals("pump", read.sbom().subject().name());
    assertEquals(List.of("z"), read.sbom().dependencies().neededBy("p"));
    Component tool = read.sbom().content().tools().get(0);
    assertEquals("Maker scan 2", tool.publisher() + " " + tool.name() + " " + tool.version());
    assertEquals(List.of(), rules(read.findings()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.8", "1.10", "2.0", "1.6.1", ""})
  void namesTheVersionsThatItReads(String version) {
    for (String document :
        List.of(
            json(version, "", ZLIB),
            "<bom xmlns=\"http://cyclonedx.org/schema/bom/" + version + "\"/>")) {
      String said = assertThrows(InvalidSbomException.class, () -> read(document)).getMessage();
      assertTrue(said.contains("CycloneDX " + version + " is not read"), said);
      assertTrue(said.contains("CycloneDX 1.2 to 1.7, SPDX 2.2 and 2.3"), said);
      assertFalse(said.contains("correct it"), said);
    }
    byte[] bytes = json(version, "", ZLIB).getBytes(UTF_8);
    String other =
        assertThrows(
                IOException.class, () -> BomDocument.read("x", new ByteArrayInputStream(bytes)))
            .getMessage();
    assertTrue(other.contains("is not read; read are"), other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPDX-2.0", "SPDX-2.1", "SPDX-2.4", "SPDX-3.1"})
  void namesTheVersionsOfSpdxThatItReads(String version) {
    String document = "{\"spdxVersion\":\"" + version + "\"}";
    String said = assertThrows(InvalidSbomException.class, () -> read(document)).getMessage();
    assertTrue(said.startsWith(version + " is not read; read are CycloneDX 1.2"), said);
  }

  @Test
  void olderVersionsAreCheckedByTheirOwnSchemas() throws Exception {
    String newer = ZLIB.replace("\"type\":\"library\"", "\"type\":\"cryptographic-asset\"");
    assertEquals("zlib", read(json("1.6", "", newer)).sbom().components().get(0).name());
    for (String version : List.of("1.2", "1.4", "1.5")) {
      String said =
          assertThrows(InvalidSbomException.class, () -> read(json(version, "", newer)))
              .getMessage();
      assertTrue(said.contains("(CycloneDX " + version + " schema"), said);
    }
  }

  @Test
  void whatOnly17HasIsToldAndTheRestIsRead() throws Exception {
    String component =
        """
        {"type":"library","name":"zlib","bom-ref":"z","isExternal":true,"versionRange":"vers:x/>1",
         "licenses":[{"expression":"MIT OR Zlib"},{"license":{"id":"MIT"}}],
         "hashes":[{"alg":"Streebog-256","content":"%1$s"},{"alg":"SHA-256","content":"%1$s"}],
         "externalReferences":[{"type":"patent","url":"https://p.example/1"}]}
        """
            .formatted("ab".repeat(32));
    String metadata = "\"metadata\":{\"distributionConstraints\":{\"tlp\":\"CLEAR\"}},";
    ReadSbom read = read(json("1.7", metadata, component));
    Component zlib = read.sbom().components().get(0);
    assertEquals(1, zlib.hashes().size());
    assertEquals(2, zlib.licences().size());
    assertEquals("other", zlib.references().get(0).type());
    assertEquals(
        List.of(
            "/components/0/externalReferences/0/type",
            "/components/0/hashes/0/alg",
            "/components/0/isExternal",
            "/components/0/versionRange",
            "/metadata/distributionConstraints"),
        read.dropped().stream().map(Finding::subject).sorted().toList());
    assertEquals(
        read.sbom().content().components().size(),
        SbomDocument.read(SbomSpec.CYCLONEDX_1_6_JSON.write(read.sbom())).sbom().all().size());
    assertThrows(InvalidSbomException.class, () -> read(json("1.6", metadata, component)));
    String wrong = component.replace("\"isExternal\":true", "\"isExternal\":\"yes\"");
    assertThrows(InvalidSbomException.class, () -> read(json("1.7", "", wrong)));
    assertThrows(
        InvalidSbomException.class,
        () -> read(json("1.7", "", component.replace("\"isExternal\"", "\"invented\""))));
  }

  @Test
  void xmlOf17IsReadWithoutWhatOnlyItHas() throws Exception {
    String document =
        """
        <bom xmlns="http://cyclonedx.org/schema/bom/1.7"><components>
          <component type="library" bom-ref="z" isExternal="true"><name>zlib</name>
            <versionRange>vers:x/1</versionRange>
            <externalReferences><reference type="patent"><url>https://p.example/1</url></reference>
            </externalReferences></component></components></bom>
        """;
    ReadSbom read = read(document);
    assertEquals("other", read.sbom().components().get(0).references().get(0).type());
    List<String> lost = read.dropped().stream().map(Finding::subject).toList();
    assertTrue(lost.contains("/bom/components/component/versionRange"), lost.toString());
    String invented = document.replace("versionRange", "invented");
    assertThrows(InvalidSbomException.class, () -> read(invented));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30 00:00:00Z",
        "2026-11-30t00:00:00z",
        "2026-11-30T01:00:00+01:00",
        "2026-11-29 23:00:00.000-01:00"
      })
  void takesEverySpellingOfAnInstant(String text) throws Exception {
    ReadSbom read = read(json("1.6", "\"metadata\":{\"timestamp\":\"" + text + "\"},", ZLIB));
    assertEquals("2026-11-30T00:00:00Z", read.sbom().timestamp().orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-30T00:00:00", "2026-11-30 00:00:00", "2026-11-30T00:00:00.123456"})
  void aTimeWithoutAZoneIsUnknownAndTold(String text) throws Exception {
    for (String version : List.of("1.4", "1.6", "1.7")) {
      ReadSbom read = read(json(version, "\"metadata\":{\"timestamp\":\"" + text + "\"},", ZLIB));
      assertTrue(read.sbom().timestamp().isEmpty());
      assertTrue(rules(read.unknown()).contains("format.no-zone /metadata/timestamp"), text);
    }
    ReadSbom spdx =
        read(
            """
            {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"n",
             "creationInfo":{"created":"%s","creators":["Tool: t"]}}
            """
                .formatted(text));
    assertTrue(rules(spdx.unknown()).contains("format.no-zone /creationInfo/created"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-30T00:00:00", "2026-11-30", ""})
  void whatIsNoTimeIsRefused(String text) {
    String document = json("1.6", "\"metadata\":{\"timestamp\":\"" + text + "\"},", ZLIB);
    assertThrows(InvalidSbomException.class, () -> read(document));
  }

  @Test
  void theDeviceStandsWhereNoSubjectIs() throws Exception {
    String needs =
        json("1.6", "", ZLIB + "," + ZLIB.replace("\"z\"", "\"y\""))
            .replaceFirst("}$", ",\"dependencies\":[{\"ref\":\"z\",\"dependsOn\":[\"y\"]}]}");
    SbomContent merged =
        SbomMerge.merge(
            new DeviceDescription("pump", null, null, null, null),
            List.of(read(needs).sbom().content()));
    assertEquals("pump", merged.subject().name());
    assertEquals(2, merged.components().size());
    assertEquals(List.of("z"), merged.dependencies().neededBy(merged.subject().ref()));
  }

  @Test
  void aModelOfMachineLearningMayHaveSeveralUsersInXml() throws Exception {
    String considerations =
        "<users><user>a</user><user>b</user></users><useCases><useCase>a</useCase>"
            + "<useCase>b</useCase></useCases>";
    String document =
        """
        <bom xmlns="http://cyclonedx.org/schema/bom/%s"><components>
          <component type="machine-learning-model"><name>m</name>
            <modelCard><considerations>%s</considerations></modelCard></component></components></bom>
        """;
    for (String version : List.of("1.5", "1.6", "1.7")) {
      assertEquals(1, read(document.formatted(version, considerations)).sbom().all().size());
    }
    assertThrows(InvalidSbomException.class, () -> read(document.formatted("1.6", "<invented/>")));
  }

  @Test
  void aModelCardMayEndWithPropertiesInXml() throws Exception {
    String card =
        """
        <bom xmlns="http://cyclonedx.org/schema/bom/%s"><components>
          <component type="machine-learning-model"><name>m</name>
            <modelCard>%s</modelCard></component></components></bom>
        """;
    String properties = "<properties><property name=\"a:b\">c</property></properties>";
    for (String version : List.of("1.5", "1.6", "1.7")) {
      String before = "<considerations/>" + properties;
      assertEquals(1, read(card.formatted(version, before)).sbom().all().size(), version);
      assertEquals(1, read(card.formatted(version, properties)).sbom().all().size(), version);
    }
    for (String wrong : List.of(properties + "<considerations/>", properties + properties)) {
      assertThrows(InvalidSbomException.class, () -> read(card.formatted("1.6", wrong)));
    }
    String nameless = "<properties><property>c</property></properties>";
    assertThrows(InvalidSbomException.class, () -> read(card.formatted("1.6", nameless)));
  }

  @Test
  void writesTheSameBytesForADocumentOfAnyVersion() throws Exception {
    byte[] expected = SbomSpec.CYCLONEDX_1_6_JSON.write(read(json("1.6", "", ZLIB)).sbom());
    for (String version : List.of("1.2", "1.3", "1.4", "1.5", "1.7")) {
      assertArrayEquals(
          expected, SbomSpec.CYCLONEDX_1_6_JSON.write(read(json(version, "", ZLIB)).sbom()));
    }
  }
}
