package dev.cachet.format.xml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.Finding;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.cyclonedx.SchemaDocuments;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CycloneDxSchemaTest {
  /** What stands for the format itself and not for anything that it says. */
  private static final Set<String> FRAME = Set.of("/$schema");

  @Test
  void readsDocumentsThatUseEveryFieldAndEnumValueOfTheSchemaAndKeepsOrListsThem()
      throws Exception {
    SchemaDocuments documents = new SchemaDocuments();
    for (ObjectNode document : documents.covering(3000)) {
      ReadSbom read = SbomDocument.read(JsonTrees.MAPPER.writeValueAsBytes(document));
      byte[] written = SbomSpec.CYCLONEDX_1_6_JSON.write(read.sbom());
      ReadSbom again = SbomDocument.read(written);
      assertEquals(read.sbom(), again.sbom());
      assertEquals(List.of(), again.dropped());
      assertArrayEquals(written, SbomSpec.CYCLONEDX_1_6_JSON.write(again.sbom()));
      assertEquals(Set.of(), silentlyLost(document, written, read.dropped()));
    }
    Set<String> missing = new TreeSet<>(documents.all());
    missing.removeAll(documents.used());
    assertEquals(Set.of(), missing);
  }

  private static Set<String> silentlyLost(
      ObjectNode document, byte[] written, List<Finding> dropped) throws Exception {
    List<String> listed =
        dropped.stream().map(f -> f.subject().replaceAll("/[0-9]+(?=/|$)", "")).toList();
    Set<String> kept = leaves(JsonTrees.MAPPER.readTree(written));
    Set<String> lost = new TreeSet<>();
    for (String leaf : leaves(document)) {
      String path = leaf.substring(0, leaf.indexOf('='));
      boolean told = FRAME.contains(path) || listed.stream().anyMatch(p -> isAt(path, p));
      if (!told && !kept.contains(moved(leaf))) {
        lost.add(leaf);
      }
    }
    return lost;
  }

  /** Fields of older versions that the schema still takes, and their places today. */
  private static String moved(String leaf) {
    return leaf.replaceFirst("/author=", "/authors/name=")
        .replaceFirst("^/metadata/manufacture/", "/metadata/manufacturer/")
        .replaceFirst("^/metadata/tools/vendor=", "/metadata/tools/components/publisher=")
        .replaceFirst("^/metadata/tools/(?!components/)", "/metadata/tools/components/")
        .replaceFirst("^/properties/", "/metadata/properties/");
  }

  private static Set<String> leaves(JsonNode tree) {
    Set<String> leaves = new TreeSet<>();
    for (Finding leaf : Leaves.ofJson(tree).findings("")) {
      leaves.add(leaf.subject() + "=" + leaf.evidence().get(0).value());
    }
    return leaves;
  }

  private static boolean isAt(String path, String pointer) {
    return path.equals(pointer) || path.startsWith(pointer + "/");
  }
}
