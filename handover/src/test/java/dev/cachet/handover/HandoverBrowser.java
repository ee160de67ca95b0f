package dev.cachet.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.matrix.MatrixReport;
import dev.cachet.network.SiteBinding;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.ReleaseReport;
import dev.cachet.report.ReportTerms;
import dev.cachet.report.form.ReportForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of a hand-over, the report and the matrix in Chromium in both languages, at the width
 * of a phone, of a desk and of A4: docs/browser.md. The pictures stay in {@code target/browser}.
 */
class HandoverBrowser {
  private static final Path FOLDER = Path.of("target", "browser");
  private static final ReportTerms TERMS = new ReportTerms(Factory.DAY, "9.9");
  private static final String SITE =
      """
      { "schemaVersion": 1, "id": "ward-3-pump-7",
        "device": { "interface": "eth1", "addresses": ["192.0.2.10"] },
        "roles": { "pacs": ["192.0.2.20"], "ntp": ["192.0.2.53"] } }
      """;

  @TempDir static Path folder;
  private static Factory factory;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    // The libraries are those of the page of the support timeline.
    Path libraries = Path.of("..", "lifecycle", "src", "test", "node");
    for (Path file :
        List.of(
            libraries.resolve("package.json"),
            libraries.resolve("package-lock.json"),
            Path.of("src", "test", "node", "pages.mjs"))) {
      Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      String output = run(0, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      assertTrue(Files.isDirectory(FOLDER.resolve("node_modules")), output);
    }
    factory = new Factory(folder);
    first = factory.release(Content.of("1.0", 1, Map.of("libexample1", "1.2-3", "libold", "1")));
    second =
        factory.release(
            Content.of("2.0", 2, Map.of("libexample1", "1.2-4", "w".repeat(120), "7"))
                .withProfile(Factory.PROFILE.replace("2762", "11112")));
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

  private static void judge(List<String> names) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "pages.mjs"));
    command.addAll(names);
    String output = run(0, command.toArray(String[]::new));
    for (String name : names) {
      assertTrue(output.contains(name + " print: axe-core passes "), output);
    }
  }

  private static List<String> pages(Path hand) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(hand)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".html")) {
          Files.write(FOLDER.resolve(name), Files.readAllBytes(file));
          names.add(name.replace(".html", ""));
        }
      }
    }
    return names;
  }

  @Test
  void showsEveryPageOfAHandover() throws Exception {
    Path site = Files.writeString(folder.resolve("site.json"), SITE);
    Path hand = folder.resolve("hand");
    try (Release release = factory.open(second)) {
      HandoverTerms terms = new HandoverTerms(TERMS, List.of(Language.EN, Language.FR));
      Handover.of(release, Optional.of(SiteBinding.read(site)), Catalogue.bundled(), terms)
          .write(hand);
    }
    List<String> names = pages(hand);
    assertTrue(names.containsAll(List.of("index", "index.fr", "report.fr")), names.toString());
    judge(names);
  }

  @Test
  void showsTheReportAgainstTheLastReleaseAndTheMatrix() throws Exception {
    List<String> names = new ArrayList<>();
    for (Language language : Language.values()) {
      Phrases phrases = Phrases.of(language);
      try (Release release = factory.open(second);
          Release before = factory.open(first)) {
        ReleaseReport report = new ReleaseReport(release, Optional.of(before), TERMS);
        byte[] page = report.write(ReportForm.HTML, phrases);
        assertArrayEquals(page, report.write(ReportForm.HTML, phrases));
        names.add("compared." + language.tag());
        Files.write(FOLDER.resolve("compared." + language.tag() + ".html"), page);
        byte[] matrix = MatrixReport.write(release, TERMS, ReportForm.HTML, phrases);
        assertArrayEquals(matrix, MatrixReport.write(release, TERMS, ReportForm.HTML, phrases));
        names.add("requirements." + language.tag());
        Files.write(FOLDER.resolve("requirements." + language.tag() + ".html"), matrix);
      }
    }
    judge(names);
  }

  @Test
  void findsWhatIsWrong() throws Exception {
    String page;
    try (Release release = factory.open(second)) {
      ReleaseReport report = new ReleaseReport(release, Optional.empty(), TERMS);
      page =
          new String(
              report.write(ReportForm.HTML, Phrases.of(Language.EN)), StandardCharsets.UTF_8);
    }
    String broken =
        page.replace(
            "<main>",
            "<main><script>alert(1)</script><img src=\"missing.png\"/><pre>"
                + "w".repeat(300)
                + "</pre><a href=\"#nowhere\">x</a>");
    Files.writeString(FOLDER.resolve("broken.html"), broken);
    String output = run(1, "node", "pages.mjs", "broken");
    for (String what :
        List.of("WRONG console: ", "WRONG image-alt", "scrolls sideways", "leads nowhere")) {
      assertTrue(output.contains(what), what + " is not in " + output);
    }
  }
}
