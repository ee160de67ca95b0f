package dev.cachet.format.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
  @Test
  void aReferenceIsOneObjectWhereverItStands() throws Exception {
    Component library = Component.builder("library", ComponentType.LIBRARY, "library").build();
    Sbom sbom =
        Sbom.of(
            SbomContent.builder(
                    Component.builder("os", ComponentType.OPERATING_SYSTEM, "os").build())
                .components(List.of(library))
                .dependencies(
                    Dependencies.of(Map.of("os", List.of("library"), "library", List.of())))
                .build(),
            Instant.EPOCH);

    Sbom read = SbomDocument.read(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom)).sbom();

    assertEquals(sbom, read);
    assertSame(read.components().get(0).ref(), read.dependencies().neededBy("os").get(0));
  }
}
