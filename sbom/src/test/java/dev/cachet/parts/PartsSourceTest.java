package dev.cachet.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.InputDigest;
import dev.cachet.merge.Assembly;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.support.SupportStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsSourceTest {
  private static final String ABC_SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String FULL =
      """
      { "schemaVersion": 1, "name": "Pump firmware", "version": "7", "complete": true,
        "parts": [
          { "id": "rtos", "name": "Example RTOS", "version": "4.2", "type": "operating-system",
            "supplier": { "name": "RTOS Inc.", "url": "https://rtos.example", "email": "s@rtos.example" },
            "licence": "MIT", "cpe": "cpe:2.3:o:rtos:rtos:4.2:*:*:*:*:*:*:*", "needs": [],
            "support": { "level": "actively maintained", "endOfSupport": "2031-12-31" } },
          { "name": "motor-fpga", "type": "firmware", "description": "Motor control",
            "supplier": { "name": "Maker" }, "licence": "Maker's own",
            "purl": "pkg:generic/motor-fpga@3", "file": "blobs/motor.bit", "executable": true,
            "archive": false, "structured": false, "needs": ["rtos"],
            "support": { "justification": "our own; see plan 12" } },
          { "name": "radio-blob", "supplier": { "name": "Radio AG" } } ] }
      """;

  @TempDir Path folder;

  @Test
  void everyMemberOfAPartIsInItsComponent() throws Exception {
    SbomContent content = full();

    assertEquals("Pump firmware", content.subject().name());
    assertEquals(ComponentType.FIRMWARE, content.subject().type());
    Component fpga = content.components().get(0);
    assertEquals("part:motor-fpga", fpga.ref());
    assertEquals("Motor control", fpga.description());
    assertEquals("pkg:generic/motor-fpga@3", fpga.purl());
    assertEquals("motor.bit", fpga.property("bsi:component:filename"));
    assertEquals("executable", fpga.property("bsi:component:executable"));
    assertEquals("no archive", fpga.property("bsi:component:archive"));
    assertEquals("unstructured", fpga.property("bsi:component:structured"));
    assertEquals("our own; see plan 12", fpga.property(SupportStatement.JUSTIFICATION));
    assertEquals("Maker's own", fpga.licences().get(0).text());
    Component rtos = content.components().get(2);
    assertEquals(ComponentType.OPERATING_SYSTEM, rtos.type());
    assertEquals("4.2", rtos.version());
    assertEquals("cpe:2.3:o:rtos:rtos:4.2:*:*:*:*:*:*:*", rtos.cpe());
    assertEquals("actively maintained", rtos.property(SupportStatement.LEVEL));
    assertEquals("2031-12-31", rtos.property(SupportStatement.END_OF_SUPPORT));
    assertTrue(String.valueOf(rtos.supplier()).contains("s@rtos.example"));
    assertTrue(String.valueOf(rtos.supplier()).contains("https://rtos.example"));
  }

  @Test
  void theFileOfAPartIsDigestedFromTheFolderOfThePartsFile() throws Exception {
    SbomContent content = full();

    List<ComponentHash> hashes = content.components().get(0).hashes();
    assertEquals(new ComponentHash("SHA-256", ABC_SHA256), hashes.get(0));
    assertEquals("SHA-512", hashes.get(1).algorithm());
    assertTrue(hashes.get(1).hex().startsWith("ddaf35a193617aba"));
    assertEquals(
        List.of("/motor.bit", "/parts.json"),
        content.inputs().stream().map(InputDigest::path).toList());
  }

  @Test
  void whatAPartNeedsIsKnownOnlyWhereTheFileSaysIt() throws Exception {
    SbomContent content = full();

    assertEquals(
        Map.of(
            "parts:pump firmware", List.of("part:motor-fpga", "part:radio-blob", "part:rtos"),
            "part:motor-fpga", List.of("part:rtos"),
            "part:rtos", List.of()),
        content.dependencies().edges());
    assertEquals(
        List.of("part:radio-blob"),
        content.compositions().stream()
            .filter(c -> c.aggregate() == CompositionAggregate.UNKNOWN)
            .flatMap(c -> c.dependencies().stream())
            .toList());
    assertEquals(
        CompositionAggregate.COMPLETE,
        content.compositions().stream()
            .filter(c -> !c.assemblies().isEmpty())
            .findFirst()
            .orElseThrow()
            .aggregate());
  }

  @Test
  void everyMistakeNamesItsPlace() throws IOException {
    assertRefused(
        "{\"schemaVersion\":1,\"name\":\"x\",\"parts\":[],\"colour\":1}", "/colour: unknown");
    assertRefused("{\"schemaVersion\":2,\"name\":\"x\",\"parts\":[]}", "/schemaVersion: must be 1");
    assertRefused("{\"schemaVersion\":\"1\",\"name\":\"x\",\"parts\":[]}", "/schemaVersion");
    assertRefused("{\"name\":\"x\",\"parts\":[]}", "/schemaVersion: is missing");
    assertRefused("{\"schemaVersion\":1,\"name\":\" \",\"parts\":[]}", "/name: is missing");
    assertRefused("{\"schemaVersion\":1,\"name\":\"x\",\"parts\":null}", "parts");
    assertRefused("null", "");
    assertRefused("{", "not JSON");
    assertRefused("[]", "another kind");
    assertRefused("{} {}", "");
    assertRefused("{\"schemaVersion\":1,\"schemaVersion\":1}", "not JSON");
    assertPart("null", "/parts/0");
    assertPart("{\"name\":\"x\"}", "/parts/0/supplier: is missing");
    assertPart("{\"name\":\"x\",\"supplier\":null}", "/parts/0");
    assertPart(part("\"suplier\":1"), "/parts/0/suplier: unknown member; known are ");
    assertPart(part("\"version\":{}"), "/parts/0/version");
    assertPart(part("\"type\":\"tool\""), "/parts/0/type: not a component type");
    assertPart(part("\"purl\":\"generic/x\""), "/parts/0/purl: is no package URL");
    assertPart(part("\"cpe\":\"rtos\""), "/parts/0/cpe: is no CPE");
    assertPart(part("\"needs\":[\"y\"]"), "/parts/0/needs/0: no part");
    assertPart(part("\"support\":{}"), "/parts/0/support: level or endOfSupport is missing");
    assertPart(part("\"support\":{\"level\":\"good\"}"), "/parts/0/support/level: must be one of");
    assertPart(
        part("\"support\":{\"endOfSupport\":\"soon\"}"),
        "/parts/0/support/endOfSupport: is no date");
    assertPart(part("\"support\":{\"level\":\"abandoned\"}"), "/parts/0/support: level or end");
    assertPart(part("\"file\":\"a\\u0000b\""), "/parts/0/file: is no path");
    assertPart(
        part("\"x\":1").replace("\"x\":1", "\"id\":\"x\"") + "," + part("\"id\":\"x\""),
        "/parts/1: a part of this id");
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsPlace() throws IOException {
    Path parts =
        write(
            "{\"schemaVersion\":1,\"name\":\"x\",\"parts\":["
                + part("\"file\":\"gone.bin\"")
                + "]}");

    Exception error =
        assertThrows(NoSuchFileException.class, () -> new PartsSource(parts).inventory());
    assertTrue(error.getMessage().contains("gone.bin"), error.getMessage());
    assertTrue(error.getMessage().contains("/parts/0/file"), error.getMessage());
  }

  @Test
  void aFolderIsNeitherAPartsFileNorAPart() throws IOException {
    Path parts =
        write("{\"schemaVersion\":1,\"name\":\"x\",\"parts\":[" + part("\"file\":\".\"") + "]}");

    assertThrows(FileSystemException.class, () -> new PartsSource(parts).inventory());
    assertThrows(FileSystemException.class, () -> new PartsSource(folder).inventory());
  }

  @Test
  void theSchemaTakesWhatTheReaderTakes() throws IOException {
    assertEquals(List.of(), schema().validate(tree(FULL)).stream().map(String::valueOf).toList());
    assertEquals(1, schema().validate(tree(FULL.replace("\"needs\": []", "\"need\": []"))).size());
  }

  /** A parts file could not say who supplies what Maven resolved. */
  @Test
  void namesSuppliersOfWhatOtherSourcesFind() throws Exception {
    String json =
        "{\"schemaVersion\":1,\"name\":\"x\",\"parts\":[],\"suppliers\":["
            + "{\"packages\":\"pkg:maven/org.b/*\",\"supplier\":{\"name\":\"B Ltd\"}}]}";
    assertEquals(List.of(), schema().validate(tree(json)).stream().map(String::valueOf).toList());
    Component found =
        Component.builder("b", ComponentType.LIBRARY, "b").purl("pkg:maven/org.b/b@1").build();
    Inventory other = new Inventory(SbomContent.builder(found).build(), List.of());
    PartsSource parts = new PartsSource(write(json));
    Inventory whole = Assembly.of(List.of(() -> other, parts), null);
    assertEquals("B Ltd", String.valueOf(whole.content().subject().supplier().name()));
    assertTrue(
        assertThrows(UnknownSourceException.class, () -> Assembly.of(List.of(parts), null))
            .getMessage()
            .contains("names suppliers and no parts"));
  }

  @Test
  void everyMistakeInASupplierNamesItsPlace() throws IOException {
    String json = "{\"schemaVersion\":1,\"name\":\"x\",\"parts\":[],\"suppliers\":[%s]}";
    for (String[] wrong :
        new String[][] {
          {"{\"packages\":\"pkg:*\",\"supplier\":{\"name\":\"B\"}}", "/suppliers/0/packages: "},
          {"{\"packages\":\"pkg:npm/x\",\"supplier\":null}", "/suppliers/0/supplier: is null"},
          {"null", "/suppliers/0: is null"},
          {"{\"packages\":\"pkg:npm/x\"}", "/suppliers/0/supplier: is missing"}
        }) {
      PartsSource parts = new PartsSource(write(json.formatted(wrong[0])));
      String said = assertThrows(UnknownSourceException.class, parts::suppliers).getMessage();
      assertTrue(said.contains(": " + wrong[1]), said);
    }
  }

  private static Schema schema() throws IOException {
    try (InputStream file = PartsSource.class.getResourceAsStream("parts.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static JsonNode tree(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  private SbomContent full() throws Exception {
    Files.createDirectories(folder.resolve("blobs"));
    Files.writeString(folder.resolve("blobs/motor.bit"), "abc");
    return new PartsSource(write(FULL)).inventory().content();
  }

  private static String part(String member) {
    return "{\"name\":\"x\",\"supplier\":{\"name\":\"s\"}," + member + "}";
  }

  private void assertPart(String parts, String expected) throws IOException {
    assertRefused("{\"schemaVersion\":1,\"name\":\"x\",\"parts\":[" + parts + "]}", expected);
  }

  private void assertRefused(String json, String expected) throws IOException {
    Path parts = write(json);
    Exception error =
        assertThrows(UnknownSourceException.class, () -> new PartsSource(parts).inventory(), json);
    assertTrue(error.getMessage().startsWith(parts.toString()), error.getMessage());
    assertTrue(error.getMessage().contains(expected), error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), error.getMessage());
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("parts.json"), json);
  }
}
