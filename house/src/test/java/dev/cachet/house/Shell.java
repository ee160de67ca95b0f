package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A shell in a folder of its own, with the packed command line as {@code cachet} on its path.
 *
 * <p>The day judged is fixed by {@code SOURCE_DATE_EPOCH}, so that what a document says today is
 * true tomorrow.
 */
final class Shell {
  static final Path FAT_JAR = Module.CLI.root().resolve("target/cachet.jar");

  /** 2026-11-27, a day on which the bundled facts are fresh. */
  private static final String TODAY = "1795737600";

  /** A shell that hangs must not hold the build for ever; no answer depends on it. */
  private static final int MINUTES = 9;

  private static final String BIN = ".shell/bin";

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /** What a script said. */
  record Said(int exit, String out, String err) {
    String all() {
      return "exit " + exit + "\n" + out + err;
    }
  }

  private Shell(Path folder) {
    this.folder = folder;
  }

  static Shell in(Path folder) throws IOException {
    assertTrue(Files.exists(FAT_JAR), "no " + FAT_JAR + ": run the phase 'verify'");
    Path home = Files.createDirectories(folder.resolve(".shell/home"));
    Path java = Path.of(System.getProperty("java.home"), "bin");
    Shell shell = new Shell(folder);
    // C1 alone: a process this short is over before the second compiler pays.
    shell.tool(
        "cachet",
        "exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '%s' \"$@\"".formatted(FAT_JAR));
    return shell
        .with("PATH", folder.resolve(BIN) + ":" + java + ":" + System.getenv("PATH"))
        .with("HOME", home.toString())
        .with("LC_ALL", "C.UTF-8")
        .with("SOURCE_DATE_EPOCH", TODAY)
        .with("REPOSITORY", Module.ROOT.toString());
  }

  /** Puts a command before all others on the path. */
  void tool(String name, String script) throws IOException {
    Path tool = Files.createDirectories(folder.resolve(BIN)).resolve(name);
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path folder() {
    return folder;
  }

  Said run(String script) throws IOException, InterruptedException {
    Path out = folder.resolve(".shell/out");
    Path err = folder.resolve(".shell/err");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", script)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CACHET"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new AssertionError("still running after " + MINUTES + " minutes: " + script);
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
