package dev.cachet.format.xml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.FullSbom;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.format.cyclonedx.SchemaDocuments;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.XmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycloneDxXmlTest {
  @TempDir Path folder;

  @Test
  void carriesAllThatTheModelCanSayAndIsValid() throws Exception {
    WrittenSbom written = SbomSpec.CYCLONEDX_1_6_XML.encode(FullSbom.everything());
    assertEquals(List.of(), written.dropped());
    assertEquals(List.of(), new XmlParser().validate(written.document(), Version.VERSION_16));
    ReadSbom read = SbomDocument.read(written.document());
    assertEquals(SbomSpec.CYCLONEDX_1_6_XML, read.spec());
    assertEquals(FullSbom.everything(), read.sbom());
    assertEquals(List.of(), read.dropped());
    assertArrayEquals(written.document(), SbomSpec.CYCLONEDX_1_6_XML.write(read.sbom()));
  }

  @Test
  void carriesTheInventoryOfARoot() throws Exception {
    Sbom sbom =
        Sbom.of(ExampleRoot.debian(folder).inventory("debian", "12").content(), FullSbom.DAY);
    assertEquals(sbom, SbomDocument.read(SbomSpec.CYCLONEDX_1_6_XML.write(sbom)).sbom());
  }

  @Test
  void saysTheSameAsJsonForDocumentsMadeFromTheSchemaOrListsWhatItDoesNot() throws Exception {
    for (ObjectNode document : new SchemaDocuments().covering(150)) {
      Sbom sbom = SbomDocument.read(JsonTrees.MAPPER.writeValueAsBytes(document)).sbom();
      WrittenSbom written = SbomSpec.CYCLONEDX_1_6_XML.encode(sbom);
      assertEquals(List.of(), written.dropped());
      assertEquals(sbom, SbomDocument.read(written.document()).sbom());
    }
  }

  @Test
  void listsWhatADocumentSaysBeyondTheModel() throws Exception {
    String foreign =
        """
        <?xml version="1.0"?>
        <!-- by another tool -->
        <bom xmlns="http://cyclonedx.org/schema/bom/1.6" xmlns:x="https://x.example" version="2">
          <metadata><component type="firmware"><name>pump</name></component></metadata>
          <components>
            <component type="library" x:colour="blue">
              <name>one</name><modified>true</modified><x:more>text</x:more>
            </component>
          </components>
        </bom>
        """;
    ReadSbom read = SbomDocument.read(foreign.getBytes(StandardCharsets.UTF_8));
    assertEquals("one", read.sbom().components().get(0).name());
    assertEquals(
        List.of(
            "/bom/@version",
            "/bom/components/component/@colour",
            "/bom/components/component/modified",
            "/bom/components/component/more"),
        read.dropped().stream().map(f -> f.subject()).toList());
  }

  @Test
  void neverWritesWhatXmlCannotHold() throws Exception {
    Component odd = Component.builder("a", ComponentType.LIBRARY, "a\u0001b").build();
    Sbom sbom = Sbom.of(SbomContent.builder(odd).build(), FullSbom.DAY);
    byte[] xml = SbomSpec.CYCLONEDX_1_6_XML.write(sbom);
    assertEquals("a\\u0001b", SbomDocument.read(xml).sbom().subject().name());
  }
}
