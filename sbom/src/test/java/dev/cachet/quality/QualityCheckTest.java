package dev.cachet.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityCheckTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String COMPONENT = "/components/0";

  /** What to take out of the complete document so that it lacks the field, and nothing else. */
  private static final Map<String, String> REMOVED =
      Map.ofEntries(
          Map.entry("format", "/specVersion"),
          Map.entry("author", "/metadata/authors"),
          Map.entry("timestamp", "/metadata/timestamp"),
          Map.entry("tool", "/metadata/tools"),
          Map.entry("generation-context", "/metadata/lifecycles"),
          Map.entry("sbom-uri", "/externalReferences"),
          Map.entry("supplier", COMPONENT + "/supplier"),
          Map.entry("name", COMPONENT + "/name"),
          Map.entry("version", COMPONENT + "/version"),
          Map.entry("identifiers", COMPONENT + "/purl"),
          Map.entry("hash", COMPONENT + "/hashes"),
          Map.entry("licences", COMPONENT + "/licenses/0/license/id"),
          Map.entry("original-licences", COMPONENT + "/licenses/0/license/acknowledgement"),
          Map.entry("dependencies", "/dependencies/1"),
          Map.entry("completeness", "/compositions/0/dependencies/0"),
          Map.entry("filename", COMPONENT + "/properties/0"),
          Map.entry("executable", COMPONENT + "/properties/1"),
          Map.entry("archive", COMPONENT + "/properties/2"),
          Map.entry("structured", COMPONENT + "/properties/3"),
          Map.entry("support-level", COMPONENT + "/properties/4"),
          Map.entry("end-of-support", COMPONENT + "/properties/5"),
          Map.entry("source-uri", COMPONENT + "/externalReferences/0"),
          Map.entry("deployable-uri", COMPONENT + "/externalReferences/1"));

  static List<String> profiles() {
    return Profile.names();
  }

  static Stream<List<String>> fieldsOfProfiles() {
    return Profile.names().stream()
        .flatMap(id -> profile(id).fields().stream().map(field -> List.of(id, field.id())));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void findsNothingInADocumentThatHasEveryField(String id) throws Exception {
    QualityReport report = check(id, complete());

    assertEquals(List.of(), report.findings());
    assertEquals(100, report.percent());
    assertEquals(report.asked(), report.present());
  }

  @ParameterizedTest
  @MethodSource("fieldsOfProfiles")
  void aDocumentWithoutOneFieldFailsForExactlyThatField(List<String> profileAndField)
      throws Exception {
    String id = profileAndField.get(0);
    String field = profileAndField.get(1);
    ObjectNode document = complete();
    if (field.equals("no-vulnerabilities")) {
      document.putArray("vulnerabilities").addObject().put("id", "CVE-2026-0001");
    } else {
      remove(document, REMOVED.get(field));
    }

    QualityReport report = check(id, document);

    List<Finding> findings = report.findings();
    assertEquals(
        List.of("quality." + id + "." + field), findings.stream().map(Finding::rule).toList());
    ProfileField asked =
        profile(id).fields().stream().filter(f -> f.id().equals(field)).findFirst().orElseThrow();
    boolean ofDocument = asked.place() == ProfileField.Place.DOCUMENT;
    assertEquals(ofDocument ? "" : COMPONENT, findings.get(0).evidence().get(0).field());
    assertEquals("sbom.json", findings.get(0).evidence().get(0).file());
    assertTrue(findings.get(0).message().contains(asked.remedy()));
    assertEquals(asked.level() == Level.MUST, report.percent() < 100);
    assertEquals(
        asked.level() == Level.MUST, findings.get(0).severity() == Severity.ERROR, asked.id());
  }

  @Test
  void theCompleteDocumentIsValid() throws Exception {
    assertEquals(1, new CycloneDxJson().read(bytes(complete())).components().size());
  }

  @Test
  void wordsForNothingAreNotPresent() throws Exception {
    for (String word : List.of("NOASSERTION", "unknown", " ", "N/A")) {
      ObjectNode document = complete();
      ((ObjectNode) document.at(COMPONENT + "/supplier")).put("name", word);

      assertEquals(
          List.of("quality.ntia-2021.supplier"),
          check("ntia-2021", document).findings().stream().map(Finding::rule).toList(),
          word);
    }
  }

  @Test
  void anotherDigestIsNotTheOneThatIsAskedFor() throws Exception {
    ObjectNode document = complete();
    ObjectNode hash = (ObjectNode) document.at(COMPONENT + "/hashes/0");
    hash.put("alg", "SHA-256");

    assertEquals(List.of(), check("cisa-2025-draft", document).findings());
    assertEquals(1, check("bsi-tr-03183-2-v2.1", document).findings().size());
  }

  @Test
  void aStatementThatStatesNothingIsNoCompleteness() throws Exception {
    ObjectNode document = complete();
    ((ObjectNode) document.at("/compositions/0")).put("aggregate", "not_specified");

    assertEquals(2, check("ntia-2021", document).findings().size());
  }

  @Test
  void aJustificationStandsForWhatIsMissingOfSupport() throws Exception {
    ObjectNode document = complete();
    remove(document, COMPONENT + "/properties/5");
    ((ObjectNode) document.at(COMPONENT + "/properties/4"))
        .put("name", "cachet:support:justification")
        .put("value", "the vendor gives no date; letter 4711");

    assertEquals(List.of(), check("fda-524b", document).findings());
  }

  @Test
  void onlyWhatIsNoFileIsSparedTheFieldsOfFiles() throws Exception {
    for (String type : List.of("operating-system", "device")) {
      ObjectNode document = complete();
      remove(document, COMPONENT + "/hashes");
      ((ObjectNode) document.at(COMPONENT)).put("type", type);
      assertEquals(List.of(), check("bsi-tr-03183-2-v2.1", document).findings(), type);
    }
    ObjectNode document = complete();
    remove(document, COMPONENT + "/hashes");
    ((ObjectNode) document.at(COMPONENT)).put("type", "application");
    assertEquals(1, check("bsi-tr-03183-2-v2.1", document).findings().size());
    ObjectNode part = ((ArrayNode) document.at(COMPONENT).withArray("components")).addObject();
    part.put("type", "library").put("name", "inner");
    assertTrue(
        check("bsi-tr-03183-2-v2.1", document).findings().stream()
            .allMatch(f -> f.evidence().get(0).field().equals(COMPONENT + "/components/0")));
  }

  @Test
  void componentsInsideOthersAreAskedToo() throws Exception {
    ObjectNode document = complete();
    ((ObjectNode) document.at(COMPONENT))
        .putArray("components")
        .addObject()
        .put("type", "library")
        .put("name", "inner")
        .put("version", "1");

    List<String> pointers =
        check("ntia-2021", document).findings().stream()
            .map(f -> f.evidence().get(0).field())
            .distinct()
            .toList();
    assertEquals(List.of(COMPONENT + "/components/0"), pointers);
  }

  @Test
  void ofManyPlacesOnlySomeAreListedAndAllAreCounted() throws Exception {
    ObjectNode document = complete();
    ArrayNode components = (ArrayNode) document.path("components");
    for (int i = 0; i < 100; i++) {
      ObjectNode copy = components.get(0).deepCopy();
      copy.remove("supplier");
      components.add(copy);
    }

    QualityReport report = check("ntia-2021", document);

    assertEquals(QualityCheck.MAX_LISTED + 1, report.findings().size());
    assertTrue(report.findings().get(QualityCheck.MAX_LISTED).message().startsWith("80 more"));
    FieldScore supplier = report.scores().get(2);
    assertEquals(100, supplier.missing());
    assertEquals(102, supplier.asked());
  }

  @Test
  void whatIsNoCycloneDxDocumentIsAnErrorOfReading() {
    for (String text :
        List.of(
            "[]",
            "{\"components\":{}}",
            "{\"components\":[1]}",
            "{\"metadata\":[]}",
            "{\"dependencies\":1}",
            "{\"compositions\":\"\"}",
            "{\"vulnerabilities\":{}}",
            "{\"components\":[{\"name\":\"a\",\"name\":\"b\"}]}",
            "{\"components\":" + "[{\"components\":".repeat(200),
            "\u0000",
            "{")) {
      assertThrows(
          IOException.class,
          () ->
              new QualityCheck(profile("ntia-2021"))
                  .check(
                      new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "sbom.json"),
          text);
    }
  }

  @Test
  void everyProfileSaysWhatOfItsPublicationWasRead() {
    for (String id : Profile.names()) {
      assertTrue(profile(id).source().contains("read"), id);
      assertEquals(id, profile(id).id());
    }
    assertTrue(Profile.named("no-such-profile").isEmpty());
  }

  private static Profile profile(String id) {
    return Profile.named(id).orElseThrow();
  }

  private static QualityReport check(String id, JsonNode document) throws IOException {
    return new QualityCheck(profile(id))
        .check(new ByteArrayInputStream(bytes(document)), "sbom.json");
  }

  private static byte[] bytes(JsonNode document) throws IOException {
    return MAPPER.writeValueAsBytes(document);
  }

  private static ObjectNode complete() throws IOException {
    try (InputStream file = QualityCheckTest.class.getResourceAsStream("complete.cdx.json")) {
      return (ObjectNode) MAPPER.readTree(file);
    }
  }

  private static void remove(ObjectNode document, String place) {
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode holder = document.at(pointer.head());
    if (holder instanceof ArrayNode list) {
      Iterator<JsonNode> elements = list.iterator();
      for (int i = 0; i <= pointer.last().getMatchingIndex(); i++) {
        elements.next();
      }
      elements.remove();
    } else {
      ((ObjectNode) holder).remove(pointer.last().getMatchingProperty());
    }
  }
}
