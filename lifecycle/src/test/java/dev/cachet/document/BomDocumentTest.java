package dev.cachet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BomDocumentTest {
  private static final String CYCLONE_DX =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
       "metadata":{"tools":{"components":[{"type":"application","name":"tool","version":"1"}]},
         "component":{"type":"device","name":"pump","version":"3",
           "components":[{"type":"library","name":"inner","version":"1"}]}},
       "components":[
         {"type":"operating-system","name":"debian","version":"12"},
         {"type":"application","name":"app","version":"2","cpe":"cpe:2.3:a:v:p:2:*:*:*:*:*:*:*",
          "pedigree":{"ancestors":[{"type":"library","name":"ancestor","version":"0"}]},
          "components":[{"type":"library","name":"nested",
            "purl":"pkg:deb/debian/libc6@2.36?arch=amd64&distro=debian-12"}]},
         {"type":"file","name":"/etc/passwd"},
         {"type":"file","name":"x","purl":"pkg:generic/x@1"}]}
      """;
  private static final String SPDX_2 =
      """
      {"packages":[
         {"SPDXID":"SPDXRef-os","name":"alpine","versionInfo":"3.20.3",
          "primaryPackagePurpose":"OPERATING_SYSTEM"},
         {"name":"musl","versionInfo":"1.2.5","externalRefs":[
           {"referenceCategory":"SECURITY","referenceType":"cpe23Type",
            "referenceLocator":"cpe:2.3:a:musl-libc:musl:1.2.5:*:*:*:*:*:*:*"},
           {"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
            "referenceLocator":"pkg:apk/alpine/musl@1.2.5?distro=alpine-3.20.3"}]}],
       "spdxVersion":"SPDX-2.3"}
      """;
  private static final String SPDX_3 =
      """
      {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
         {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1"},
         {"type":"software_Package","name":"debian","software_packageVersion":"11",
          "software_primaryPurpose":"operatingSystem"},
         {"type":"software_Package","name":"openssl","software_packageVersion":"3.0.15",
          "software_packageUrl":"pkg:generic/openssl@3.0.15","externalIdentifier":["urn:x",
            {"type":"ExternalIdentifier","externalIdentifierType":"cpe23",
             "identifier":"cpe:2.3:a:openssl:openssl:3.0.15:*:*:*:*:*:*:*"}]},
         {"type":"software_File","name":"a.c"}]}
      """;

  private static BomDocument read(String json, Charset charset) throws IOException {
    return BomDocument.read("sbom", new ByteArrayInputStream(json.getBytes(charset)));
  }

  private static BomDocument read(String json) throws IOException {
    return read(json, StandardCharsets.UTF_8);
  }

  private static List<String> names(List<BomPart> parts) {
    return parts.stream().map(BomPart::name).toList();
  }

  @Test
  void readsCycloneDxWithNestedComponentsButNeitherToolsNorAncestorsNorTheSubject()
      throws IOException {
    BomDocument document = read(CYCLONE_DX);
    assertEquals("CycloneDX 1.6", document.form());
    assertEquals(List.of(new BomPart("/components/0", "debian", "12", "", "")), document.systems());
    assertEquals(List.of("inner", "nested", "app", "x"), names(document.components()));
    assertEquals("/components/1/components/0", document.components().get(1).pointer());
    assertEquals("cpe:2.3:a:v:p:2:*:*:*:*:*:*:*", document.components().get(2).cpe());
    assertEquals(Map.of("debian-12", 1), document.distributions());
  }

  @Test
  void aSubjectThatIsAnOperatingSystemCounts() throws IOException {
    BomDocument document = read(CYCLONE_DX.replace("\"device\"", "\"operating-system\""));
    assertEquals(List.of("pump", "debian"), names(document.systems()));
  }

  @Test
  void readsSpdx2() throws IOException {
    BomDocument document = read(SPDX_2);
    assertEquals("SPDX-2.3", document.form());
    assertEquals(
        List.of(new BomPart("/packages/0", "alpine", "3.20.3", "", "")), document.systems());
    assertEquals(
        "pkg:apk/alpine/musl@1.2.5?distro=alpine-3.20.3", document.components().get(0).purl());
    assertEquals(Map.of("alpine-3.20.3", 1), document.distributions());
    String hyphen = SPDX_2.replace("OPERATING_SYSTEM", "OPERATING-SYSTEM");
    assertEquals(List.of("alpine"), names(read(hyphen).systems()));
  }

  @Test
  void readsSpdx3() throws IOException {
    BomDocument document = read(SPDX_3);
    assertEquals("SPDX 3", document.form());
    assertEquals(List.of("debian"), names(document.systems()));
    assertEquals(List.of("openssl"), names(document.components()));
    assertEquals("pkg:generic/openssl@3.0.15", document.components().get(0).purl());
    assertTrue(document.components().get(0).cpe().startsWith("cpe:2.3:a:openssl"));
  }

  @Test
  void readsEveryEncodingOfJson() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertEquals(4, read(CYCLONE_DX, charset).components().size());
    }
    assertEquals(4, read("\uFEFF" + CYCLONE_DX).components().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "1",
        "{\"bomFormat\":\"CycloneDX\"}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}x",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}{}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"spdxVersion\":\"SPDX-2.3\"}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":1.6}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":{}}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[1]}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":{}}]}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"a\":\"\\ud",
        "{\"@context\":\"https://example.org\",\"@graph\":[]}"
      })
  void refusesWhatIsNoSbom(String json) {
    assertThrows(IOException.class, () -> read(json));
  }

  @Test
  void refusesAMemberThatStandsTwiceAndNamesIt() {
    String twice =
        CYCLONE_DX.replace("\"name\":\"debian\"", "\"name\":\"debian\",\"name\":\"ubuntu\"");
    IOException refused = assertThrows(IOException.class, () -> read(twice));
    assertEquals("/components/0/name stands twice in one object (line 6)", refused.getMessage());
    assertThrows(
        IOException.class,
        () -> read(CYCLONE_DX.replace("\"version\":1,", "\"bomFormat\":\"CycloneDX\",")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"components\":[{\"a\":", "{\"a\":"})
  void refusesNestingWithoutEnd(String open) {
    String deep =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
            + "{\"components\":[".repeat(150);
    assertThrows(IOException.class, () -> read(deep));
    assertThrows(IOException.class, () -> read("{\"x\":" + open.repeat(500_000)));
  }

  @Test
  void refusesNamesThatAreTooLong() {
    String name = "x".repeat(4001);
    IOException refused =
        assertThrows(
            IOException.class, () -> read(CYCLONE_DX.replace("\"debian\"", "\"" + name + "\"")));
    assertTrue(refused.getMessage().startsWith("/components/0/name is longer"));
  }

  @Test
  void passesOverHugeTextsAndManyNamesThatNobodyAskedFor() throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      names.append("\"n").append(i).append("\":0,");
    }
    String licence = "\"license\":\"" + "x".repeat(30_000_000) + "\",";
    BomDocument document = read(CYCLONE_DX.replace("\"version\":1,", licence + names));
    assertEquals(4, document.components().size());
  }

  @Test
  void refusesTooManyComponents() {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
            + "{\"name\":\"a\"},".repeat(250_001)
            + "{\"name\":\"a\"}]}";
    IOException refused = assertThrows(IOException.class, () -> read(json));
    assertTrue(refused.getMessage().contains("more than 250000 components"));
  }
}
