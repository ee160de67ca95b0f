package dev.cachet.format.spdx3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPDX 3.0.1 as builds of embedded systems write it. */
class Spdx3ReaderTest {
  private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  private static final String IMAGE =
      """
      {"type":"CreationInfo","@id":"_:c","created":"2026-08-01T00:00:00Z","specVersion":"3.0.1",
       "createdBy":["u:agent"]},
      {"type":"Organization","spdxId":"u:agent","creationInfo":"_:c","name":"Maker"},
      {"type":"software_Package","spdxId":"u:image","creationInfo":"_:c","name":"pump-image",
       "software_primaryPurpose":"archive"},
      {"type":"software_Package","spdxId":"u:busybox","creationInfo":"_:c","name":"busybox",
       "software_packageVersion":"1.37.0","software_primaryPurpose":"install",
       "software_packageUrl":"pkg:yocto/core/busybox@1.37.0","suppliedBy":"u:agent",
       "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"cpe23",
        "identifier":"cpe:2.3:*:*:busybox:1.37.0:*:*:*:*:*:*:*"}],
       "verifiedUsing":[{"type":"Hash","algorithm":"sha256","hashValue":"%1$s"}]},
      {"type":"software_Package","spdxId":"u:libc","creationInfo":"_:c","name":"libc6",
       "software_primaryPurpose":"install"},
      {"type":"software_Package","spdxId":"u:tar","creationInfo":"_:c","name":"busybox.tar",
       "software_primaryPurpose":"source"},
      {"type":"software_File","spdxId":"u:sh","creationInfo":"_:c","name":"bin/sh",
       "verifiedUsing":[{"type":"Hash","algorithm":"sha256","hashValue":"%1$s"}]},
      {"type":"simplelicensing_LicenseExpression","spdxId":"u:gpl","creationInfo":"_:c",
       "simplelicensing_licenseExpression":"GPL-2.0-only"},
      {"type":"Relationship","spdxId":"u:r1","creationInfo":"_:c","from":"u:busybox",
       "relationshipType":"hasDeclaredLicense","to":["u:gpl"]},
      {"type":"LifecycleScopedRelationship","spdxId":"u:r2","creationInfo":"_:c","scope":"runtime",
       "from":"u:busybox","relationshipType":"dependsOn","to":["u:libc"]},
      {"type":"LifecycleScopedRelationship","spdxId":"u:r3","creationInfo":"_:c","scope":"build",
       "from":"u:busybox","relationshipType":"dependsOn","to":["u:tar"]},
      {"type":"Relationship","spdxId":"u:r4","creationInfo":"_:c","from":"u:busybox",
       "relationshipType":"contains","to":["u:sh"]},
      {"type":"Relationship","spdxId":"u:r5","creationInfo":"_:c","from":"u:build",
       "relationshipType":"hasInput","to":["u:busybox","u:libc","u:tar"]},
      {"type":"Relationship","spdxId":"u:r6","creationInfo":"_:c","from":"u:build",
       "relationshipType":"hasOutput","to":["u:image"]},
      {"type":"software_Sbom","spdxId":"u:sbom","creationInfo":"_:c","rootElement":["u:image"],
       "element":["u:image"]},
      {"type":"SpdxDocument","spdxId":"u:doc","creationInfo":"_:c","rootElement":["u:sbom"]}
      """
          .formatted("ab".repeat(32));

  private static ReadSbom read(String context, String graph) throws InvalidSbomException {
    return SbomDocument.read(
        ("{\"@context\":\"" + context + "\",\"@graph\":[" + graph + "]}").getBytes(UTF_8));
  }

  private static String relation(String type, String to) {
    return (",{\"type\":\"Relationship\",\"spdxId\":\"u:x\",\"creationInfo\":\"_:c\","
            + "\"from\":\"u:busybox\",\"relationshipType\":\"%s\",\"to\":[\"%s\"]}")
        .formatted(type, to);
  }

  @Test
  void readsPackagesFilesLicencesAndRuntimeNeeds() throws Exception {
    ReadSbom read = read(CONTEXT, IMAGE);
    Sbom sbom = read.sbom();
    assertEquals(SbomSpec.SPDX_3_0_1_JSON, read.spec());
    assertEquals("pump-image", sbom.subject().name());
    assertEquals("2026-08-01T00:00:00Z", sbom.timestamp().orElseThrow().toString());
    Map<String, Component> all =
        sbom.all().stream().collect(Collectors.toMap(Component::ref, one -> one));
    Component busybox = all.get("u:busybox");
    assertEquals("pkg:yocto/core/busybox@1.37.0", busybox.purl());
    assertEquals("cpe:2.3:*:*:busybox:1.37.0:*:*:*:*:*:*:*", busybox.cpe());
    assertEquals("Maker", busybox.supplier().name());
    assertEquals("bin/sh", busybox.parts().get(0).name());
    LicenceClaim licence = busybox.licences().get(0);
    assertEquals("GPL-2.0-only DECLARED", licence.text() + " " + licence.acknowledgement());
    assertEquals(List.of("u:libc"), sbom.dependencies().neededBy("u:busybox"));
    assertEquals(List.of("u:busybox", "u:libc"), sbom.dependencies().neededBy("u:image"));
    assertEquals(Scope.EXCLUDED, all.get("u:tar").scope());
    assertEquals(List.of(), read.unknown());
    List<String> lost = read.dropped().stream().map(Finding::subject).toList();
    assertEquals(List.of("/@graph/10/relationshipType"), lost, "the need of the build is told");
  }

  @Test
  void becomesADocumentThatIsValidInEveryForm() throws Exception {
    Sbom sbom = read(CONTEXT, IMAGE).sbom();
    for (SbomSpec spec : SbomSpec.values()) {
      assertTrue(spec.write(sbom).length > 0, spec.label());
    }
    assertEquals(
        sbom.all().size(),
        SbomDocument.read(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom)).sbom().all().size());
  }

  @Test
  void aNeedOfWhatIsElsewhereIsUnknownAndNotNothing() throws Exception {
    ReadSbom read = read(CONTEXT, IMAGE + relation("dependsOn", "u:elsewhere"));
    assertTrue(
        read.unknown().stream().anyMatch(one -> one.message().contains("'u:elsewhere'")),
        read.unknown().toString());
    assertTrue(
        read.sbom().content().compositions().stream()
            .anyMatch(
                one ->
                    one.aggregate() == CompositionAggregate.UNKNOWN
                        && one.dependencies().contains("u:busybox")));
    ReadSbom licence = read(CONTEXT, IMAGE + relation("hasConcludedLicense", "u:none"));
    assertEquals("format.external-missing", licence.unknown().get(0).rule());
    String imports = "\"import\":[{\"type\":\"ExternalMap\",\"externalSpdxId\":\"u:other\"}],";
    ReadSbom external =
        read(CONTEXT, IMAGE.replace("\"spdxId\":\"u:doc\",", imports + "\"spdxId\":\"u:doc\","));
    assertEquals("format.external-missing", external.unknown().get(0).rule());
  }

  @Test
  void whatItCannotCarryIsTold() throws Exception {
    String vulnerability =
        ",{\"type\":\"security_Vulnerability\",\"spdxId\":\"u:v\",\"creationInfo\":\"_:c\"}";
    ReadSbom read = read(CONTEXT, IMAGE + vulnerability + relation("patchedBy", "u:sh"));
    assertEquals(
        2,
        read.dropped().stream()
            .filter(f -> f.subject().matches("/@graph/1[67].*"))
            .map(f -> f.subject().substring(0, 10))
            .distinct()
            .count());
  }

  @Test
  void withoutOneSubjectThereIsNone() throws Exception {
    String none = IMAGE.replace("\"rootElement\":[\"u:image\"]", "\"rootElement\":[]");
    ReadSbom read = read(CONTEXT, none);
    assertFalse(read.sbom().content().statesSubject());
    assertEquals("format.no-subject", read.unknown().get(0).rule());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1", "4.0", "3.0.2"})
  void namesTheVersionsThatItReads(String version) {
    String context = CONTEXT.replace("3.0.1", version);
    String said = assertThrows(InvalidSbomException.class, () -> read(context, IMAGE)).getMessage();
    assertTrue(said.startsWith("SPDX " + version + " is not read; read are"), said);
    String inside = IMAGE.replace("\"3.0.1\"", "\"" + version + "\"");
    assertThrows(InvalidSbomException.class, () -> read(CONTEXT, inside));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{\"type\":\"software_Package\",\"name\":\"a\"}",
        "{\"type\":\"software_Package\",\"spdxId\":\"a\",\"name\":7}",
        "{\"type\":\"CreationInfo\",\"specVersion\":\"3.0.1\",\"created\":\"now\"}"
      })
  void refusesWhatIsNoElement(String element) {
    assertThrows(InvalidSbomException.class, () -> read(CONTEXT, element));
  }

  @Test
  void ofSpdx2ANeedOfAnotherDocumentIsUnknown() throws Exception {
    String document =
        """
        {"spdxVersion":"SPDX-2.2","SPDXID":"SPDXRef-DOCUMENT","name":"n",
         "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t"]},
         "externalDocumentRefs":[{"externalDocumentId":"DocumentRef-a","spdxDocument":"u:a",
          "checksum":{"algorithm":"SHA1","checksumValue":"00"}}],
         "packages":[{"SPDXID":"SPDXRef-p","name":"p"}],
         "relationships":[
          {"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES",
           "relatedSpdxElement":"SPDXRef-p"},
          {"spdxElementId":"SPDXRef-p","relationshipType":"DEPENDS_ON","relatedSpdxElement":"NONE"},
          {"spdxElementId":"SPDXRef-p","relationshipType":"DEPENDS_ON",
           "relatedSpdxElement":"DocumentRef-a:SPDXRef-q"}]}
        """;
    ReadSbom read = SbomDocument.read(document.getBytes(UTF_8));
    assertEquals("SPDX 2.2", read.form());
    assertEquals(2, read.unknown().size(), read.unknown().toString());
    assertEquals(
        List.of(CompositionAggregate.UNKNOWN),
        read.sbom().content().compositions().stream().map(c -> c.aggregate()).toList());
  }
}
