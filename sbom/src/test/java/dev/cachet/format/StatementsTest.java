package dev.cachet.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.difference.Change;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexList;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents say on vulnerabilities, on its way through them. */
class StatementsTest {
  private static String cycloneDx(String version, String analysis, String more) {
    return """
    {"bomFormat":"CycloneDX","specVersion":"%s","version":1,
     "serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
     "metadata":{"timestamp":"2026-01-01T00:00:00Z",
      "component":{"type":"firmware","name":"pump","version":"1","bom-ref":"pump"}},
     "components":[{"type":"library","name":"zlib","version":"1.3.1","bom-ref":"z",
      "purl":"pkg:generic/zlib@1.3.1"}],
     "vulnerabilities":[{"id":"CVE-2026-1","source":{"name":"NVD"},"analysis":%s%s,
      "affects":[{"ref":"z"}]},
      {"id":"CVE-2026-2","affects":[{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#z"}]}]}
    """
        .formatted(version, analysis, more);
  }

  private static final String ANALYSIS =
      "{\"state\":\"not_affected\",\"justification\":\"code_not_present\","
          + "\"response\":[\"will_not_fix\",\"update\"],\"detail\":\"not built\"}";
  private static final VexProduct ZLIB =
      new VexProduct("z", "zlib", "1.3.1", "pkg:generic/zlib@1.3.1");

  private static ReadSbom read(String document) throws InvalidSbomException {
    return SbomDocument.read(document.getBytes(UTF_8));
  }

  private static List<VexStatement> bound(ReadSbom read) {
    return VexList.of(read.sbom(), read.statements()).statements();
  }

  private static List<VexStatement> expected() {
    return List.of(
        new VexStatement(
            "CVE-2026-1",
            "NVD",
            VexState.NOT_AFFECTED,
            "code_not_present",
            "not built",
            List.of("update", "will_not_fix"),
            List.of(ZLIB)),
        new VexStatement(
            "CVE-2026-2", null, VexState.IN_TRIAGE, null, null, List.of(), List.of(ZLIB)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4", "1.5", "1.6", "1.7"})
  void readsThoseOfCycloneDxJson(String version) throws Exception {
    ReadSbom read = read(cycloneDx(version, ANALYSIS, ",\"ratings\":[{\"score\":9.8}]"));
    assertEquals(expected(), bound(read));
    assertEquals(List.of(), VexList.of(read.sbom(), read.statements()).findings());
    assertTrue(
        read.dropped().stream()
            .map(Finding::subject)
            .toList()
            .containsAll(List.of("/vulnerabilities", "/vulnerabilities/ratings")));
  }

  @Test
  void readsThoseOfCycloneDxXml() throws Exception {
    String document =
        """
        <?xml version="1.0"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1">
          <metadata><component type="firmware" bom-ref="pump"><name>pump</name></component></metadata>
          <components><component type="library" bom-ref="z"><name>zlib</name><version>1.3.1</version>
            <purl>pkg:generic/zlib@1.3.1</purl></component></components>
          <vulnerabilities>
            <vulnerability bom-ref="v"><id>CVE-2026-1</id><source><name>NVD</name></source>
              <analysis><state>not_affected</state><justification>code_not_present</justification>
                <responses><response>will_not_fix</response><response>update</response></responses>
                <detail>not built</detail></analysis>
              <affects><target><ref>z</ref></target></affects></vulnerability>
            <vulnerability><id>CVE-2026-2</id><affects><target><ref>z</ref></target></affects>
            </vulnerability>
          </vulnerabilities>
        </bom>
        """;
    assertEquals(expected(), bound(read(document)));
  }

  private static final String SPDX3 =
      """
      {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
      {"type":"CreationInfo","@id":"_:c","created":"2026-08-01T00:00:00Z","specVersion":"3.0.1",
       "createdBy":["u:agent"]},
      {"type":"software_Package","spdxId":"u:image","creationInfo":"_:c","name":"image",
       "software_primaryPurpose":"archive"},
      {"type":"software_Package","spdxId":"u:libc","creationInfo":"_:c","name":"libc6",
       "software_primaryPurpose":"install"},
      {"type":"software_Package","spdxId":"u:glibc","creationInfo":"_:c","name":"glibc",
       "software_primaryPurpose":"specification"},
      {"type":"security_Vulnerability","spdxId":"u:v1","creationInfo":"_:c",
       "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"cve",
       "identifier":"CVE-2026-1","identifierLocator":["https://cveawg.example.org/1"]}]},
      {"type":"security_Vulnerability","spdxId":"u:v2","creationInfo":"_:c",
       "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"cve",
       "identifier":"CVE-2026-2"}]},
      {"type":"security_VexNotAffectedVulnAssessmentRelationship","spdxId":"u:r1","creationInfo":"_:c",
       "from":"u:v1","relationshipType":"doesNotAffect","to":["u:glibc"],
       "security_justificationType":"vulnerableCodeNotPresent",
       "security_impactStatement":"only on Windows","security_vexVersion":"1.0.0"},
      {"type":"Relationship","spdxId":"u:r2","creationInfo":"_:c","from":"u:glibc",
       "relationshipType":"hasAssociatedVulnerability","to":["u:v1","u:v2"]},
      {"type":"LifecycleScopedRelationship","spdxId":"u:r3","creationInfo":"_:c","scope":"build",
       "from":"u:glibc","relationshipType":"generates","to":["u:libc"]},
      {"type":"SpdxDocument","spdxId":"u:doc","creationInfo":"_:c","rootElement":["u:image"]}]}
      """;

  @Test
  void readsThoseOfSpdx3OnRecipesAsThoseOnTheirPackages() throws Exception {
    ReadSbom read = read(SPDX3);
    List<VexStatement> bound = bound(read);
    assertEquals(
        List.of("CVE-2026-1 not_affected", "CVE-2026-2 in_triage"),
        bound.stream().map(s -> s.vulnerability() + " " + s.state().word()).toList());
    assertEquals("code_not_present", bound.get(0).justification());
    assertEquals("only on Windows", bound.get(0).detail());
    assertEquals(
        List.of("glibc", "libc6"), bound.get(0).products().stream().map(p -> p.name()).toList());
    assertEquals(
        List.of("glibc", "libc6"), bound.get(1).products().stream().map(p -> p.name()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixedIn VexFixed resolved",
        "affects VexAffected exploitable",
        "underInvestigationFor VexUnderInvestigation in_triage"
      })
  void readsTheOtherStatesOfSpdx3(String words) throws Exception {
    String[] each = words.split(" ", -1);
    ReadSbom read =
        read(SPDX3.replace("doesNotAffect", each[0]).replace("VexNotAffected", each[1]));
    assertEquals(each[2], bound(read).get(0).state().word());
  }

  @Test
  void writesThemAsADocumentOfTheirOwnThatIsReadAgain() throws Exception {
    ReadSbom read = read(cycloneDx("1.4", ANALYSIS, ""));
    WrittenSbom written = VexDocument.write(read.sbom(), bound(read));
    ReadSbom again = SbomDocument.read(written.document());
    assertEquals(expected(), bound(again));
    assertEquals("pump", again.sbom().subject().name());
    assertEquals(
        "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1",
        again.sbom().content().references().get(0).url());
    assertNotEquals(read.sbom().serial(), again.sbom().serial());
    assertNotEquals(
        again.sbom().serial(),
        SbomDocument.read(VexDocument.write(read.sbom(), bound(read).subList(0, 1)).document())
            .sbom()
            .serial());
  }

  @Test
  void keepsThemOverConversionsBesideTheSbom() throws Exception {
    ReadSbom read = read(SPDX3);
    ReadSbom converted = SbomDocument.read(SbomSpec.CYCLONEDX_1_6_JSON.write(read.sbom()));
    ReadSbom beside = SbomDocument.read(VexDocument.write(read.sbom(), bound(read)).document());
    VexList list = VexList.of(converted.sbom(), bound(beside));
    assertEquals(bound(read), list.statements());
    assertEquals(List.of(), list.findings());
  }

  @Test
  void writesThemInsideOfCycloneDxJsonAndSpdx3AndListsThemElsewhere() throws Exception {
    ReadSbom read = read(cycloneDx("1.6", ANALYSIS, ""));
    for (SbomSpec spec : SbomSpec.values()) {
      if (spec == SbomSpec.SPDX_3_0_1_JSON) {
        // Spdx3VexWritingTest
        continue;
      }
      WrittenSbom written = spec.encode(read.sbom(), bound(read));
      ReadSbom again = SbomDocument.read(written.document());
      boolean inside = spec == SbomSpec.CYCLONEDX_1_6_JSON;
      assertEquals(inside ? expected() : List.of(), bound(again), spec.label());
      assertEquals(
          !inside,
          written.dropped().stream()
              .anyMatch(f -> f.subject().equals("/vulnerabilities/CVE-2026-1")),
          spec.label());
      assertFalse(new String(spec.write(read.sbom()), UTF_8).contains("CVE-2026-1"), spec.label());
    }
  }

  @Test
  void tellsTwoThatDifferAndThoseOnNothing() {
    Sbom sbom = FullSbom.portable();
    VexProduct gone = VexProduct.named("gone", "1");
    VexStatement one = statement("CVE-1", VexState.RESOLVED, gone);
    VexList list =
        VexList.of(sbom, List.of(one, statement("CVE-1", VexState.EXPLOITABLE, gone), one));
    assertEquals(2, list.statements().size());
    assertEquals(
        List.of("vex.no-component", "vex.conflict"),
        list.findings().stream().map(Finding::rule).toList());
    assertTrue(list.findings().get(1).message().contains("resolved and exploitable"));
  }

  private static VexStatement statement(String id, VexState state, VexProduct product) {
    return new VexStatement(id, null, state, null, null, List.of(), List.of(product));
  }

  @Test
  void takesNoReferenceOfAnotherDocumentForItsOwn() throws Exception {
    Sbom sbom = read(cycloneDx("1.6", ANALYSIS, "")).sbom();
    VexProduct other = new VexProduct("z", "openssl", "3", null);
    VexList list = VexList.of(sbom, List.of(statement("CVE-1", VexState.RESOLVED, other)));
    assertEquals(List.of(other), list.statements().get(0).products());
  }

  @Test
  void saysWhichOnesChanged() throws Exception {
    ReadSbom before = read(cycloneDx("1.6", ANALYSIS, ""));
    ReadSbom after =
        read(
            cycloneDx("1.6", "{\"state\":\"exploitable\"}", "")
                .replace("CVE-2026-2", "CVE-2026-3")
                .replace("1.3.1", "1.3.2"));
    Set<String> said =
        SbomDiff.between(before, after).changes().stream()
            .filter(change -> change.kind().name().startsWith("STATEMENT"))
            .map(change -> change.kind() + " " + change.sentence(text -> text))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        new TreeSet<>(
            Set.of(
                "STATEMENT_ADDED CVE-2026-3 in_triage is now stated of zlib",
                "STATEMENT_CHANGED of zlib was stated CVE-2026-1 not_affected, code_not_present,"
                    + " update, will_not_fix: not built and is stated CVE-2026-1 exploitable",
                "STATEMENT_REMOVED CVE-2026-2 in_triage is no longer stated of zlib")),
        said);
    assertTrue(
        SbomDiff.between(before, before).changes().stream().map(Change::kind).toList().isEmpty());
  }
}
