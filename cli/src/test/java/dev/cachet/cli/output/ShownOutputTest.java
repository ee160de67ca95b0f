package dev.cachet.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Nothing that a document, a root or a word of the command line says steers who reads a line. */
class ShownOutputTest {
  private static final List<String> HOSTILE =
      List.of("##vso[task.complete]x", "##[group]x", "##teamcity[x]", "::error::x", "\u001b[2Jx");

  private static final Pattern STEERING =
      Pattern.compile("##\\w*\\[|(?m)^\\s*::|[\\p{Cntrl}&&[^\\n\\t]]|[\\u2028\\u202e]");

  @TempDir Path folder;

  @Test
  void everyCommandOverHostileWords() {
    List<CommandLine> leaves = leaves(Cachet.commandLine()).toList();
    assertTrue(leaves.size() > 30, "the whole tree is looked at: " + leaves.size());
    for (CommandLine leaf : leaves) {
      String[] path = leaf.getCommandSpec().qualifiedName().split(" ");
      for (String hostile : HOSTILE) {
        List<Object> words = new ArrayList<>(List.of(path).subList(1, path.length));
        if (words.contains("manual") || words.contains("example")) {
          words.add("--" + hostile);
        }
        words.add(hostile);
        assertSafe(words.toArray());
        words.add(1, "\n" + hostile);
        assertSafe(words.toArray());
      }
    }
  }

  @Test
  void everyCommandOverAHostileDocument() throws Exception {
    for (String hostile : HOSTILE) {
      Path document = document(hostile);
      assertSafe("sbom", "check", document, "--as-of", "2026-11-30");
      assertSafe("sbom", "check", document, "--as-of", "2026-11-30", "--format", "junit");
      assertSafe("sbom", "diff", document, document("pump"));
      assertSafe("sbom", "diff", document, document("pump"), "--format", "json");
      assertSafe("sbom", "convert", "--in", document, "--out", "-");
      assertSafe("sbom", "convert", "--in", document, "--out", "-", "--spec", "spdx-2.3-json");
      assertSafe("sbom", "merge", document, "--device", hostile, "--out", "-");
      assertSafe("lifecycle", "check", "--sbom", document, "--as-of", "2026-11-30");
      assertSafe("lifecycle", "explain", hostile);
      assertSafe("key", "show", document);
      assertSafe("trust", "show", document);
    }
  }

  @Test
  void commandsForGithubThatCachetWritesStay() throws Exception {
    Cachet ran =
        Cachet.run(
            "sbom",
            "check",
            document("##[x]"),
            "--as-of",
            "2027-11-30",
            "--max-age",
            "1",
            "--format",
            "github");
    assertTrue(ran.out().startsWith("::"), ran.out() + ran.err());
    assertFalse(ran.out().contains("##["), ran.out());
  }

  @Test
  void completionIsNotChanged() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script = Cachet.done("completion", shell).out();
      assertFalse(script.contains("\\u00"), shell);
    }
  }

  @Test
  void aDocumentOnStandardOutputMeansTheSame() throws Exception {
    Path in = document("##vso[a]");
    Path file = folder.resolve("out.json");
    Object[] words = {"sbom", "convert", "--in", in, "--out"};
    Cachet.done(with(words, file));
    String said = Cachet.done(with(words, "-")).out();
    assertFalse(said.contains("##vso["), said);
    assertEquals(Files.readString(file), said.replace("##vso\\u005b", "##vso["));
  }

  private static Object[] with(Object[] words, Object last) {
    return Stream.concat(Stream.of(words), Stream.of(last)).toArray();
  }

  private Path document(String name) throws Exception {
    String json = name.replace("\u001b", "\\u001b");
    return Files.writeString(
        folder.resolve("in" + Integer.toHexString(name.hashCode()) + ".json"),
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "metadata":{"timestamp":"2026-11-30T00:00:00Z",
          "component":{"type":"device","bom-ref":"t","name":"N","version":"N"}},
         "components":[{"type":"library","bom-ref":"N","name":"N","version":"N",
          "supplier":{"name":"N"},"releaseNotes":{"type":"N"}},
          {"type":"operating-system","bom-ref":"o","name":"N","version":"N"}]}
        """
            .replace("\"N\"", "\"" + json + "\""));
  }

  private static void assertSafe(Object... words) {
    Cachet ran = Cachet.run(words);
    assertFalse(STEERING.matcher(ran.out()).find(), List.of(words) + ran.out());
    assertFalse(STEERING.matcher(ran.err()).find(), List.of(words) + ran.err());
    assertTrue(ran.exit() != ExitCode.BUG || ran.err().isEmpty(), List.of(words) + ran.err());
  }

  private static Stream<CommandLine> leaves(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(ShownOutputTest::leaves);
  }
}
