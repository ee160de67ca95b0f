package dev.cachet.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patient is invented. */
class TripwireCommandTest {
  @TempDir Path folder;

  @Test
  void endsWithTheWorstOfWhatItFound() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "nothing");
    assertEquals("", Cachet.done("tripwire", folder).out());
    Files.write(text, "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1));
    Cachet unread = Cachet.run("tripwire", folder);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, unread.exit());
    assertEquals(
        text
            + ": unread file.closed at byte 0: is a database of SQLite, which is not looked into\n",
        unread.out());
    Path json =
        Files.writeString(
            folder.resolve("b"), "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Petra\"}]}");
    Cachet blocked = Cachet.run("tripwire", folder, "--format", "jsonl");
    assertEquals(ExitCode.REFUSED, blocked.exit());
    assertEquals(
        "{\"path\":\""
            + json
            + "\",\"verdict\":\"block\",\"rule\":\"fhir.patient\",\"offset\":0,"
            + "\"why\":\"a FHIR Patient with a name or identifier\"}",
        blocked.out().lines().toList().get(1));
  }

  @Test
  void namesAPathThatIsNotThereAndAListThatIsWrong() throws IOException {
    assertEquals(ExitCode.USAGE, Cachet.run("tripwire", folder.resolve("gone")).exit());
    Path list = Files.writeString(folder.resolve("allow.json"), "{}");
    Cachet refused = Cachet.run("tripwire", folder, "--allow", list);
    assertEquals(ExitCode.UNREADABLE, refused.exit());
    assertEquals(
        "cachet: " + list + ": /schemaVersion: missing; add it",
        refused.err().strip().lines().reduce((first, last) -> last).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"patient.squashfs, 300", "patient.ext4.gz, 2048"})
  void looksIntoImagesOfSystems(String name, int left) throws IOException {
    Path image = folder.resolve("rootfs.img");
    Files.write(image, made(name));
    Cachet found = Cachet.run("tripwire", image);
    assertEquals(ExitCode.REFUSED, found.exit(), found.err());
    assertEquals(
        List.of(
            image + "!/opt/demo/one.json: block fhir.patient",
            image + "!/opt/demo/three.db: unread file.closed",
            image + "!/opt/demo/two.gz!/content: block hl7.patient"),
        found.out().lines().map(line -> line.replaceFirst(" at byte .*", "")).toList());
    byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(image), left);
    Files.write(image, cut);
    Cachet broken = Cachet.run("tripwire", image);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, broken.exit(), broken.out());
    String allow =
        "{\"schemaVersion\":1,\"allow\":[{\"sha256\":\""
            + Cachet.sha256(image)
            + "\",\"reason\":\"looked at\",\"expires\":\"2099-01-01\"}]}";
    Path list = Files.writeString(folder.resolve("allow.json"), allow);
    assertEquals("", Cachet.done("tripwire", image, "--allow", list).out());
  }

  @ParameterizedTest
  @CsvSource({"I, 4", "IIa, 4", "IIb, 1", "III, 1"})
  void refusesWhatIsUnreadAtHigherLevels(String mdr, int exit) throws IOException {
    Path file = folder.resolve("a.db");
    Files.write(file, "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1));
    Path policy =
        Files.writeString(
            folder.resolve("policy.json"),
            "{\"schemaVersion\":1,\"category\":{\"mdr\":\""
                + mdr
                + "\"},\"change\":{\"subject\":\"embedded\"}}");
    Cachet unread = Cachet.run("tripwire", file, "--policy", policy);
    assertEquals(exit, unread.exit(), unread.err());
    Files.writeString(file, "nothing");
    assertEquals("", Cachet.done("tripwire", file, "--policy", policy).out());
  }

  private static byte[] made(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TripwireCommandTest.class.getResourceAsStream(name))) {
      byte[] bytes = in.readAllBytes();
      return name.endsWith(".gz")
          ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
          : bytes;
    }
  }
}
