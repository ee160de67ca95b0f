package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Sbom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the documents that the profile {@code spdx} hands to the SPDX project's own tools. */
class SpdxDocumentsInterop {
  @TempDir Path folder;

  @Test
  void writesTheDocumentsThatAreVerified() throws Exception {
    Path target = Files.createDirectories(Path.of("target", "spdx"));
    Map<String, Sbom> documents =
        Map.of(
            "everything",
            FullSbom.everything(),
            "portable",
            FullSbom.portable(),
            "root",
            Sbom.of(ExampleRoot.debian(folder).inventory("debian", "12").content(), FullSbom.DAY));
    for (Map.Entry<String, Sbom> document : documents.entrySet()) {
      for (SbomSpec spec : List.of(SbomSpec.SPDX_2_3_JSON, SbomSpec.SPDX_3_0_1_JSON)) {
        Path file = target.resolve(document.getKey() + "." + spec.label() + ".json");
        Files.write(file, spec.write(document.getValue()));
        assertTrue(Files.size(file) > 1000);
      }
    }
  }
}
