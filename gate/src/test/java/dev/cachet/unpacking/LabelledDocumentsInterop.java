package dev.cachet.unpacking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Documents that somebody put into a folder ({@code -Dlabelled.folder}), each read as its name
 * says: what begins with {@code invalid} is refused, everything else is read.
 */
class LabelledDocumentsInterop {
  private static final List<SbomSpec> CYCLONE_DX =
      List.of(SbomSpec.CYCLONEDX_1_6_JSON, SbomSpec.CYCLONEDX_1_6_XML);

  @Test
  void areReadAsLabelled() throws Exception {
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("labelled.folder"), "folder"));
    List<String> wrong = new ArrayList<>();
    List<Path> documents;
    try (Stream<Path> entries = Files.walk(folder)) {
      documents = entries.filter(Files::isRegularFile).sorted().toList();
    }
    assertTrue(!documents.isEmpty(), "nothing is in " + folder);
    for (Path document : documents) {
      boolean invalid = document.getFileName().toString().startsWith("invalid");
      String refused = refusal(document);
      if (invalid == refused.isEmpty()) {
        wrong.add(document + ": " + (invalid ? "is read" : refused));
      }
    }
    assertEquals(List.of(), wrong, documents.size() + " documents");
  }

  /**
   * Empty if the document is read, and read again as CycloneDX, which demands no more than most
   * documents have.
   */
  private static String refusal(Path document) throws IOException {
    try {
      Sbom sbom = SbomDocument.read(document).sbom();
      for (SbomSpec spec : CYCLONE_DX) {
        Sbom again = SbomDocument.read(spec.write(sbom)).sbom();
        if (again.all().size() != sbom.all().size()) {
          return "in " + spec.label() + " " + again.all().size() + " of " + sbom.all().size();
        }
      }
      return "";
    } catch (InvalidSbomException e) {
      return e.toString();
    }
  }
}
