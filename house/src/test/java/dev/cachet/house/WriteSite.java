package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes the site; runs in the profile {@code site} only. */
class WriteSite {
  private static final Path SITE = Module.ROOT.resolve("target/site");
  private static final List<Module> LIBRARIES =
      List.of(
          Module.CORE, Module.LIFECYCLE, Module.SBOM, Module.GATE, Module.SIGNING, Module.HANDOVER);

  @Test
  void theDocumentsBecomePages() throws IOException {
    Site.write(Module.ROOT, SITE);
    assertTrue(Files.exists(SITE.resolve("index.html")));
  }

  @Test
  void theLibrariesHaveOneJavadoc() {
    String sources =
        LIBRARIES.stream()
            .map(module -> module.root().resolve("src/main/java").toString())
            .collect(Collectors.joining(File.pathSeparator));
    String[] words =
        new String[] {
          "-quiet",
          "-notimestamp",
          "-Xdoclint:none",
          "-windowtitle",
          "Cachet",
          "-d",
          SITE.resolve("apidocs").toString(),
          "-classpath",
          System.getProperty("java.class.path"),
          "-sourcepath",
          sources,
          "-subpackages",
          "dev.cachet"
        };
    int exit = ToolProvider.findFirst("javadoc").orElseThrow().run(System.out, System.err, words);
    assertEquals(0, exit, "javadoc");
    assertTrue(Files.exists(SITE.resolve("apidocs/dev/cachet/gate/Gate.html")));
  }
}
