package dev.cachet.notice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.KnownNotice;
import dev.cachet.memory.TestFactory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every committed vector of notices, given to a device; and that the generator yields the files.
 */
class NoticeVectorsTest {
  static List<Path> vectors() throws IOException {
    try (Stream<Path> files = Files.list(NoticeVectors.COMMITTED)) {
      return files.filter(file -> file.toString().endsWith(".vec")).sorted().toList();
    }
  }

  @Test
  void generatorStillYieldsTheCommittedFilesAndNoOther() throws Exception {
    Map<String, byte[]> committed = new TreeMap<>();
    try (Stream<Path> files = Files.list(NoticeVectors.COMMITTED)) {
      for (Path file : files.filter(file -> !file.endsWith("README.md")).toList()) {
        committed.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Map<String, byte[]> made = NoticeVectors.all();
    assertEquals(made.keySet(), committed.keySet());
    made.forEach((name, bytes) -> assertArrayEquals(bytes, committed.get(name), name));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  @Tag("NTC-1")
  @Tag("NTC-2")
  @Tag("NTC-3")
  @Tag("NTC-4")
  @Tag("NTC-5")
  @Tag("NTC-6")
  @Tag("NTC-7")
  @Tag("NTC-9")
  @Tag("NTC-10")
  @Tag("NTC-11")
  void doesWhatTheVectorSays(Path file) throws Exception {
    Map<String, String> vector = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] pair = line.split(": ", 2);
      vector.put(pair[0], pair[1]);
    }
    assertEquals(NoticeVectors.DEVICE, vector.get("device"));
    byte[] root = Files.readAllBytes(file.resolveSibling(vector.getOrDefault("root", "")));
    byte[] notice = Files.readAllBytes(file.resolveSibling(vector.getOrDefault("notice", "")));
    SimulatedStorage storage = new SimulatedStorage();
    Sha256 root1 = Sha256.fromHex(vector.getOrDefault("root-sha256", ""));
    DeviceMemory memory = DeviceMemory.initialise(storage, TestFactory.record(root1), root);
    NoticeBook book = new NoticeBook(storage, memory);
    if (vector.containsKey("known")) {
      know(book, memory, vector.getOrDefault("known", "").split(" "), notice);
    }
    assertEquals(vector.get("expect"), answer(book, notice, vector.getOrDefault("clause", "")));
  }

  /** A device that knows the very notice has logged it; another one it only remembers. */
  private static void know(NoticeBook book, DeviceMemory memory, String[] known, byte[] notice)
      throws Exception {
    Sha256 sha256 = Sha256.fromHex(known[1]);
    if (sha256.equals(new NoticeVerifier(memory.current()).verify(notice).sha256())) {
      assertEquals(NoticeOutcome.LOGGED, book.take(notice, DeviceTime.unknown()));
    } else {
      memory.remember(state -> state.withNotice(new KnownNotice(Long.parseLong(known[0]), sha256)));
    }
  }

  private static String answer(NoticeBook book, byte[] notice, String clauses) throws IOException {
    try {
      return book.take(notice, DeviceTime.unknown()).name();
    } catch (PackageRefusedException e) {
      assertTrue(
          Arrays.asList(clauses.split(" ")).contains(e.refusal().clause()), e.refusal()::line);
      return e.refusal().reason().name();
    }
  }
}
