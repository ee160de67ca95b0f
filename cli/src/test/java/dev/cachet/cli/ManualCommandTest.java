package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManualCommandTest {
  @TempDir Path folder;

  @Test
  void writesAPageForEachCommandWithItsExamples() throws IOException {
    Path pages = folder.resolve("share/man1");
    Cachet.done("manual", "--out", pages, "--as-of", "2026-11-23");
    Set<String> commands = new TreeSet<>();
    collect(Main.commandLine(), commands);
    try (Stream<Path> files = Files.list(pages)) {
      assertEquals(
          commands,
          files
              .map(file -> file.getFileName().toString().replace(".1", ""))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    String check = Files.readString(pages.resolve("cachet-sbom-check.1"));
    assertTrue(check.contains("  cachet sbom check sbom.cdx.json \\-\\-profile"), check);
    assertTrue(check.contains("2026\\-11\\-23"), check);
  }

  private static void collect(CommandLine line, Set<String> names) {
    names.add(line.getCommandSpec().qualifiedName("-"));
    line.getSubcommands().values().forEach(one -> collect(one, names));
  }
}
