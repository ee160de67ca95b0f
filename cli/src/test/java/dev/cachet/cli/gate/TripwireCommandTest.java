package dev.cachet.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
