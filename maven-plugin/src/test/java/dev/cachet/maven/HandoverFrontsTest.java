package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.release.FirewallDiffRequest;
import dev.cachet.command.release.HandoverRequest;
import dev.cachet.command.release.NoticeRequest;
import dev.cachet.command.release.ReportRequest;
import dev.cachet.command.release.RootChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for what a hospital reads and the goals of the same names give one answer. */
class HandoverFrontsTest {
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");
  private static final Path SMALLEST = VECTORS.resolve("container/smallest.cachet");
  private static final Path LEAN = VECTORS.resolve("data/chunk-absent.cachet");
  private static final Path ROOT = VECTORS.resolve("roots/base-1.json");
  private static final String DIGEST =
      "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a";
  private static final Setting<Path> REPORT = Setting.output("", "out", "");
  private static final Setting<String> FORMAT = Setting.output("", "format", "");
  private static final String END =
      """
      { "schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
        "title": "Infusion pump 2000", "publisher": "Example Devices",
        "publisherUrl": "https://devices.example",
        "reference": "https://devices.example/notices/pump-1", "id": "EXAMPLE-EOS-PUMP",
        "serial": 1, "udiDis": ["04012345678901"], "versions": ["2.4"],
        "dates": { "endOfSales": "2027-03-31", "endOfSecuritySupport": "2029-06-30",
                   "endOfLife": "2030-06-30" },
        "successor": "Infusion pump 3000", "contact": "security@devices.example" }
      """;

  @TempDir Path folder;

  /** The vector has no record that can be read: both write the report, and both end with 4. */
  @Test
  void aReportHasTheSameBytes() throws Exception {
    for (String form : List.of("text", "html", "markdown", "json")) {
      for (boolean matrix : new boolean[] {false, true}) {
        Path shell = folder.resolve("shell." + form + matrix);
        Path maven = folder.resolve("maven." + form + matrix);
        Fronts asked =
            report(SMALLEST)
                .set(ReportRequest.LANGUAGE, "fr")
                .set(ReportRequest.MATRIX, matrix)
                .set(FORMAT, form)
                .set(REPORT, maven);
        assertEquals(4, asked.shell("--format", form, "--out", shell.toString()).exit());
        Fronts.Said said = asked.maven();
        assertEquals(4, said.exit());
        assertEquals(
            SMALLEST + ": part of what a report says is not known; the report names it",
            said.error());
        assertArrayEquals(Files.readAllBytes(shell), Files.readAllBytes(maven));
      }
    }
  }

  @Test
  void aReportIsPrintedWhereNoFileIsNamed() throws Exception {
    List<String> shell = report(SMALLEST).shell().answer();
    assertTrue(shell.size() > 20, shell.toString());
    assertEquals(shell, report(SMALLEST).maven().answer());
  }

  @Test
  void aFolderHasTheSameBytes() throws Exception {
    Path shell = folder.resolve("shell");
    Path maven = folder.resolve("maven");
    Fronts.Said ofShell = handover(shell).shell();
    assertEquals(0, ofShell.exit(), ofShell.toString());
    Fronts.Said ofMaven = handover(maven).maven();
    assertEquals(0, ofMaven.exit(), ofMaven.toString());
    assertEquals(List.of("wrote " + maven + ", as of 2026-11-23"), ofMaven.answer());
    assertEquals(sizes(shell), sizes(maven));
    assertTrue(sizes(shell).containsKey("index.fr.html"), sizes(shell).toString());
    assertArrayEquals(
        Files.readAllBytes(shell.resolve("SHA256SUMS")),
        Files.readAllBytes(maven.resolve("SHA256SUMS")));
  }

  /** What the goal wrote it replaces; what somebody else wrote it leaves alone. */
  @Test
  void onlyItsOwnFolderIsReplaced() throws Exception {
    Path own = folder.resolve("own");
    assertEquals(0, handover(own).maven().exit());
    assertEquals(0, handover(own).maven().exit());
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Path note = Files.writeString(foreign.resolve("SHA256SUMS"), "mine");
    assertEquals(2, handover(foreign).maven().exit());
    assertEquals("mine", Files.readString(note));
  }

  /** Both open and verify two packages; the vectors declare no connections. */
  @Test
  void whatChangesInTheFirewallIsAskedInTheSameWords() throws Exception {
    Fronts.Said none = diff(SMALLEST, SMALLEST).ask();
    assertEquals(1, none.exit());
    assertEquals(
        "refused: release 4.2.1 declares no connections that can be read, so that nothing can be"
            + " compared; ask the manufacturer for a network profile",
        none.error());
    assertEquals(1, diff(LEAN, SMALLEST).ask().exit());
    assertEquals(1, diff(SMALLEST, LEAN).ask().exit());
    Path nowhere = folder.resolve("nowhere");
    assertEquals(2, diff(nowhere, SMALLEST).ask().exit());
    assertEquals(2, diff(SMALLEST, nowhere).ask().exit());
    assertEquals(
        "diff compares two packages; leave site out",
        diff(SMALLEST, SMALLEST).set(HandoverRequest.SITE, ROOT).ask().error());
    assertFalse(Files.exists(folder.resolve("target/cachet/handover")));
  }

  @Test
  void aNoticeIsDraftedInTheSameWords() throws Exception {
    Path end = Files.writeString(folder.resolve("end.json"), END);
    Path sbom = Files.writeString(folder.resolve("sbom.cdx.json"), sbom());
    Fronts.Said shell = notice(end, sbom, "shell").shell();
    assertEquals(0, shell.exit(), shell.toString());
    Fronts.Said maven = notice(end, sbom, "maven").maven();
    assertEquals(0, maven.exit(), maven.toString());
    assertEquals(
        shell.answer().stream().map(line -> line.replace("/shell ", "/maven ")).toList(),
        maven.answer());
    assertEquals(sizes(folder.resolve("shell")), sizes(folder.resolve("maven")));
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    Path text = Files.writeString(folder.resolve("text"), "no JSON");
    assertEquals(1, report(LEAN).ask().exit());
    assertEquals(2, report(nowhere).ask().exit());
    assertEquals(1, report(text).ask().exit());
    assertEquals(1, report(SMALLEST).set(ReportRequest.PREVIOUS, LEAN).ask().exit());
    Fronts both =
        report(SMALLEST).set(ReportRequest.PREVIOUS, SMALLEST).set(ReportRequest.MATRIX, true);
    assertEquals("matrix is about one release; leave previous out", both.ask().error());
    assertEquals(1, handover(folder.resolve("a")).set(HandoverRequest.PACKAGE, LEAN).ask().exit());
    assertEquals(2, handover(Path.of("-")).exits());
    assertEquals(3, handover(folder.resolve("b")).set(HandoverRequest.SITE, text).ask().exit());
    assertEquals(2, handover(folder.resolve("c")).set(HandoverRequest.SITE, nowhere).ask().exit());
    assertEquals(2, handover(text).ask().exit());
    assertFalse(Files.exists(folder.resolve("a")));
    assertEquals(3, notice(text, text, "d").ask().exit());
    assertEquals(2, notice(nowhere, text, "e").ask().exit());
    Path end = Files.writeString(folder.resolve("end.json"), END);
    assertEquals(3, notice(end, text, "f").exits());
    assertFalse(Files.exists(folder.resolve("f")));
  }

  private static String sbom() {
    return """
    { "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
      "metadata": { "component": { "type": "firmware", "name": "pump", "version": "2.4" } },
      "components": [ { "type": "library", "name": "libexample1", "version": "1.2-3" } ] }
    """;
  }

  private static Map<String, Long> sizes(Path of) throws Exception {
    TreeMap<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(of)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(of.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  private Fronts report(Path file) {
    return new Fronts(
            "report",
            "report",
            ReleaseReportMojo::new,
            folder.resolve("target"),
            ReportRequest.class,
            RootChain.class,
            Moments.class)
        .set(ReportRequest.PACKAGE, file)
        .set(RootChain.ROOT, ROOT)
        .set(RootChain.ROOT_SHA256, DIGEST)
        .set(Moments.AS_OF, "2026-11-23");
  }

  private Fronts handover(Path out) {
    return new Fronts(
            "handover",
            "handover",
            HandoverMojo::new,
            folder.resolve("target"),
            HandoverRequest.class,
            RootChain.class,
            Moments.class)
        .set(HandoverRequest.PACKAGE, SMALLEST)
        .set(RootChain.ROOT, ROOT)
        .set(RootChain.ROOT_SHA256, DIGEST)
        .set(Moments.AS_OF, "2026-11-23")
        .set(HandoverRequest.OUT, out);
  }

  private Fronts diff(Path older, Path newer) {
    return new Fronts(
            "handover",
            "handover",
            HandoverMojo::new,
            folder.resolve("target"),
            FirewallDiffRequest.class,
            HandoverRequest.class,
            RootChain.class,
            Moments.class)
        .set(FirewallDiffRequest.DIFF, older)
        .set(HandoverRequest.PACKAGE, newer)
        .set(RootChain.ROOT, ROOT)
        .set(RootChain.ROOT_SHA256, DIGEST)
        .set(Moments.AS_OF, "2026-11-23");
  }

  private Fronts notice(Path end, Path sbom, String out) {
    return new Fronts(
            "lifecycle notice new",
            "notice",
            NoticeMojo::new,
            folder.resolve("target"),
            NoticeRequest.class,
            Moments.class)
        .set(NoticeRequest.DESCRIPTION, end)
        .set(NoticeRequest.SBOM, sbom)
        .set(Moments.AS_OF, "2026-11-23")
        .set(NoticeRequest.OUT, folder.resolve(out));
  }
}
