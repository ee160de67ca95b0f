package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger's path: what {@code docs/getting-started.md} says, in a folder that holds nothing but
 * a root filesystem, with Maven and what this build has made. Asks Maven Central.
 */
class GettingStartedIT {
  private static final int COMMANDS = 10;
  private static final String KEEP = "\n[ -z \"${digest:-}\" ] || printf %s \"$digest\" >digest\n";

  @TempDir Path folder;

  @Test
  void tenCommandsLeadToAVerifiedPackage() throws Exception {
    Shell shell = Shell.in(folder).with("CACHET_PASSPHRASE", "for this test only");
    Maven.into(shell);
    Shell.Said said =
        shell.run(". \"$REPOSITORY/house/src/test/resources/documents/prelude.sh\"; debian rootfs");
    assertEquals(0, said.exit(), said.all());
    List<CodeBlock> blocks = Document.at("docs/getting-started.md").blocks();
    for (CodeBlock block : blocks) {
      if (block.test().equals("GettingStartedIT")) {
        // What one command puts into a variable is there for the next, as in the reader's shell.
        said = shell.run("[ ! -f digest ] || digest=$(cat digest)\n" + block.text() + KEEP);
        assertEquals(0, said.exit(), block + "\n" + said.all());
      } else if (block.isOutput()) {
        block.requireIn(said);
      }
    }
    String sbom = Files.readString(folder.resolve("app/target/java-jwt-4.5.0.cdx.json"));
    for (String library :
        List.of(
            "java-jwt@4.5.0",
            "jackson-core@2.15.4",
            "jackson-databind@2.15.4",
            "jackson-annotations@2.15.4")) {
      assertTrue(sbom.contains(library), library);
    }
  }

  @Test
  void theyAreTen() throws IOException {
    List<CodeBlock> commands =
        Document.at("docs/getting-started.md").blocks().stream()
            .filter(block -> block.test().equals("GettingStartedIT"))
            .skip(1) // which fetches somebody's project
            .toList();
    assertEquals(COMMANDS, commands.size());
    for (CodeBlock command : commands) {
      // Who signs reads the sheet first, and names what it showed.
      int lines = command.text().contains("--for-signing") ? 3 : 1;
      assertEquals(lines, command.text().lines().count(), command + " is more than one step");
    }
  }
}
