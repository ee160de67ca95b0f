package dev.cachet.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An inventory in a form that is not read is named, in place of where JSON would differ. */
class DocumentFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "---\\nSPDXID: \"SPDXRef-DOCUMENT\"\\nspdxVersion: \"SPDX-2.3\"\\n | SPDX as YAML",
        "# made by a tool\\nspdxVersion: SPDX-2.3\\n | SPDX as YAML",
        "SPDXVersion: SPDX-2.3\\nSPDXID: SPDXRef-DOCUMENT\\n | SPDX as tags and values",
        "<?xml version='1.0'?>\\n<Document>\\n<spdxVersion>SPDX-2.3 | SPDX as XML",
        "<rdf:RDF xmlns:spdx=\"http://spdx.org/rdf/terms#\"> | SPDX as RDF",
        "<?xml version='1.0'?><b:bom xmlns:b=\"http://cyclonedx.org/schema/bom/1.6\"> | CycloneDX"
            + " as XML",
        "# proto-file: bom.proto\\nspec_version: \"1.6\"\\n | CycloneDX as protobuf",
        "\\n\\0031.6 | CycloneDX as protobuf",
        "<SoftwareIdentity tagId=\"a\"> | a SWID tag",
        "<!doctype html><html> | a web page",
        "<html lang=\"en\"> | a web page",
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"> | XML",
        "PK\\003\\004\\024 | a ZIP archive (a spreadsheet, a jar, a package)",
        "\\320\\317\\021\\340\\241 | a spreadsheet",
        "\\037\\213\\010 | compressed",
        "\\177ELF\\002 | a program (ELF)",
      })
  void isNamed(String head, String form) throws IOException {
    byte[] bytes = head.translateEscapes().getBytes(ISO_8859_1);
    assertEquals(form, DocumentForm.of(bytes));
    IOException refused =
        assertThrows(
            IOException.class, () -> BomDocument.read("a", new ByteArrayInputStream(bytes)));
    assertEquals(
        "is " + form + ", and only JSON is read here; write it as CycloneDX or SPDX in JSON",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a\":\"<SoftwareIdentity>\"}", "\uFEFF {", "[\"spdxVersion: x\"]", "hello"})
  void jsonAndWhatIsNotKnownAreNotNamed(String text) {
    assertNull(DocumentForm.of(text.getBytes(UTF_8)));
  }

  @Test
  void aDocumentIsReadFromItsFirstByte() throws IOException {
    String json = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"x\":\"%s\"}";
    byte[] large = json.formatted("a".repeat(3 * DocumentForm.HEAD)).getBytes(UTF_8);
    assertEquals("CycloneDX 1.6", BomDocument.read("a", new ByteArrayInputStream(large)).form());
  }
}
