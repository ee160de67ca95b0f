package dev.cachet.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} says of packages from the vectors of format 1; they have no gate. */
class ReportCommandTest {
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");

  @TempDir Path folder;

  @Test
  void packageWithoutARecordIsReportedAndEndsWithFour() throws Exception {
    Path page = folder.resolve("report.html");
    Cachet written = run("container/smallest.cachet", "--format", "html", "--out", page);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, written.exit(), written.err());
    String text = Files.readString(page);
    assertTrue(text.startsWith("<!DOCTYPE html>\n<html lang=\"en\""), text);
    assertTrue(text.contains("what was judged before signing is not known"), text);
    assertTrue(text.contains("<bdi>clearance-1</bdi>"), text);
    String french = run("container/smallest.cachet", "--lang", "fr").out();
    assertTrue(french.contains("\nSignataires\n"), french);
    String json = run("container/smallest.cachet", "--format", "json").out();
    assertTrue(json.contains("\"role\" : \"clearance\""), json);
  }

  /** Nothing is said of a package that is refused, and the refusal names the right one. */
  @Test
  void refusedPackageIsNotReported() {
    Path out = folder.resolve("report.md");
    Cachet refused = run("quorum/clearance-missing.cachet", "--out", out);
    assertEquals(ExitCode.REFUSED, refused.exit());
    assertTrue(Files.notExists(out));
    Path unsigned = VECTORS.resolve("quorum/clearance-missing.cachet");
    Cachet previous = run("container/smallest.cachet", "--previous", unsigned, "--out", out);
    assertEquals(ExitCode.REFUSED, previous.exit());
    assertTrue(
        previous.err().startsWith("cachet: " + unsigned + ": refused: QUORUM_MISSING"),
        previous.err());
    assertTrue(Files.notExists(out));
  }

  private static Cachet run(String file, Object... more) {
    Object[] words = {
      "report",
      VECTORS.resolve(file),
      "--root",
      VECTORS.resolve("roots/base-1.json"),
      "--root-sha256",
      "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a",
      "--as-of",
      "2026-12-01"
    };
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Cachet.run(all);
  }
}
