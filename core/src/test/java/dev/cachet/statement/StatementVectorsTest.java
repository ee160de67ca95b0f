package dev.cachet.statement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed vector of statements, judged; and that the generator yields these files. */
class StatementVectorsTest {
  static List<Path> vectors() throws IOException {
    try (Stream<Path> files = Files.list(StatementVectors.COMMITTED)) {
      return files.filter(file -> file.toString().endsWith(".vec")).sorted().toList();
    }
  }

  @Test
  void generatorStillYieldsTheCommittedFilesAndNoOther() throws Exception {
    Map<String, byte[]> committed = new TreeMap<>();
    try (Stream<Path> files = Files.list(StatementVectors.COMMITTED)) {
      for (Path file : files.filter(file -> !file.endsWith("README.md")).toList()) {
        committed.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Map<String, byte[]> made = StatementVectors.all();
    assertEquals(made.keySet(), committed.keySet());
    made.forEach((name, bytes) -> assertArrayEquals(bytes, committed.get(name), name));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void answersAsTheVectorSays(Path file) throws Exception {
    Map<String, String> vector = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] pair = line.split(": ", 2);
      vector.put(pair[0], pair[1]);
    }
    Optional<Refusal> refusal = judge(file, vector);
    assertEquals(
        vector.get("expect"), refusal.map(found -> found.reason().name()).orElse("ACCEPTED"));
    refusal.ifPresent(
        found ->
            assertTrue(
                List.of(vector.getOrDefault("clause", "").split(" ")).contains(found.clause()),
                found::line));
  }

  private static Optional<Refusal> judge(Path file, Map<String, String> vector) throws IOException {
    try {
      assertEquals(TestStatements.NAME, vector.get("device"));
      StatementVerifier verifier =
          new StatementVerifier(
              TrustChain.anchor(read(file, vector, "root"), digest(vector, "root-sha256")),
              TestStatements.DEVICE,
              spent(vector),
              time(vector));
      byte[] statement = read(file, vector, "statement");
      Object unused =
          switch (vector.getOrDefault("kind", "")) {
            case "grant" ->
                verifier.grant(statement, sites(file, vector, verifier), digest(vector, "package"));
            case "site" -> verifier.site(statement);
            case "downgrade" -> verifier.downgrade(statement);
            case "sequence" -> verifier.sequence(statement);
            default -> throw new IOException(file + " is of no kind");
          };
      return Optional.empty();
    } catch (PackageRefusedException e) {
      return Optional.of(e.refusal());
    }
  }

  private static List<SiteStatement> sites(
      Path file, Map<String, String> vector, StatementVerifier verifier)
      throws IOException, PackageRefusedException {
    return vector.containsKey("site")
        ? List.of(verifier.site(read(file, vector, "site")))
        : List.of();
  }

  private static SpentStatements spent(Map<String, String> vector) {
    String used = vector.getOrDefault("used", "");
    return new SpentStatements(
        Long.parseLong(vector.getOrDefault("install-seq", "")),
        Long.parseLong(vector.getOrDefault("floor", "")),
        Optional.ofNullable(vector.get("nonce")),
        used.isEmpty() ? List.of() : Stream.of(used.split(" ")).map(Sha256::fromHex).toList(),
        "lost".equals(vector.get("sequence")),
        Optional.empty(),
        Set.of());
  }

  private static DeviceTime time(Map<String, String> vector) {
    if (vector.containsKey("clock")) {
      return DeviceTime.trusted(Instant.parse(vector.get("clock")));
    }
    String floor = vector.get("clock-floor");
    return floor == null ? DeviceTime.unknown() : DeviceTime.untrusted(Instant.parse(floor));
  }

  private static byte[] read(Path file, Map<String, String> vector, String key) throws IOException {
    return Files.readAllBytes(file.resolveSibling(vector.getOrDefault(key, "")));
  }

  private static Sha256 digest(Map<String, String> vector, String key) {
    return Sha256.fromHex(vector.getOrDefault(key, ""));
  }
}
