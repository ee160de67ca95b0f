package dev.cachet.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.Piped;
import dev.cachet.cli.output.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of packages from the vectors of format 1, without a device. */
class VerifyCommandTest {
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");
  private static final Object[] ROOT = {
    "--root",
    VECTORS.resolve("roots/base-1.json"),
    "--root-sha256",
    "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a",
    "--as-of",
    "2026-12-01"
  };

  @TempDir Path folder;

  @Test
  void packageWithoutSomeOfItsChunksIsRefusedUnlessThatIsAllowed() {
    Path lean = VECTORS.resolve("data/chunk-absent.cachet");
    for (String command : new String[] {"verify", "examine"}) {
      Cachet refused = run(command, lean);
      assertEquals(ExitCode.REFUSED, refused.exit(), refused.out());
      assertTrue((refused.out() + refused.err()).contains("CHUNK_MISSING"), refused.err());
      assertEquals(ExitCode.DONE, run(command, lean, "--allow-absent").exit());
      Cachet both = run(command, lean, "--allow-absent", "--decode");
      assertEquals(ExitCode.USAGE, both.exit(), both.err());
      assertTrue(both.err().contains("--decode needs every chunk"), both.err());
    }
    String allowed = run("verify", lean, "--allow-absent").out();
    assertTrue(allowed.contains("nothing decoded, 1 chunks absent"), allowed);
    assertTrue(allowed.contains("\ncontents INCOMPLETE: 1 of "), allowed);
    String full = run("verify", VECTORS.resolve("container/smallest.cachet")).out();
    assertTrue(full.startsWith("verified "), full);
    assertTrue(!full.contains("INCOMPLETE"), full);
  }

  /** Who reads ahead takes bytes that nobody has signed, and from whoever comes after. */
  @Test
  void standardInputIsReadNoFurtherThanTheSignaturesBeforeTheyCount() throws Exception {
    Path unsigned = VECTORS.resolve("quorum/clearance-missing.cachet");
    Piped piped = Piped.run(folder, unsigned, with("verify", "-"));
    assertEquals(ExitCode.REFUSED, piped.ran().exit(), piped.ran().err());
    assertTrue(piped.ran().err().contains("QUORUM_MISSING"), piped.ran().err());
    byte[] bytes = Files.readAllBytes(unsigned);
    int body = end(bytes, end(bytes, 0));
    assertTrue(bytes.length - body > 0, "there is a body");
    assertEquals(bytes.length - body, piped.left());
  }

  @Test
  void rootThatIsRefusedIsNotBlamedOnThePackage() throws Exception {
    Path smallest = VECTORS.resolve("container/smallest.cachet");
    Path root = Files.write(folder.resolve("empty.json"), new byte[0]);
    Object[] words = with("verify", smallest);
    words[3] = root;
    Cachet empty = Cachet.run(words);
    assertEquals(ExitCode.REFUSED, empty.exit(), empty.err());
    assertTrue(
        empty.err().startsWith("cachet: " + root + ": refused: ENVELOPE_MALFORMED"), empty.err());
    words[3] = ROOT[1];
    words[5] = "0".repeat(64);
    Cachet other = Cachet.run(words);
    assertTrue(
        other.err().startsWith("cachet: " + ROOT[1] + ": refused: ROOT_DIGEST_MISMATCH"),
        other.err());
  }

  @Test
  void factoryRecordIsNamedAsItWasGiven() throws Exception {
    Path record = Files.writeString(folder.resolve("pump-17.json"), "{\"schemaVersion\":1}");
    Cachet ran =
        run(
            "verify",
            VECTORS.resolve("container/smallest.cachet"),
            "--factory",
            record,
            "--floor",
            "0");
    assertEquals(ExitCode.UNREADABLE, ran.exit(), ran.err());
    assertTrue(ran.err().startsWith("cachet: " + record + ": "), ran.err());
    assertTrue(!ran.err().contains("factory.json"), ran.err());
  }

  /** Where an entry at an offset ends, its padding included. */
  private static int end(byte[] tar, int at) {
    String size = new String(tar, at + 124, 11, StandardCharsets.US_ASCII);
    return at + 512 + (Integer.parseInt(size, 8) + 511) / 512 * 512;
  }

  private static Cachet run(String command, Path file, Object... more) {
    return Cachet.run(with(command, file, more));
  }

  private static Object[] with(String command, Object file, Object... more) {
    return Stream.of(new Object[] {command, file}, ROOT, more).flatMap(Arrays::stream).toArray();
  }
}
