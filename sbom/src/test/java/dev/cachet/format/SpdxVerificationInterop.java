package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.sbom.Sbom;
import dev.cachet.source.ExampleRoot;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SPDX project's own verification of what is written here; run by the profile {@code spdx}. */
class SpdxVerificationInterop {
  private static final Map<SbomSpec, String> KINDS =
      Map.of(SbomSpec.SPDX_2_3_JSON, "JSON", SbomSpec.SPDX_3_0_1_JSON, "JSONLD");

  @TempDir Path folder;

  @BeforeAll
  static void asksNoNetworkForTheListOfLicences() {
    System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
  }

  @Test
  void findsNothingWrong() throws Exception {
    List<Sbom> documents =
        List.of(
            FullSbom.everything(),
            FullSbom.portable(),
            Sbom.of(ExampleRoot.debian(folder).inventory("debian", "12").content(), FullSbom.DAY));
    for (Sbom document : documents) {
      for (SbomSpec spec : KINDS.keySet()) {
        assertEquals(List.of(), problems(document, spec), spec.label());
      }
    }
  }

  /** By reflection: the library is on the class path in that profile only. */
  private Object problems(Sbom sbom, SbomSpec spec) throws Exception {
    Path file = Files.write(folder.resolve(spec.label() + ".json"), spec.write(sbom));
    Class<?> kinds = Class.forName("org.spdx.tools.SpdxToolsHelper$SerFileType");
    Method verify = Class.forName("org.spdx.tools.Verify").getMethod("verify", String.class, kinds);
    Class.forName("org.spdx.tools.SpdxToolsHelper").getMethod("initialize").invoke(null);
    Object kind = kinds.getMethod("valueOf", String.class).invoke(null, KINDS.get(spec));
    return verify.invoke(null, file.toString(), kind);
  }
}
