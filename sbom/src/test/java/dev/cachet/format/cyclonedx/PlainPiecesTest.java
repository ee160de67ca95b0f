package dev.cachet.format.cyclonedx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.FullSbom;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.PlainText;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is plain is valid: {@link PlainPieces} against the official validator. */
class PlainPiecesTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private record Piece(SchemaCheck kind, JsonNode json) {}

  /** Plain in every field, so that each of its rules is reached. */
  private static final String COMPONENT =
      """
      {"bom-ref": "r", "type": "library", "name": "n", "version": "1", "scope": "required",
       "supplier": {"name": "s", "url": ["https://s.example.org/a"],
         "contact": [{"name": "c", "email": "a.b@example.org", "phone": "1"}]},
       "manufacturer": {"name": "m"}, "authors": [{"name": "a"}], "publisher": "p", "group": "g",
       "description": "d", "copyright": "c", "cpe": "x", "purl": "pkg:generic/n", "tags": ["t"],
       "hashes": [{"alg": "SHA-1", "content": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}],
       "licenses": [{"license": {"id": "MIT", "acknowledgement": "declared",
         "url": "https://l.example.org", "text": {"content": "t", "contentType": "text/plain"}}},
         {"license": {"name": "own"}}],
       "externalReferences": [{"type": "vcs", "url": "https://v.example.org", "comment": "c",
         "hashes": [{"alg": "MD5", "content": "d41d8cd98f00b204e9800998ecf8427e"}]}],
       "components": [{"type": "file", "name": "f", "bom-ref": "f",
         "licenses": [{"expression": "MIT", "acknowledgement": "concluded"}]}],
       "evidence": {"identity": [{"field": "purl", "confidence": 0.5, "concludedValue": "v",
         "methods": [{"technique": "filename", "confidence": 1, "value": "v"}]}],
         "occurrences": [{"location": "/l", "line": 1, "offset": 2, "symbol": "s",
           "additionalContext": "c"}]},
       "pedigree": {"ancestors": [{"type": "library", "name": "a"}], "notes": "n"},
       "properties": [{"name": "n", "value": "v"}]}
      """;

  private static final String DOCUMENT =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
       "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
       "metadata": {"timestamp": "2026-11-23T12:00:00Z", "lifecycles": [{"phase": "build"}],
         "tools": {"components": [{"type": "application", "name": "t"}]},
         "manufacturer": {"name": "m"}, "authors": [{"email": "a@example.org"}],
         "component": {"type": "device", "name": "p"}, "supplier": {"name": "s"},
         "licenses": [{"expression": "MIT"}], "properties": [{"name": "n"}]},
       "components": [], "dependencies": [],
       "externalReferences": [{"type": "other", "url": "https://v.example.org"}],
       "compositions": [{"aggregate": "unknown", "assemblies": ["a"], "dependencies": ["b"]}]}
      """;

  private static final String DEPENDENCY =
      """
      {"ref": "a", "dependsOn": ["b", "c"]}
      """;

  private static List<Piece> plain() throws Exception {
    return List.of(
        new Piece(SchemaCheck.COMPONENT, JsonTrees.MAPPER.readTree(COMPONENT)),
        new Piece(SchemaCheck.DOCUMENT, JsonTrees.MAPPER.readTree(DOCUMENT)),
        new Piece(SchemaCheck.DEPENDENCY, JsonTrees.MAPPER.readTree(DEPENDENCY)));
  }

  private static List<Piece> pieces(Sbom sbom) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(SchemaCheck.DOCUMENT, DocumentWriting.document(sbom)));
    for (Component component : sbom.components()) {
      pieces.add(new Piece(SchemaCheck.COMPONENT, ComponentWriting.component(component)));
    }
    for (Map.Entry<String, List<String>> edges : sbom.dependencies().edges().entrySet()) {
      pieces.add(new Piece(SchemaCheck.DEPENDENCY, DocumentWriting.dependency(edges)));
    }
    return pieces;
  }

  @Test
  void knowsAllThatIsReadOfARootForValidWithoutTheSchema(@TempDir Path folder) throws Exception {
    var content = ExampleRoot.debian(folder).inventory("debian", "12").content();
    for (Piece piece : pieces(Sbom.of(content, FullSbom.DAY))) {
      assertTrue(piece.kind().isPlain(piece.json()), piece.json()::toString);
    }
    for (Piece piece : plain()) {
      assertTrue(piece.kind().isPlain(piece.json()), piece.json()::toString);
      assertDoesNotThrow(() -> piece.kind().askSchema(piece.json(), ""));
    }
  }

  /** One change for each rule of the schema that a plain piece can break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/bom-ref | \"\"",
        "/bom-ref | 1",
        "/type | \"thing\"",
        "/type | null",
        "/name | 1",
        "/version | 1.0",
        "/scope | \"\"",
        "/publisher | []",
        "/group | {}",
        "/description | true",
        "/copyright | 1",
        "/cpe | 1",
        "/purl | 1",
        "/other | 1",
        "/tags | \"t\"",
        "/tags/0 | 1",
        "/supplier | \"s\"",
        "/supplier/name | 1",
        "/supplier/other | 1",
        "/supplier/url | \"https://s.example.org\"",
        "/supplier/url/0 | \"https://s.example.org/{\"",
        "/supplier/contact/0/email | \"a..b@example.org\"",
        "/supplier/contact/0/email | \"\"",
        "/supplier/contact/0/phone | 1",
        "/supplier/contact/0/other | 1",
        "/authors | {}",
        "/hashes/0/alg | \"SHA-2\"",
        "/hashes/0/content | \"da39a3ee\"",
        "/hashes/0/content | \"ga39a3ee5e6b4b0d3255bfef95601890afd80709\"",
        "/hashes/0/other | 1",
        "/licenses | {}",
        "/licenses/0 | {\"expression\": \"MIT\"}",
        "/licenses/0 | {\"license\": {\"id\": \"MIT\"}, \"expression\": \"MIT\"}",
        "/licenses/0/license | {}",
        "/licenses/0/license/id | \"mit\"",
        "/licenses/0/license/id | \"LicenseRef-own\"",
        "/licenses/0/license/name | \"both\"",
        "/licenses/0/license/acknowledgement | \"\"",
        "/licenses/0/license/url | \"https://l.example.org/%\"",
        "/licenses/0/license/text | \"t\"",
        "/licenses/0/license/text/content | 1",
        "/licenses/0/license/text/encoding | \"hex\"",
        "/components/0/licenses/0/expression | 1",
        "/components/0/licenses/0/acknowledgement | 1",
        "/components/0/licenses/0/other | 1",
        "/components/0/name | 1",
        "/components/1 | {\"type\": \"file\", \"name\": \"f\", \"bom-ref\": \"f\","
            + " \"licenses\": [{\"expression\": \"MIT\", \"acknowledgement\": \"concluded\"}]}",
        "/externalReferences/0/type | \"home\"",
        "/externalReferences/0/url | \"https://v.example.org/ \"",
        "/externalReferences/0/url | 1",
        "/externalReferences/0/comment | 1",
        "/externalReferences/0/hashes/0/content | 1",
        "/externalReferences/0/other | 1",
        "/evidence/other | 1",
        "/evidence/identity/0/field | \"colour\"",
        "/evidence/identity/0/confidence | 1.5",
        "/evidence/identity/0/confidence | -1",
        "/evidence/identity/0/confidence | \"1\"",
        "/evidence/identity/0/concludedValue | 1",
        "/evidence/identity/0/methods/0/technique | \"guess\"",
        "/evidence/identity/0/methods/0/confidence | 2",
        "/evidence/identity/0/methods/0/value | 1",
        "/evidence/identity/0/methods/0 | {\"technique\": \"filename\"}",
        "/evidence/identity/0/other | 1",
        "/evidence/occurrences/0/line | -1",
        "/evidence/occurrences/0/offset | \"1\"",
        "/evidence/occurrences/0/location | 1",
        "/evidence/occurrences/0/other | 1",
        "/pedigree/ancestors/0/name | 1",
        "/pedigree/notes | 1",
        "/pedigree/other | 1",
        "/properties/0/name | 1",
        "/properties/0/value | 1",
        "/properties/0/other | 1",
      })
  void leavesWhatBreaksARuleOfAComponentToTheSchemaWhichRefusesIt(String place, String value)
      throws Exception {
    ObjectNode piece = (ObjectNode) JsonTrees.MAPPER.readTree(COMPONENT);
    set(piece, place, JsonTrees.MAPPER.readTree(value));
    refused(SchemaCheck.COMPONENT, piece);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/bomFormat | \"SPDX\"",
        "/specVersion | 1.6",
        "/serialNumber | \"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b7\"",
        "/serialNumber | \"urn:uuid:3e671687+395b-41f5-a30f-a58921a69b79\"",
        "/serialNumber | \"urn:uuid:3g671687-395b-41f5-a30f-a58921a69b79\"",
        "/version | 0",
        "/version | \"1\"",
        "/other | 1",
        "/components | {}",
        "/dependencies | \"\"",
        "/metadata | []",
        "/metadata/other | 1",
        "/metadata/timestamp | \"2026-02-30T12:00:00Z\"",
        "/metadata/timestamp | \"2026-11-23\"",
        "/metadata/timestamp | 1",
        "/metadata/lifecycles/0/phase | \"sale\"",
        "/metadata/lifecycles/0 | {}",
        "/metadata/lifecycles/0/other | 1",
        "/metadata/tools/other | []",
        "/metadata/tools/components/0/name | 1",
        "/metadata/manufacturer/name | 1",
        "/metadata/supplier | 1",
        "/metadata/authors/0/email | \"a\"",
        "/metadata/component | {}",
        "/metadata/licenses/0/expression | 1",
        "/metadata/properties/0 | {}",
        "/externalReferences/0/url | 1",
        "/compositions/0/aggregate | \"most\"",
        "/compositions/0/assemblies | [\"a\", \"a\"]",
        "/compositions/0/assemblies/0 | \"\"",
        "/compositions/0/dependencies | [\"a\", \"a\"]",
        "/compositions/0/other | 1",
        "/compositions/1 | {\"aggregate\": \"unknown\", \"assemblies\": [\"a\"],"
            + " \"dependencies\": [\"b\"]}",
      })
  void leavesWhatBreaksARuleOfADocumentToTheSchemaWhichRefusesIt(String place, String value)
      throws Exception {
    ObjectNode piece = (ObjectNode) JsonTrees.MAPPER.readTree(DOCUMENT);
    set(piece, place, JsonTrees.MAPPER.readTree(value));
    refused(SchemaCheck.DOCUMENT, piece);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/ref | \"\"",
        "/ref | null",
        "/other | []",
        "/dependsOn | \"b\"",
        "/dependsOn | [\"\"]",
        "/dependsOn | [\"b\", \"b\"]",
      })
  void leavesWhatBreaksARuleOfADependencyToTheSchemaWhichRefusesIt(String place, String value)
      throws Exception {
    ObjectNode piece = (ObjectNode) JsonTrees.MAPPER.readTree(DEPENDENCY);
    set(piece, place, JsonTrees.MAPPER.readTree(value));
    refused(SchemaCheck.DEPENDENCY, piece);
  }

  @Test
  void leavesALongVersionAndALackingFieldToTheSchemaWhichRefusesThem() throws Exception {
    ObjectNode component = (ObjectNode) JsonTrees.MAPPER.readTree(COMPONENT);
    refused(SchemaCheck.COMPONENT, component.deepCopy().put("version", "1".repeat(1025)));
    refused(SchemaCheck.COMPONENT, component.deepCopy().without(List.of("name")));
    refused(SchemaCheck.COMPONENT, component.deepCopy().without(List.of("type")));
    ObjectNode document = (ObjectNode) JsonTrees.MAPPER.readTree(DOCUMENT);
    refused(SchemaCheck.DOCUMENT, document.deepCopy().without(List.of("bomFormat")));
    refused(SchemaCheck.DOCUMENT, document.deepCopy().without(List.of("specVersion")));
    refused(SchemaCheck.DEPENDENCY, Json.object());
    for (SchemaCheck kind : SchemaCheck.values()) {
      refused(kind, NODES.textNode("a"));
      refused(kind, NODES.arrayNode());
    }
  }

  /** Takes values from one place of documents and puts them to another, thousands of times. */
  @Test
  void takesNothingForPlainThatTheSchemaRefuses() throws Exception {
    Random random = new Random(20261127);
    List<Piece> sources = new ArrayList<>(plain());
    sources.addAll(pieces(FullSbom.everything()));
    for (ObjectNode document : new SchemaDocuments().covering(40)) {
      document.path("components").forEach(c -> sources.add(new Piece(SchemaCheck.COMPONENT, c)));
      sources.add(new Piece(SchemaCheck.DOCUMENT, document.without(List.of("components"))));
    }
    List<JsonNode> values = new ArrayList<>();
    sources.forEach(piece -> collect(piece.json(), values));
    int plain = 0;
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      Piece from = sources.get(i % 2 == 0 ? random.nextInt(3) : random.nextInt(sources.size()));
      JsonNode changed = from.json().deepCopy();
      change(changed, values, random);
      if (from.kind().isPlain(changed)) {
        plain++;
        assertDoesNotThrow(() -> from.kind().askSchema(changed, ""), changed::toString);
      } else if (i % 10 == 0) {
        refused += isRefused(from.kind(), changed) ? 1 : 0;
      }
    }
    assertTrue(plain > 300, plain + " were plain");
    assertTrue(refused > 50, refused + " of those that were not were refused");
  }

  @Property(tries = 2000)
  void takesNoAddressForPlainThatTheSchemaRefuses(@ForAll("addresses") String text) {
    plainText("/externalReferences/0/url", text, PlainText.address(text));
  }

  @Property(tries = 2000)
  void takesNoMailAddressForPlainThatTheSchemaRefuses(@ForAll("mailAddresses") String text) {
    plainText("/supplier/contact/0/email", text, PlainText.email(text));
  }

  @Property(tries = 500)
  void takesNoInstantForPlainThatTheSchemaRefuses(@ForAll("instants") String text)
      throws Exception {
    ObjectNode piece = (ObjectNode) JsonTrees.MAPPER.readTree(DOCUMENT);
    set(piece, "/metadata/timestamp", NODES.textNode(text));
    if (SchemaCheck.DOCUMENT.isPlain(piece)) {
      assertDoesNotThrow(() -> SchemaCheck.DOCUMENT.askSchema(piece, ""), text);
    }
  }

  @Test
  void knowsNoTopLevelDomainThatTheValidatorDoesNot() {
    for (String top : PlainText.TOP_LEVEL) {
      assertTrue(PlainText.email("a@example." + top), top);
      plainText("/supplier/contact/0/email", "a@example." + top, true);
    }
  }

  private static void plainText(String place, String text, boolean plain) {
    ObjectNode piece = assertDoesNotThrow(() -> (ObjectNode) JsonTrees.MAPPER.readTree(COMPONENT));
    set(piece, place, NODES.textNode(text));
    if (plain) {
      assertDoesNotThrow(() -> SchemaCheck.COMPONENT.askSchema(piece, ""), text);
    } else {
      assertFalse(SchemaCheck.COMPONENT.isPlain(piece), text);
    }
  }

  @Provide
  static Arbitrary<String> addresses() {
    Arbitrary<String> words = Arbitraries.strings().withChars("aZ09-._:@%é ").ofMaxLength(70);
    Arbitrary<String> plain = Arbitraries.strings().withChars("aZ09-.").ofMaxLength(70);
    Arbitrary<String> paths = Arbitraries.strings().withChars("aZ09-._/").ofMaxLength(30);
    return Arbitraries.oneOf(words, plain)
        .flatMap(
            host ->
                Arbitraries.of("", ".org", ".example", ".a")
                    .flatMap(
                        top ->
                            Arbitraries.of("https", "http", "HTTP", "httpx")
                                .flatMap(
                                    scheme ->
                                        paths.map(
                                            path -> scheme + "://" + host + top + "/" + path))));
  }

  @Provide
  static Arbitrary<String> mailAddresses() {
    Arbitrary<String> words = Arbitraries.strings().withChars("aZ09-._+").ofMaxLength(70);
    Arbitrary<String> tops =
        Arbitraries.oneOf(
            Arbitraries.of(PlainText.TOP_LEVEL),
            Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(65));
    return words.flatMap(one -> words.flatMap(two -> tops.map(top -> one + "@" + two + "." + top)));
  }

  @Provide
  static Arbitrary<String> instants() {
    long first = Instant.parse("-0001-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("+10001-01-01T00:00:00Z").getEpochSecond();
    return Arbitraries.longs()
        .between(first, last)
        .map(seconds -> Instant.ofEpochSecond(seconds).toString());
  }

  private static void refused(SchemaCheck kind, JsonNode piece) {
    assertFalse(kind.isPlain(piece), piece::toString);
    assertThrows(InvalidSbomException.class, () -> kind.requireValid(piece, ""), piece::toString);
  }

  private static boolean isRefused(SchemaCheck kind, JsonNode piece) {
    try {
      kind.requireValid(piece, "");
      return false;
    } catch (InvalidSbomException e) {
      return true;
    }
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    into.add(node);
    node.forEach(child -> collect(child, into));
  }

  /** Sets, removes or adds one thing somewhere in a piece. */
  private static void change(JsonNode piece, List<JsonNode> values, Random random) {
    List<JsonNode> places = new ArrayList<>();
    collect(piece, places);
    JsonNode place = places.get(random.nextInt(places.size()));
    JsonNode value = values.get(random.nextInt(values.size())).deepCopy();
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, value);
        default -> object.set(random.nextBoolean() ? name + "x" : "name", value);
      }
    } else if (place instanceof ArrayNode array) {
      array.add(array.isEmpty() || random.nextBoolean() ? value : array.get(0).deepCopy());
    }
  }

  private static void set(JsonNode piece, String place, JsonNode value) {
    int slash = place.lastIndexOf('/');
    JsonNode parent = piece.at(place.substring(0, slash));
    String last = place.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      int index = Integer.parseInt(last);
      if (index == array.size()) {
        array.add(value);
      } else {
        array.set(index, value);
      }
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }
}
