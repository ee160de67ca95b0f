package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Losses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentTest {
  private static final String START = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",";
  private static final String SUBJECT =
      "\"metadata\":{\"component\":{\"type\":\"firmware\",\"name\":\"pump\",\"bom-ref\":\"a\"}},";
  private static final String SPDX = "{\"spdxVersion\":\"SPDX-2.3\",";
  private static final String XML = "<?xml version=\"1.0\"?>";
  private static final String BOM = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "{",
        "[]",
        "null",
        "{}",
        "{\"@context\":\"x\"}",
        "{\"bomFormat\":1}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\"}",
        START + "\"components\":{}}",
        START + "\"components\":[1]}",
        START + "\"components\":[{\"type\":\"library\",\"name\":7}]}",
        START + "\"dependencies\":[{}]}",
        START + SUBJECT + "\"unknown\":1}",
        START
            + SUBJECT
            + "\"components\":[{\"type\":\"library\",\"name\":\"a\","
            + "\"bom-ref\":\"a\"}]}",
        START
            + SUBJECT
            + "\"components\":[{\"type\":\"library\",\"name\":\"a\"},"
            + "{\"type\":\"library\",\"name\":\"a\"}]}",
        START + SUBJECT + "\"version\":1}{}",
        START + SUBJECT + "\"version\":1,\"version\":1}",
        SPDX + "\"packages\":[1]}",
        SPDX + "\"packages\":[{}]}",
        SPDX + "\"packages\":{}}",
        SPDX + "\"name\":[]}",
        SPDX + "\"creationInfo\":{\"created\":\"yesterday\"}}",
        SPDX + "\"packages\":[{\"SPDXID\":\"a\",\"checksums\":[{\"algorithm\":\"CRC\"}]}]}",
        "{\"spdxVersion\":\"SPDX-2.2\"}",
        XML,
        XML + "<bom/>",
        XML + "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.8\"/>",
        XML + BOM,
        XML + BOM + "<unknown/></bom>",
        XML + BOM + "<metadata><component type=\"none\"><name>a</name></component></metadata></bom>"
      })
  void isRefusedWithASentence(String document) {
    assertTrue(refusal(document).getMessage().length() > 10);
  }

  @Test
  void isToldWhereItIsWrong() {
    assertTrue(
        refusal(START + "\"components\":[{\"type\":\"library\",\"name\":7}]}")
            .getMessage()
            .startsWith("/components/0/name: "));
    assertTrue(refusal("{\"bomFormat\":\n \0}").getMessage().contains("line 2, column"));
    assertTrue(
        refusal(SPDX + "\"packages\":[{\"SPDXID\":\"a\",\"name\":7}]}")
            .getMessage()
            .startsWith("/packages/0/name: "));
    assertTrue(refusal(XML + BOM + "\n<unknown/></bom>").getMessage().startsWith("line 2"));
  }

  @Test
  void doesNotNestDeeperThanTheLimit() {
    refusal(START + "\"components\":" + "[".repeat(100_000));
    refusal(START + SUBJECT + "\"components\":" + nested(200) + "}");
    refusal(SPDX + "\"packages\":" + "[".repeat(100_000));
    refusal(XML + BOM + "<components>".repeat(100_000));
  }

  private static String nested(int levels) {
    String open = "[{\"type\":\"library\",\"name\":\"a\",\"components\":";
    return open.repeat(levels) + "[]" + "}]".repeat(levels);
  }

  @Test
  void holdsNoTextThatIsLongerThanTheLimit() {
    String text = "x".repeat(5 << 20);
    refusal(START + SUBJECT + "\"components\":[{\"type\":\"library\",\"name\":\"" + text + "\"}]}");
    refusal(SPDX + "\"name\":\"" + text + "\"}");
  }

  @Test
  void isNotReadInAnyButItsEncoding() {
    byte[] document = (START + SUBJECT + "\"x\":\"?\"}").getBytes(StandardCharsets.UTF_8);
    document[document.length - 3] = (byte) 0xFF;
    assertThrows(InvalidSbomException.class, () -> SbomDocument.read(document));
    byte[] xml = (XML + BOM + "?</bom>").getBytes(StandardCharsets.UTF_8);
    xml[xml.length - 7] = (byte) 0xFF;
    assertThrows(InvalidSbomException.class, () -> SbomDocument.read(xml));
  }

  @Test
  void opensNoFileAndUnfoldsNoEntity() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "swordfish");
    for (String type :
        new String[] {
          "<!DOCTYPE bom [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
          "<!DOCTYPE bom [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY x \"&b;&b;\">]>",
          "<!DOCTYPE bom SYSTEM \"" + secret.toUri() + "\">",
          "<!DOCTYPE bom>"
        }) {
      String message =
          refusal(
                  XML
                      + type
                      + BOM
                      + "<components><component type=\"library\"><name>&x;</name>"
                      + "</component></components></bom>")
              .getMessage();
      assertTrue(!message.contains("swordfish"), message);
      assertTrue(message.contains("document type"), message);
    }
  }

  @Test
  void isListedOnlyToALimitWhenItHasMoreFieldsThanTheModel() throws Exception {
    StringBuilder json = new StringBuilder(SPDX);
    for (int i = 0; i < Losses.MAX_LISTED + 5; i++) {
      json.append("\"x").append(i).append("\":1,");
    }
    json.append("\"creationInfo\":{\"created\":\"2026-11-23T12:00:00Z\"}}");
    ReadSbom read = SbomDocument.read(json.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(Losses.MAX_LISTED + 1, read.dropped().size());
    assertTrue(
        read.dropped().get(Losses.MAX_LISTED).message().startsWith("6 more places"),
        read.dropped().get(Losses.MAX_LISTED)::message);
  }

  @Test
  void isReadFromAFileAsFromMemory() throws Exception {
    Path file = folder.resolve("full.json");
    Files.write(file, SbomSpec.CYCLONEDX_1_6_JSON.write(FullSbom.everything()));
    assertEquals(FullSbom.everything(), SbomDocument.read(file).sbom());
    assertThrows(NoSuchFileException.class, () -> SbomDocument.read(folder.resolve("nothing")));
  }

  private static InvalidSbomException refusal(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return assertThrows(InvalidSbomException.class, () -> SbomDocument.read(bytes));
  }
}
