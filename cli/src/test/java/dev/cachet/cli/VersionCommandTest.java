package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VersionCommandTest {
  @Test
  void editionsThatWereCheckedLongAgoFailTheCommandOfTheRelease() {
    Cachet fresh =
        Cachet.done("version", "--editions", "--max-age", "180", "--as-of", "2026-12-01");
    assertTrue(fresh.out().contains("MDCG 2020-3: revision 1"), fresh.out());
    Cachet old = Cachet.run("version", "--editions", "--max-age", "180", "--as-of", "2028-01-01");
    assertEquals(ExitCode.UNREADABLE, old.exit(), old.err());
    assertTrue(old.err().contains("MDCG 2020-3 was last checked on"), old.err());
  }

  @Test
  void anAgeAloneIsAskedForNothing() {
    assertEquals(ExitCode.USAGE, Cachet.run("version", "--max-age", "180").exit());
    assertEquals(ExitCode.USAGE, Cachet.run("version", "--editions", "--max-age", "-1").exit());
    assertTrue(Cachet.done("version").out().startsWith("cachet "));
  }

  @Test
  void everyCommandPrintsTheVersionWhenItIsAskedForThatAlone() {
    List<List<String>> commands = new ArrayList<>();
    below(Cachet.commandLine(), List.of(), commands);
    assertTrue(commands.size() > 60, commands::toString);
    for (List<String> command : commands) {
      for (String option : List.of("--version", "-V")) {
        List<String> words = new ArrayList<>(command);
        words.add(option);
        assertTrue(Cachet.done(words.toArray()).out().startsWith("cachet "), words::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sbom generate --rootfs @/root --version 1.2 --out @/out",
        "sbom generate --rootfs @/root --version --out @/out",
        "sbom generate --rootfs @/root --name pump --version 1.2 --out @/out",
        "sbom generate -V --rootfs @/root --out @/out",
        "--version sbom generate --rootfs @/root --out @/out",
        "-q pack @/release.json --version 3 --out @/out",
        "verify --version @/release.cachet",
        "lifecycle check --rootfs @/root --version",
        "-v version --version --editions",
      })
  void theVersionIsNotPrintedInPlaceOfTheWork(String words, @TempDir Path folder) {
    Cachet ran = Cachet.run((Object[]) words.replace("@", folder.toString()).split(" "));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("cannot stand beside it; see 'cachet "), ran.err());
    assertEquals("", ran.out());
    assertTrue(Files.notExists(folder.resolve("out")), words);
  }

  @Test
  void helpIsPrintedWhateverStandsBesideIt() {
    String help = Cachet.done("sbom", "generate", "--version", "--help").out();
    assertTrue(help.startsWith("Usage: cachet sbom generate"), help);
  }

  private static void below(CommandLine line, List<String> words, List<List<String>> commands) {
    commands.add(words);
    line.getSubcommands()
        .forEach(
            (name, one) -> {
              List<String> longer = new ArrayList<>(words);
              longer.add(name);
              below(one, longer, commands);
            });
  }
}
