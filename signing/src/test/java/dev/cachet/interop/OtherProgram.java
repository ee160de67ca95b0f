package dev.cachet.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program in a folder and keeps what it says. */
final class OtherProgram {
  private static final long MINUTES = 5;

  private final Path folder;

  OtherProgram(Path folder) {
    this.folder = folder;
  }

  record Result(int exitCode, String output) {}

  Result run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not end: " + output);
    }
    return new Result(process.exitValue(), output);
  }

  /** The Node scripts with the libraries that their lock file pins, installed once a build. */
  static synchronized OtherProgram node() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "interop"));
    try (Stream<Path> scripts = Files.list(Path.of("src", "test", "node"))) {
      for (Path script : scripts.toList()) {
        Files.write(folder.resolve(script.getFileName()), Files.readAllBytes(script));
      }
    }
    OtherProgram node = new OtherProgram(folder);
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      Result installed = node.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      if (installed.exitCode() != 0) {
        throw new IOException("npm ci failed: " + installed.output());
      }
    }
    return node;
  }

  Path folder() {
    return folder;
  }
}
