package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.release.RootChain;
import dev.cachet.command.release.VerifyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code verify} and the goal of that name give one answer. */
class VerifyFrontsTest {
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");
  private static final Path SMALLEST = VECTORS.resolve("container/smallest.cachet");
  private static final Path LEAN = VECTORS.resolve("data/chunk-absent.cachet");
  private static final Path ROOT = VECTORS.resolve("roots/base-1.json");
  private static final String DIGEST =
      "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a";

  @TempDir Path folder;

  @Test
  void aPackageIsVerifiedInTheSameWords() throws Exception {
    Fronts.Said shell = verify(SMALLEST).shell();
    Fronts.Said maven = verify(SMALLEST).ask();
    assertEquals(0, maven.exit());
    assertEquals(shell.answer(), maven.answer());
    assertTrue(maven.answer().toString().contains("nothing decoded"), maven.answer().toString());
  }

  @Test
  void bothDecodeWhereThatIsAsked() throws Exception {
    Fronts decoding = verify(SMALLEST).set(VerifyRequest.DECODE, true);
    List<String> answer = decoding.shell().answer();
    assertTrue(answer.contains("CHUNKS PASSED 70 bytes"), answer.toString());
    assertEquals(answer, decoding.ask().answer());
  }

  @Test
  void absentChunksAreRefusedByBothUnlessThatIsAllowed() throws Exception {
    assertEquals(1, verify(LEAN).ask().exit());
    Fronts allowing = verify(LEAN).set(VerifyRequest.ALLOW_ABSENT, true);
    assertEquals(0, allowing.ask().exit());
    assertEquals(allowing.shell().answer(), allowing.ask().answer());
    Fronts.Said both = allowing.set(VerifyRequest.DECODE, true).ask();
    assertEquals(2, both.exit());
    assertEquals("decode needs every chunk, so it does not go with allowAbsent", both.error());
  }

  /** One package of each verdict that the vectors know. */
  @Test
  void everyVerdictIsTheSame() throws Exception {
    Map<String, Path> vectors = new TreeMap<>();
    try (Stream<Path> files = Files.walk(VECTORS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".vec")).sorted().toList()) {
        Map<String, String> vector = read(file);
        if (vector.containsKey("package")) {
          vectors.putIfAbsent(vector.get("expect") + vector.containsKey("device-floor"), file);
        }
      }
    }
    assertTrue(vectors.size() > 40, vectors.keySet().toString());
    for (Path file : vectors.values()) {
      Map<String, String> vector = read(file);
      Fronts.Said said = of(file, vector).ask();
      boolean accepted =
          vector.get("expect").equals("ACCEPTED") || vector.get("do").equals("authorise");
      assertEquals(accepted ? 0 : 1, said.exit(), file + " " + said);
    }
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path factory = Files.writeString(folder.resolve("pump-17.json"), "{\"schemaVersion\":1}");
    Path text = Files.writeString(folder.resolve("text"), "no root");
    Path nowhere = folder.resolve("nowhere");
    assertEquals(2, verify(nowhere).ask().exit());
    assertEquals(3, verify(folder).ask().exit());
    assertEquals(1, verify(text).ask().exit());
    assertEquals(2, verify(SMALLEST).set(RootChain.ROOT, nowhere).ask().exit());
    assertEquals(3, verify(SMALLEST).set(RootChain.ROOT, folder).ask().exit());
    assertEquals(1, verify(SMALLEST).set(RootChain.ROOT, text).ask().exit());
    assertEquals(2, verify(SMALLEST).set(RootChain.ROOT_SHA256, "abc").ask().exit());
    assertEquals(1, verify(SMALLEST).set(RootChain.ROOT_SHA256, "0".repeat(64)).ask().exit());
    assertEquals(1, verify(SMALLEST).set(RootChain.NEWER_ROOTS, List.of(ROOT)).ask().exit());
    assertEquals(2, verify(SMALLEST).set(Moments.AS_OF, "tomorrow").ask().exit());
    assertEquals(2, verify(SMALLEST).set(Moments.AS_OF, "1969-12-31").ask().exit());
    assertEquals(2, verify(SMALLEST).set(VerifyRequest.CLOCK_FLOOR, "noon").ask().exit());
    assertEquals(3, verify(SMALLEST).set(RootChain.FACTORY, factory).ask().exit());
    Fronts nothing = new Fronts("verify", "verify", VerifyMojo::new, folder, SETTINGS);
    assertEquals(
        "no trust root: give root, and either rootSha256 or factory",
        nothing.set(VerifyRequest.PACKAGE, SMALLEST).ask().error());
  }

  /** A21: a floor that nobody gave is not zero, whoever asks. */
  @Test
  void aDeviceNeedsItsFloor() throws Exception {
    Path accepted = VECTORS.resolve("counters");
    try (Stream<Path> files = Files.walk(accepted)) {
      Path file =
          files.filter(each -> each.toString().endsWith(".vec")).sorted().findFirst().orElseThrow();
      Map<String, String> vector = new LinkedHashMap<>(read(file));
      vector.remove("device-floor");
      assertEquals("factory needs floor, the floor of that device", of(file, vector).ask().error());
      vector.put("device-floor", "-1");
      assertEquals("factory needs floor, the floor of that device", of(file, vector).ask().error());
      vector.put("device-floor", "1");
      vector.put("device-running", "-1");
      assertEquals("running takes a counter from 0, not -1", of(file, vector).ask().error());
    }
  }

  @Test
  void reportsHoldTheSameBytesOfARefusalToo() throws Exception {
    for (Path file : List.of(SMALLEST, LEAN)) {
      Path shell = folder.resolve("shell.json");
      verify(file).shell("--format", "json", "--out", shell.toString());
      Path maven = folder.resolve("maven.json");
      Fronts reporting = verify(file).set(REPORT, maven).set(FORMAT, "json");
      reporting.maven();
      assertArrayEquals(Files.readAllBytes(shell), Files.readAllBytes(maven));
    }
  }

  private static final Setting<Path> REPORT = Setting.output("", "report", "");
  private static final Setting<String> FORMAT = Setting.output("", "reportFormat", "");
  private static final Class<?>[] SETTINGS = {VerifyRequest.class, RootChain.class, Moments.class};

  private Fronts verify(Path file) {
    return new Fronts("verify", "verify", VerifyMojo::new, folder.resolve("target"), SETTINGS)
        .set(VerifyRequest.PACKAGE, file)
        .set(RootChain.ROOT, ROOT)
        .set(RootChain.ROOT_SHA256, DIGEST)
        .set(Moments.AS_OF, "2026-12-01");
  }

  private Fronts of(Path file, Map<String, String> vector) throws IOException {
    Fronts both =
        new Fronts("verify", "verify", VerifyMojo::new, folder.resolve("target"), SETTINGS)
            .set(VerifyRequest.PACKAGE, file.resolveSibling(vector.get("package")))
            .set(RootChain.ROOT, file.resolveSibling(vector.get("root")))
            .set(VerifyRequest.DECODE, true)
            .set(VerifyRequest.NO_CLOCK, !vector.containsKey("clock"));
    if (vector.containsKey("clock")) {
      both.set(Moments.AS_OF, vector.get("clock"));
    }
    if (vector.containsKey("clock-floor")) {
      both.set(VerifyRequest.CLOCK_FLOOR, vector.get("clock-floor"));
    }
    if (!vector.containsKey("device-product")) {
      return both.set(RootChain.ROOT_SHA256, vector.get("root-sha256"));
    }
    both.set(RootChain.FACTORY, factory(vector));
    if (vector.containsKey("device-floor")) {
      both.set(VerifyRequest.FLOOR, Long.valueOf(vector.get("device-floor")));
    }
    if (vector.containsKey("device-running")) {
      both.set(VerifyRequest.RUNNING, Long.valueOf(vector.get("device-running")));
    }
    return both;
  }

  private Path factory(Map<String, String> vector) throws IOException {
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

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(": ");
      lines.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return lines;
  }
}
