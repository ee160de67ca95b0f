package dev.cachet.boots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tools of the system, without which the boots fail (docs/boot-loaders.md). */
final class Tool {
  private static final int MINUTES = 8;

  private Tool() {}

  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(said, StandardCharsets.ISO_8859_1);
    assertTrue(ended, "hangs: " + List.of(command) + "\n" + text);
    assertEquals(0, process.exitValue(), List.of(command) + " printed " + text);
    return text;
  }

  static String shell(Path folder, String script) throws IOException, InterruptedException {
    return run(folder, "sh", "-eu", "-c", script);
  }

  /** Starts a machine without acceleration, and gives what its serial port said. */
  static String qemu(Path folder, String system, List<String> arguments)
      throws IOException, InterruptedException {
    Path serial = folder.resolve("serial");
    Files.deleteIfExists(serial);
    List<String> command = new ArrayList<>(List.of("qemu-system-" + system));
    command.addAll(
        List.of("-accel", "tcg", "-display", "none", "-monitor", "none", "-net", "none"));
    command.addAll(List.of("-serial", "file:" + serial));
    command.addAll(arguments);
    String unused = run(folder, command.toArray(new String[0]));
    return Files.readString(serial, StandardCharsets.ISO_8859_1);
  }
}
