package dev.cachet.cli.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that have one line each: {@code identify} and {@code lookup}. */
class LifecycleLineTest {
  private static final String DAY = "2026-11-23";

  @TempDir Path folder;

  @Test
  void identifiesRootsAndFilesALineEach() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path yocto =
        SmallRoot.write(
            folder.resolve("os-release"), "ID=pump\nVERSION_ID=3\nDISTRO_CODENAME=\"kirkstone\"\n");
    List<String> lines =
        Cachet.done("lifecycle", "identify", root, yocto, "--format", "jsonl")
            .out()
            .lines()
            .toList();
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "{\"path\":\""
                    + root
                    + "\",\"product\":\"debian\",\"cycle\":\"12\",\"base\":null,"
                    + "\"candidates\":[],\"confidence\":\"STATED\""),
        lines.get(0));
    assertTrue(
        lines.get(0).contains("{\"file\":\"/etc/os-release\",\"field\":\"ID\""), lines.get(0));
    assertTrue(
        lines
            .get(1)
            .contains("\"product\":null,\"cycle\":null,\"base\":\"yocto/4.0\",\"candidates\":[]"),
        lines.get(1));
  }

  @Test
  void aPathThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Cachet ran = Cachet.run("lifecycle", "identify", folder.resolve("nothere"), root);
    assertEquals(ExitCode.USAGE, ran.exit());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.out().startsWith(root + ": debian 12, STATED"), ran.out());
  }

  @Test
  void looksUpALineEach() {
    Cachet ran =
        Cachet.done(
            "lifecycle", "lookup", "--as-of", DAY, "--format", "jsonl", "debian@12", "rubbish");
    assertEquals("as of 2026-11-23\n", ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals(
        "{\"id\":\"debian@12\",\"product\":\"debian\",\"cycle\":\"12\",\"verdict\":"
            + "\"EXTENDED_CONTRACT\",\"candidates\":[],\"dates\":{\"release\":\"2023-06-10\","
            + "\"active\":null,\"support\":\"2026-07-11\",\"extended\":\"2028-06-30\"}",
        lines.get(0).substring(0, lines.get(0).indexOf(",\"lastDay")));
    assertTrue(
        lines.get(1).startsWith("{\"id\":\"rubbish\",\"product\":null,\"cycle\":null,"),
        lines.get(1));
    assertTrue(lines.get(1).contains("\"verdict\":\"UNKNOWN\""), lines.get(1));
  }

  @Test
  void answersEveryLineOfStandardInput() {
    InputStream before = System.in;
    byte[] lines = "debian@12\r\n\n\u0000{}\nubuntu@24.04".getBytes(StandardCharsets.UTF_8);
    try {
      System.setIn(new ByteArrayInputStream(lines));
      List<String> answers =
          Cachet.done("lifecycle", "lookup", "--as-of", DAY, "-").out().lines().toList();
      assertEquals(4, answers.size(), answers::toString);
      assertTrue(
          answers.get(0).startsWith("debian@12: EXTENDED_CONTRACT, debian 12: security support"),
          answers.get(0));
      assertTrue(answers.get(1).startsWith(": UNKNOWN: "), answers.get(1));
      assertTrue(answers.get(2).startsWith("\\u0000{}: UNKNOWN: "), answers.get(2));
      assertTrue(answers.get(3).startsWith("ubuntu@24.04: SUPPORTED, "), answers.get(3));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void judgesByTheFactsThatAreGiven() throws IOException {
    Path overrides =
        SmallRoot.write(
            folder.resolve("facts.json"),
            """
            {"schemaVersion":1,"facts":[{"product":"qnx","cycle":"7.1","supportEnd":"2030-12-31",
             "reference":"contract 4711","noted":"2026-11-01"}]}
            """);
    Cachet ran =
        Cachet.done("lifecycle", "lookup", "--as-of", DAY, "qnx@7.1", "--overrides", overrides);
    assertTrue(ran.out().contains("SUPPORTED, qnx 7.1"), ran.out());
    assertTrue(ran.out().contains("[contract 4711, 2026-11-01]"), ran.out());
  }
}
