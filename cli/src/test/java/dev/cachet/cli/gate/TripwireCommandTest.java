package dev.cachet.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patient is invented. */
class TripwireCommandTest {
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"Petra\"}]}";

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
    Path json = Files.writeString(folder.resolve("b"), PATIENT);
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

  private static byte[] tar(String... pathsAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < pathsAndTexts.length; i += 2) {
        byte[] text = pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(pathsAndTexts[i]);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** What a reader of one system passes over may hold anything. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysThatOtherPartitionsOfADiskWereNotLookedInto(boolean alone) throws IOException {
    byte[] system = tar("etc/os-release", "ID=x\n", "opt/one.json", PATIENT);
    ByteBuffer disk =
        ByteBuffer.allocate(2048 * 512 + system.length).order(ByteOrder.LITTLE_ENDIAN);
    if (!alone) {
      disk.put(446 + 4, (byte) 0x83).putInt(446 + 8, 64).putInt(446 + 12, 64);
    }
    disk.put(462 + 4, (byte) 0x83).putInt(462 + 8, 2048).putInt(462 + 12, system.length / 512);
    disk.putShort(510, (short) 0xaa55).position(2048 * 512).put(system);
    Path image = Files.write(folder.resolve("disk.wic"), disk.array());
    List<String> lines =
        Cachet.run("tripwire", image)
            .out()
            .lines()
            .map(line -> line.replaceFirst(" at byte .*", ""))
            .toList();
    assertTrue(lines.contains(image + "!/opt/one.json: block fhir.patient"), lines.toString());
    assertEquals(!alone, lines.contains(image + ": unread file.closed"), lines.toString());
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
