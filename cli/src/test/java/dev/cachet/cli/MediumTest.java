package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the medium or the locale says is told whole: the place, the cause and what helps. */
class MediumTest {
  @TempDir Path folder;

  @Test
  void aMediumThatTakesNoMore() throws Exception {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path out = folder.resolve("sbom.json");
    assertEquals(
        "3 cachet: " + out + ": the file system holds no file as large as this; name another place",
        shell("ulimit -f 1; exec \"$@\"", "sbom", "generate", "--rootfs", root, "--out", out));
    assertFalse(Files.exists(out));
  }

  @Test
  void aPathThatTheLocaleCannotName() throws Exception {
    String told =
        "cannot be the name of a file here: the locale has the character set"
            + " ANSI_X3.4-1968; set LC_ALL=C.UTF-8";
    String script = "LC_ALL=C exec \"$@\" $(printf 'caf\\303\\251')";
    for (String words : List.of("sbom check", "verify", "sbom generate --rootfs / --out")) {
      String said = shell(script, (Object[]) words.split(" "));
      assertEquals("2", said.substring(0, 1), said);
      assertEquals(true, said.contains(told), said);
    }
  }

  @Test
  void aFileInPlaceOfAFolder() throws Exception {
    Path file = SmallRoot.write(folder.resolve("x.cachet"), "");
    String told = "cachet: " + file + " is not a folder; check the path\n";
    assertEquals(told, Cachet.run("examine", "--for-signing", file).err());
    Cachet image = Cachet.run("sbom", "generate", "--rootfs", file, "--out", "-");
    assertTrue(
        image
            .err()
            .startsWith(
                "cachet: " + file + " is neither a folder nor an image of a root that is known;"),
        image.err());
    assertEquals(ExitCode.UNREADABLE, image.exit());
    Cachet inside = Cachet.run("sbom", "check", file.resolve("a.json"));
    assertEquals(
        "cachet: " + file + "/a.json: a part of the path is a file, not a folder; check the path\n",
        inside.err());
    assertEquals(ExitCode.USAGE, inside.exit());
  }

  /** The exit code and the last line on standard error of a command that a shell starts. */
  private String shell(String script, Object... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    line.add(Main.class.getName());
    for (Object word : words) {
      line.add(word.toString());
    }
    Process process =
        new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = said.lines().toList();
    return process.waitFor() + " " + lines.get(lines.size() - 1);
  }
}
