package dev.cachet.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for a hospital, of packages from the vectors of format 1; they declare no flows. */
class HandoverCommandTest {
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");
  private static final Path SMALLEST = VECTORS.resolve("container/smallest.cachet");
  private static final Path UNSIGNED = VECTORS.resolve("quorum/clearance-missing.cachet");

  @TempDir Path folder;

  @Test
  void folderIsWrittenWholeAndNeverOverAnother() throws Exception {
    Path out = folder.resolve("out");
    Cachet written = run(SMALLEST, "--out", out);
    assertEquals(ExitCode.DONE, written.exit(), written.err());
    assertEquals("wrote " + out + ", as of 2026-12-01\n", written.out());
    assertTrue(Files.exists(out.resolve("index.fr.html")));
    assertEquals(ExitCode.USAGE, run(SMALLEST, "--out", out).exit());
    Cachet french = run(SMALLEST, "--out", folder.resolve("fr"), "--lang", "fr");
    assertEquals(ExitCode.DONE, french.exit(), french.err());
    assertTrue(Files.notExists(folder.resolve("fr/index.fr.html")));
  }

  @Test
  void refusedPackageGivesNoFolder() throws Exception {
    Path out = folder.resolve("out");
    Cachet refused = run(UNSIGNED, "--out", out);
    assertEquals(ExitCode.REFUSED, refused.exit());
    assertTrue(refused.err().contains("QUORUM_MISSING"), refused.err());
    Path site =
        Files.writeString(
            folder.resolve("site.json"),
            "{\"schemaVersion\":1,\"id\":\"w\",\"device\":{\"interface\":\"e\",\"addresses\":"
                + "[\"192.0.2.10\"]}}");
    Cachet bare = run(SMALLEST, "--out", out, "--site", site);
    assertEquals(ExitCode.REFUSED, bare.exit());
    assertTrue(bare.err().contains("leave --site out"), bare.err());
    assertTrue(Files.notExists(out));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count(), "nothing half-written");
    }
  }

  @Test
  void diffTakesTwoPackagesThatDeclareConnections() {
    Cachet refused = run("--diff", SMALLEST, SMALLEST);
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("declares no connections that can be read"), refused.err());
    assertEquals(ExitCode.USAGE, run(SMALLEST, "--diff", SMALLEST, SMALLEST).exit());
    assertEquals(ExitCode.USAGE, run(SMALLEST).exit());
    Cachet unsigned = run("--diff", UNSIGNED, SMALLEST);
    assertTrue(unsigned.err().startsWith("cachet: " + UNSIGNED + ": refused: "), unsigned.err());
  }

  @Test
  void sbomIsShownAsATable() throws Exception {
    Path sbom =
        Files.writeString(
            folder.resolve("a.json"),
            """
            { "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
              "metadata": { "component": { "type": "device", "name": "pump", "bom-ref": "p" } },
              "components": [ { "type": "library", "name": "zlib", "version": "1.3", "bom-ref": "z",
                "properties": [
                  { "name": "cachet:support:level", "value": "actively maintained" },
                  { "name": "cdx:lifecycle:milestone:endOfSupport", "value": "2028-07-01" } ] },
                { "type": "library", "name": "other", "bom-ref": "o" } ] }
            """);
    String text = Cachet.done("sbom", "show", sbom).out();
    assertTrue(
        text.contains("zlib | 1.3 | not stated | actively maintained | 1\u00a0July\u00a02028"),
        text);
    assertTrue(text.contains("other | – | not stated | not stated | not stated"), text);
    String french = Cachet.done("sbom", "show", sbom, "--lang", "fr", "--format", "html").out();
    assertTrue(french.contains(">1er\u00a0juillet\u00a02028</td>"), french);
    String json = Cachet.done("sbom", "show", sbom, "--format", "json").out();
    assertTrue(json.contains("\"endOfSupport\" : \"2028-07-01\""), json);
  }

  private static Cachet run(Object... words) {
    Object[] root = {
      "--root",
      VECTORS.resolve("roots/base-1.json"),
      "--root-sha256",
      "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a",
      "--as-of",
      "2026-12-01"
    };
    Object[] all = new Object[1 + words.length + root.length];
    all[0] = "handover";
    System.arraycopy(words, 0, all, 1, words.length);
    System.arraycopy(root, 0, all, 1 + words.length, root.length);
    return Cachet.run(all);
  }
}
