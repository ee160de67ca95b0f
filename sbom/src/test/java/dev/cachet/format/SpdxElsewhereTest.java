package dev.cachet.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.CompositionAggregate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever needs what is not in the document does not need nothing, and whoever holds it is not
 * known to hold nothing, in every syntax of SPDX.
 */
class SpdxElsewhereTest {
  private static final String UNKNOWN = "format.external-missing";

  /**
   * Relationships of package {@code p}, which holds the file {@code f}, beside package {@code q}.
   */
  @ParameterizedTest
  @CsvSource({
    "p DEPENDS_ON gone",
    "p DEPENDS_ON DocumentRef-a:SPDXRef-x",
    "p DEPENDS_ON NONE; p DEPENDS_ON gone",
    "gone DEPENDENCY_OF p",
    "DocumentRef-a:SPDXRef-x RUNTIME_DEPENDENCY_OF p",
    "p DYNAMIC_LINK gone",
    "f STATIC_LINK gone",
    "f DEPENDS_ON DocumentRef-a:SPDXRef-x",
    "p DEPENDS_ON NONE; f DYNAMIC_LINK gone",
    "p DEPENDS_ON NOASSERTION",
    "p DEPENDS_ON NONE; p DEPENDS_ON NOASSERTION",
    "p DEPENDS_ON q; f DEPENDS_ON gone"
  })
  void aNeedOfWhatIsElsewhereIsUnknown(String relationships) throws Exception {
    for (ReadSbom read : List.of(json(relationships), tags(relationships))) {
      assertEquals(Set.of("p"), needs(read, CompositionAggregate.UNKNOWN), relationships);
      assertEquals(Set.of(), needs(read, CompositionAggregate.COMPLETE), relationships);
      boolean isSaidByTheDocument = relationships.endsWith("NOASSERTION");
      assertEquals(!isSaidByTheDocument, isTold(read), relationships);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "p CONTAINS DocumentRef-a:SPDXRef-x",
    "DocumentRef-a:SPDXRef-x CONTAINED_BY p",
    "p CONTAINED_BY DocumentRef-a:SPDXRef-x",
    "SPDXRef-DOCUMENT DESCRIBES gone"
  })
  void aPartThatIsElsewhereIsTold(String relationships) throws Exception {
    assertTrue(isTold(json(relationships)), relationships);
    assertTrue(isTold(tags(relationships)), relationships);
  }

  @ParameterizedTest
  @CsvSource({
    "dependsOn, u:gone, complete, true",
    "dependsOn, u:q, incomplete, false",
    "dependsOn, u:q, noAssertion, false",
    "dependsOn, '', complete, false",
    "dependsOn, https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement, complete, false"
  })
  void inSpdx3ANeedThatIsNotKnownIsUnknown(String type, String to, String whole, boolean told)
      throws Exception {
    ReadSbom read = spdx3(type, to, whole);
    assertEquals(Set.of("p"), needs(read, CompositionAggregate.UNKNOWN));
    assertEquals(told, isTold(read));
  }

  @ParameterizedTest
  @CsvSource({"u:p, u:gone", "u:gone, u:p"})
  void inSpdx3APartThatIsElsewhereIsTold(String from, String to) throws Exception {
    assertTrue(isTold(spdx3("contains", to, "complete", from)));
  }

  private static boolean isTold(ReadSbom read) {
    return read.unknown().stream().anyMatch(one -> one.rule().equals(UNKNOWN));
  }

  private static Set<String> needs(ReadSbom read, CompositionAggregate aggregate) {
    Set<String> names = new TreeSet<>();
    read.sbom().content().compositions().stream()
        .filter(one -> one.aggregate() == aggregate)
        .forEach(one -> one.dependencies().forEach(ref -> names.add(ref.replaceAll(".*[-:]", ""))));
    return names;
  }

  private static String id(String word) {
    return word.length() > 4 || word.equals("NONE") ? word : "SPDXRef-" + word;
  }

  private static ReadSbom json(String relationships) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String each : relationships.split("; ", -1)) {
      String[] words = each.split(" ", -1);
      all.append(
          ",{\"spdxElementId\":\"%s\",\"relationshipType\":\"%s\",\"relatedSpdxElement\":\"%s\"}"
              .formatted(id(words[0]), words[1], id(words[2])));
    }
    String describes =
        relationships.contains("DESCRIBES")
            ? ""
            : ",{\"spdxElementId\":\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\","
                + "\"relatedSpdxElement\":\"SPDXRef-p\"}";
    String document =
        """
        {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"n",
         "creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t"]},
         "packages":[{"SPDXID":"SPDXRef-p","name":"p"},{"SPDXID":"SPDXRef-q","name":"q"}],
         "relationships":[{"spdxElementId":"SPDXRef-p","relationshipType":"CONTAINS",
          "relatedSpdxElement":"SPDXRef-f"}%s%s]}
        """;
    return SbomDocument.read(document.formatted(describes, all).getBytes(UTF_8));
  }

  private static ReadSbom tags(String relationships) throws Exception {
    StringBuilder all =
        new StringBuilder(
            """
            SPDXVersion: SPDX-2.3
            DataLicense: CC0-1.0
            SPDXID: SPDXRef-DOCUMENT
            DocumentName: n
            Creator: Tool: t
            Created: 2026-01-01T00:00:00Z
            PackageName: q
            SPDXID: SPDXRef-q
            PackageName: p
            SPDXID: SPDXRef-p
            FileName: ./f
            SPDXID: SPDXRef-f
            """);
    if (!relationships.contains("DESCRIBES")) {
      all.append("Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-p\n");
    }
    for (String each : relationships.split("; ", -1)) {
      String[] words = each.split(" ", -1);
      String line = "Relationship: %s %s %s\n".formatted(id(words[0]), words[1], id(words[2]));
      all.append(line);
    }
    return SbomDocument.read(all.toString().getBytes(UTF_8));
  }

  private static ReadSbom spdx3(String type, String to, String whole) throws Exception {
    return spdx3(type, to, whole, "u:p");
  }

  private static ReadSbom spdx3(String type, String to, String whole, String from)
      throws Exception {
    String document =
        """
        {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
        {"type":"CreationInfo","@id":"_:c","created":"2026-08-01T00:00:00Z","specVersion":"3.0.1"},
        {"type":"software_Package","spdxId":"u:p","creationInfo":"_:c","name":"p"},
        {"type":"software_Package","spdxId":"u:q","creationInfo":"_:c","name":"q"},
        {"type":"SpdxDocument","spdxId":"u:doc","creationInfo":"_:c","rootElement":["u:p"]},
        {"type":"Relationship","spdxId":"u:x","creationInfo":"_:c","from":"%s",
         "relationshipType":"%s","completeness":"%s","to":[%s]}]}
        """;
    String target = to.isEmpty() ? "" : '"' + to + '"';
    return SbomDocument.read(document.formatted(from, type, whole, target).getBytes(UTF_8));
  }
}
