package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of format 1 from a shell: exit code, refusal code and failed check agree. */
class VectorsTest {
  private static final Path CORE = Path.of("..", "core", "src", "test");

  @TempDir static Path folder;

  static List<Path> vectors() throws IOException {
    List<Path> vectors = new ArrayList<>();
    for (String place : List.of("vectors", "resources/golden")) {
      try (Stream<Path> files = Files.walk(CORE.resolve(place))) {
        vectors.addAll(files.filter(file -> file.toString().endsWith(".vec")).sorted().toList());
      }
    }
    return vectors;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifyExitsAsTheVectorSays(Path file) throws IOException {
    Map<String, String> vector = read(file);
    Cachet ran = Cachet.run(command("verify", file, vector));
    if (isAccepted(vector)) {
      assertEquals(ExitCode.DONE, ran.exit(), ran.err());
      String id = vector.getOrDefault("package-id", "");
      assertTrue(ran.out().startsWith("verified " + id), ran.out());
    } else {
      assertEquals(ExitCode.REFUSED, ran.exit(), ran.err() + ran.out());
      String code = vector.get("expect");
      assertTrue(ran.err().contains("refused: " + code + " ("), ran.err());
      assertTrue(ran.err().contains("see " + code + " in docs/errors.md"), ran.err());
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void examineExitsAsTheVectorSays(Path file) throws IOException {
    Map<String, String> vector = read(file);
    Cachet ran = Cachet.run(command("examine", file, vector));
    if (isAccepted(vector)) {
      assertEquals(ExitCode.DONE, ran.exit(), ran.err() + ran.out());
      assertTrue(!ran.out().contains(" FAILED "), ran.out());
      return;
    }
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err() + ran.out());
    String code = vector.get("expect");
    String said =
        vector.containsKey("check")
            ? vector.get("check") + " FAILED " + code + " ("
            : "refused: " + code + " (";
    assertTrue((ran.out() + ran.err()).contains(said), ran.out() + ran.err());
  }

  /** What demands an agreement is authentic all the same; only an installer refuses it. */
  private static boolean isAccepted(Map<String, String> vector) {
    return vector.get("expect").equals("ACCEPTED") || vector.get("do").equals("authorise");
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(": ");
      lines.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return lines;
  }

  private static Object[] command(String name, Path file, Map<String, String> vector)
      throws IOException {
    List<Object> words = new ArrayList<>(List.of(name));
    String packed = vector.getOrDefault("package", "../container/smallest.cachet");
    words.add(file.resolveSibling(packed));
    words.addAll(List.of("--decode", "--root", file.resolveSibling(vector.get("root"))));
    if (vector.containsKey("device-product")) {
      words.addAll(List.of("--factory", factory(vector), "--floor", vector.get("device-floor")));
      add(words, "--running", vector.get("device-running"));
    } else {
      words.addAll(List.of("--root-sha256", vector.get("root-sha256")));
    }
    add(words, "--as-of", vector.get("clock"));
    if (!vector.containsKey("clock")) {
      words.add("--no-clock");
    }
    add(words, "--clock-floor", vector.get("clock-floor"));
    return words.toArray();
  }

  private static void add(List<Object> words, String option, String value) {
    if (value != null) {
      words.addAll(List.of(option, value));
    }
  }

  private static Path factory(Map<String, String> vector) throws IOException {
    String json =
        String.format(
            "{\"schemaVersion\":1,\"environment\":\"%s\",\"manufacturer\":\"%s\","
                + "\"product\":\"%s\",\"udiDi\":\"%s\",\"hwModel\":\"%s\",\"hwRev\":%s,"
                + "\"serial\":\"%s\",\"root1\":\"%s\"}",
            vector.get("device-environment"),
            vector.get("device-manufacturer"),
            vector.get("device-product"),
            vector.get("device-udi-di"),
            vector.get("device-hw-model"),
            vector.get("device-hw-rev"),
            vector.get("device-serial"),
            vector.get("root-sha256"));
    return Files.writeString(folder.resolve("factory.json"), json);
  }
}
