package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxTest {
  @Test
  void readsBackWhatSpdx2CanSay() throws Exception {
    WrittenSbom written = SbomSpec.SPDX_2_3_JSON.encode(FullSbom.portable());
    ReadSbom read = SbomDocument.read(written.document());
    assertEquals(SbomSpec.SPDX_2_3_JSON, read.spec());
    assertEquals(List.of(), read.dropped());
    assertEquals(json(FullSbom.portable()), json(read.sbom()));
    assertEquals(FullSbom.portable(), read.sbom());
    assertEquals(Set.of("/compositions"), subjects(written.dropped()));
  }

  @Test
  void listsWhatSpdx2CannotSay() throws Exception {
    WrittenSbom written = SbomSpec.SPDX_2_3_JSON.encode(FullSbom.everything());
    assertEquals(
        Set.of(
            "/compositions",
            "/externalReferences",
            "/metadata/licenses",
            "/metadata/supplier",
            "/metadata/tools",
            "/services",
            "full/authors",
            "full/evidence/identity",
            "full/evidence/occurrences",
            "full/externalReferences/hashes",
            "full/licenses/url",
            "full/manufacturer",
            "full/pedigree/ancestors",
            "full/pedigree/descendants",
            "full/pedigree/patches",
            "full/pedigree/variants",
            "full/swid"),
        subjects(written.dropped()));
  }

  @Test
  void listsWhatSpdx3CannotSay() throws Exception {
    WrittenSbom written = SbomSpec.SPDX_3_0_1_JSON.encode(FullSbom.everything());
    assertEquals(
        Set.of(
            "/compositions",
            "/externalReferences",
            "/metadata/licenses",
            "/metadata/supplier",
            "/services",
            "full/evidence/identity",
            "full/evidence/occurrences",
            "full/externalReferences/hashes",
            "full/licenses/url",
            "full/pedigree/ancestors",
            "full/pedigree/descendants",
            "full/pedigree/patches",
            "full/pedigree/variants",
            "full/swid"),
        subjects(written.dropped()));
  }

  @Test
  void writesInSpdx3NoNameTwiceAndPointsToNoneThatIsNotThere() throws Exception {
    JsonNode graph =
        new ObjectMapper()
            .readTree(SbomSpec.SPDX_3_0_1_JSON.write(FullSbom.everything()))
            .get("@graph");
    Set<String> names = new TreeSet<>();
    for (JsonNode element : graph) {
      if (element.has("spdxId")) {
        assertTrue(names.add(element.get("spdxId").textValue()), element::toString);
      }
    }
    for (JsonNode element : graph) {
      for (String field :
          List.of(
              "from",
              "to",
              "rootElement",
              "element",
              "subject",
              "suppliedBy",
              "originatedBy",
              "createdBy",
              "createdUsing")) {
        JsonNode values = element.path(field);
        values.forEach(value -> assertTrue(isKnown(value.textValue(), names), value::toString));
        assertTrue(!values.isTextual() || isKnown(values.textValue(), names), values::toString);
      }
    }
  }

  private static boolean isKnown(String name, Set<String> names) {
    return names.contains(name) || name.endsWith("/Core/NoneElement");
  }

  @Test
  void statesSupportAndCompletenessInSpdx3() throws Exception {
    JsonNode graph =
        new ObjectMapper()
            .readTree(SbomSpec.SPDX_3_0_1_JSON.write(FullSbom.everything()))
            .get("@graph");
    Set<String> said = new TreeSet<>();
    for (JsonNode element : graph) {
      said.add(element.path("completeness").asText());
      said.add(element.path("validUntilTime").asText());
      said.add(element.path("software_sbomType").path(0).asText());
      said.add(element.path("supportLevel").path(0).asText());
    }
    assertEquals(
        Set.of("", "2030-06-30T23:59:59Z", "analyzed", "complete", "incomplete", "noAssertion"),
        said);
  }

  @Test
  void writesTheSameBytesForTheSameContent() throws Exception {
    for (SbomSpec spec : List.of(SbomSpec.SPDX_2_3_JSON, SbomSpec.SPDX_3_0_1_JSON)) {
      assertArrayEquals(spec.write(FullSbom.everything()), spec.write(FullSbom.everything()));
    }
  }

  @Test
  void refusesToWriteSpdxWithoutTheInstantThatItDemands() {
    Sbom timeless = Sbom.asStated(FullSbom.portable().content(), null, null);
    for (SbomSpec spec : List.of(SbomSpec.SPDX_2_3_JSON, SbomSpec.SPDX_3_0_1_JSON)) {
      InvalidSbomException e = assertThrows(InvalidSbomException.class, () -> spec.write(timeless));
      assertTrue(e.getMessage().startsWith("/creationInfo/created"), e.getMessage());
    }
  }

  @Test
  void neverWritesAnUnknownLicenceAsAnIdentifier() throws Exception {
    Sbom sbom =
        Sbom.of(
            SbomContent.builder(
                    Component.builder("a", ComponentType.LIBRARY, "a")
                        .licences(List.of(new LicenceClaim(Form.ID, "mitt")))
                        .build())
                .build(),
            FullSbom.DAY);
    JsonNode spdx = new ObjectMapper().readTree(SbomSpec.SPDX_2_3_JSON.write(sbom));
    String declared = spdx.at("/packages/0/licenseDeclared").textValue();
    assertTrue(declared.startsWith("LicenseRef-mitt-"), declared);
    assertEquals(declared, spdx.at("/hasExtractedLicensingInfos/0/licenseId").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "LicenseRef-own"})
  void writesTheTextOfALicenceAndTellsTwoOfOneNameApart(String name) throws Exception {
    LicenceClaim one = own(name, "first text");
    LicenceClaim two = own(name, "second text");
    LicenceClaim nameOnly = new LicenceClaim(Form.NAME, name);
    Sbom sbom =
        Sbom.of(
            SbomContent.builder(
                    Component.builder("a", ComponentType.LIBRARY, "a")
                        .licences(List.of(nameOnly))
                        .build())
                .components(
                    List.of(
                        Component.builder("b", ComponentType.LIBRARY, "b")
                            .licences(List.of(one, two))
                            .build()))
                .build(),
            FullSbom.DAY);

    JsonNode infos =
        new ObjectMapper()
            .readTree(SbomSpec.SPDX_2_3_JSON.write(sbom))
            .get("hasExtractedLicensingInfos");

    assertEquals(3, infos.size());
    Set<String> texts = new TreeSet<>();
    for (JsonNode info : infos) {
      assertEquals(name, info.get("name").textValue());
      texts.add(info.get("extractedText").textValue());
    }
    assertEquals(Set.of(name, "first text", "second text"), texts);
    String spdx3 = new String(SbomSpec.SPDX_3_0_1_JSON.write(sbom), StandardCharsets.UTF_8);
    assertTrue(spdx3.contains("first text") && spdx3.contains("second text"), spdx3);
    List<Integer> named = new ArrayList<>();
    for (JsonNode element : new ObjectMapper().readTree(spdx3).get("@graph")) {
      if (element.has("simplelicensing_customIdToUri")) {
        named.add(element.get("simplelicensing_customIdToUri").size());
      }
    }
    assertEquals(List.of(1, 2), named.stream().sorted().toList());
  }

  private static LicenceClaim own(String name, String wording) {
    return new LicenceClaim(
        LicenceClaim.Form.NAME, name, LicenceClaim.Acknowledgement.DECLARED, null, wording);
  }

  @Test
  void readsTheTextOfALicenceAndTellsOneThatNoClaimCanCarry() throws Exception {
    String foreign =
        """
        {"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT",
         "name":"image","documentNamespace":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
         "creationInfo":{"created":"2026-11-23T12:00:00Z","creators":["Tool: m"]},
         "documentDescribes":["SPDXRef-a"],
         "packages":[
          {"SPDXID":"SPDXRef-a","name":"a","licenseDeclared":"LicenseRef-alone"},
          {"SPDXID":"SPDXRef-b","name":"b","licenseDeclared":"MIT OR LicenseRef-part"}],
         "relationships":[
          {"spdxElementId":"SPDXRef-a","relationshipType":"DEPENDS_ON",
           "relatedSpdxElement":"SPDXRef-b"}],
         "hasExtractedLicensingInfos":[
          {"licenseId":"LicenseRef-alone","name":"Alone","extractedText":"Do."},
          {"licenseId":"LicenseRef-part","name":"Part","extractedText":"Do not."}]}
        """;
    ReadSbom read = SbomDocument.read(foreign.getBytes(StandardCharsets.UTF_8));
    LicenceClaim alone = read.sbom().subject().licences().get(0);
    assertEquals("Alone", alone.text());
    assertEquals("Do.", alone.wording());
    assertEquals(Set.of("/hasExtractedLicensingInfos/LicenseRef-part"), subjects(read.dropped()));
  }

  @Test
  void listsWhatADocumentOfAnotherToolSaysBeyondTheModel() throws Exception {
    String foreign =
        """
        {"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT",
         "name":"image","documentNamespace":"https://example.org/image-1",
         "creationInfo":{"created":"2026-11-23T12:00:00Z","creators":["Tool: maker-1"],
          "licenseListVersion":"3.25"},
         "documentDescribes":["SPDXRef-a"],
         "files":[{"SPDXID":"SPDXRef-f","fileName":"./x"}],
         "packages":[
          {"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1","downloadLocation":"NOASSERTION",
           "primaryPackagePurpose":"APPLICATION","attributionTexts":["thanks"]},
          {"SPDXID":"SPDXRef-b","name":"b","supplier":"Person: Bo (bo@example.org)",
           "licenseDeclared":"apache-2.0"},
          {"SPDXID":"SPDXRef-c","name":"c"}],
         "relationships":[
          {"spdxElementId":"SPDXRef-b","relationshipType":"DEPENDENCY_OF",
           "relatedSpdxElement":"SPDXRef-a"},
          {"spdxElementId":"SPDXRef-b","relationshipType":"CONTAINS",
           "relatedSpdxElement":"SPDXRef-c"},
          {"spdxElementId":"SPDXRef-c","relationshipType":"CONTAINS",
           "relatedSpdxElement":"SPDXRef-c"},
          {"spdxElementId":"SPDXRef-c","relationshipType":"TEST_OF",
           "relatedSpdxElement":"SPDXRef-a"}]}
        """;
    ReadSbom read = SbomDocument.read(foreign.getBytes(StandardCharsets.UTF_8));
    assertEquals("a", read.sbom().subject().name());
    assertEquals(List.of("SPDXRef-b"), read.sbom().dependencies().neededBy("SPDXRef-a"));
    Component b = read.sbom().components().get(0);
    assertEquals("Apache-2.0", b.licences().get(0).text());
    assertEquals(Organisation.ofMaintainer("Bo <bo@example.org>"), b.supplier());
    assertEquals("c", b.parts().get(0).name());
    assertEquals(
        Set.of(
            "/packages/0/attributionTexts",
            "/relationships/2/relatedSpdxElement",
            "/relationships/3/relationshipType",
            "/creationInfo/licenseListVersion",
            "/documentNamespace",
            "/files"),
        subjects(read.dropped()));
  }

  private static String json(Sbom sbom) throws Exception {
    return new String(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom), StandardCharsets.UTF_8);
  }

  private static Set<String> subjects(List<Finding> findings) {
    Set<String> subjects = new TreeSet<>();
    findings.forEach(f -> subjects.add(f.subject()));
    return subjects;
  }
}
