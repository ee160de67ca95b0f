package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Cycle;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lookup.ComponentMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page in Chromium at the width of a phone, of a desk and of A4, in light and dark: no error,
 * nothing cut, no label on another, what is drawn is what is said, and axe-core agrees. The
 * pictures stay in {@code target/browser}.
 */
class SupportPageBrowser {
  private static final Path FOLDER = Path.of("target", "browser");

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    try (Stream<Path> scripts = Files.list(Path.of("src", "test", "node"))) {
      for (Path script : scripts.toList()) {
        Files.write(FOLDER.resolve(script.getFileName()), Files.readAllBytes(script));
      }
    }
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      String output = run(0, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      assertTrue(Files.isDirectory(FOLDER.resolve("node_modules")), output);
    }
  }

  private static String run(int expected, String... command) throws Exception {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(expected, process.waitFor(), output);
    return output;
  }

  private static void write(String name, SupportReport report) throws IOException {
    Files.write(FOLDER.resolve(name + ".html"), SupportPage.write(report));
  }

  @Test
  void showsADevice() throws Exception {
    write("device", Pages.report(Pages.HORIZON, Pages.COMPONENTS));
    String output = run(0, "node", "check.mjs", "device");
    assertTrue(output.contains("device print: axe-core passes "), output);
  }

  @Test
  void showsEveryKindOfCycle() throws Exception {
    Horizon horizon = Pages.HORIZON.withPlannedSaleEnd(LocalDate.of(2027, 3, 31));
    List<ComponentMatch> one = new ArrayList<>();
    Pages.CATALOGUE
        .products()
        .forEach(
            product -> {
              if (one.size() < Drawing.ALL - 1 && !product.cycles().isEmpty()) {
                List<Cycle> cycles = product.cycles();
                String cycle = cycles.get(one.size() % cycles.size()).name();
                one.add(Pages.match(product.name(), product.name(), cycle));
              }
            });
    write("kinds", Pages.of(horizon, one));
    run(0, "node", "check.mjs", "kinds");
  }

  @Test
  void showsHostileNamesAndManyRows() throws Exception {
    List<ComponentMatch> many = new ArrayList<>();
    for (String name :
        List.of(
            "</title><script>alert(1)</script>",
            "\"><svg onload=alert(1)>",
            "a\u202etxt.exe\u0000",
            "\u05e9\u05dc\u05d5\u05dd@1 \ud83d\udc69\u200d\ud83d\udd2c",
            "W".repeat(10_000))) {
      many.add(Pages.match(name, "openssl", "1.0.2"));
      many.add(new ComponentMatch(name, null, null, List.of("debian/11", "debian/12"), name));
    }
    for (int i = 0; i < 400; i++) {
      many.add(Pages.match("pkg:generic/openssl-" + i + "@1.0.2", "openssl", "1.0.2"));
    }
    write("many", Pages.of(new Horizon(Pages.DAY, null, 0), many));
    run(0, "node", "check.mjs", "many");
  }

  @Test
  void findsWhatIsWrong() throws Exception {
    String page = Pages.text(Pages.report(Pages.HORIZON, Pages.COMPONENTS));
    String broken =
        page.replace("<main>", "<main><script>alert(1)</script><img src=\"missing.png\"/>")
            .replaceFirst("(<rect [^>]* width=\")[0-9.]+%", "$190%")
            .replaceFirst("(<rect [^>]*data-from=\")[^\"]*", "$12001-01-01")
            .replaceFirst("(<text class=\"label date[^\"]*\" x=\")[^\"]*", "$1-90%");
    Files.writeString(FOLDER.resolve("broken.html"), broken);
    String output = run(1, "node", "check.mjs", "broken");
    for (String what :
        List.of(
            "WRONG console: ",
            "WRONG image-alt",
            "drawn {",
            "ends after the day judged",
            "a bar leaves the drawing",
            "cut: ")) {
      assertTrue(output.contains(what), what + " is not in " + output);
    }
  }
}
