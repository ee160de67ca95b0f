package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code cachet} in folders of any name; the Java here prints what it was given. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("src", "package", "cachet").toAbsolutePath();

  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"a:b", ":", "2026-11-30T12:00", "a:b/c"})
  void inAFolderWithAColonItSaysSoAndRefusesNothing(String name) throws Exception {
    Path home = installed(name);
    Ran ran = run(home.resolve("cachet"));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertEquals(
        "cachet: "
            + home.toRealPath()
            + ": Java reads no jar below a folder with a colon in its name; move the folder or"
            + " rename it\n",
        ran.err());
    assertEquals("", ran.out());
  }

  /** A link without a colon does not help, as the jar is looked for where it really is. */
  @Test
  void throughALinkItSaysTheSame() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), installed("a:b"));
    assertEquals(ExitCode.USAGE, run(link.resolve("cachet")).exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with space", "a;b", "$(exit 1)", "a'b", "-jar", "*"})
  void inAnyOtherFolderItStartsTheJarThatIsBesideIt(String name) throws Exception {
    Path home = installed(name);
    Ran ran = run(home.resolve("cachet"));
    assertEquals(0, ran.exit(), ran.err());
    assertTrue(
        ran.out().contains("[-jar][" + home.toRealPath().resolve("cachet.jar") + "][--version]"),
        ran.out());
  }

  private Path installed(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    executable(home.resolve("cachet"), Files.readString(SCRIPT));
    Files.writeString(home.resolve("cachet.jar"), "no jar");
    executable(
        folder.resolve("java-home/bin/java"), "#!/bin/sh\nprintf '[%s]' \"$@\"\nprintf '\\n'\n");
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran run(Path script) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), "--version");
    builder.environment().put("JAVA_HOME", folder.resolve("java-home").toString());
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }
}
