package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What leaves the process is what the command said, to the last character. */
class ProcessExitTest {
  private static final String MANY =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
       "metadata":{"timestamp":"2026-11-30T00:00:00Z",
        "component":{"type":"device","bom-ref":"t","name":"pump"}},
       "components":[%s]}
      """;

  @TempDir Path folder;

  @Test
  void everyCommandSaysInAProcessWhatItSaysInThisOne() throws Exception {
    List<Object[]> lines = new ArrayList<>();
    leaves(Main.commandLine())
        .forEach(line -> lines.add(line.getCommandSpec().qualifiedName().split(" ")));
    assertTrue(lines.size() > 30, "the whole tree is looked at: " + lines.size());
    Path input = Files.createFile(folder.resolve("input"));
    for (Object[] line : lines) {
      Object[] words = Stream.of(line).skip(1).toArray();
      boolean writesHere = List.of(words).contains("manual") || List.of(words).contains("example");
      Object[] asked = writesHere ? with(words, "--help") : words;
      assertSame(Cachet.run(asked), Piped.run(folder, input, asked).ran(), List.of(asked));
    }
  }

  @Test
  void findingsLongerThanAPipeHoldsArriveWhole() throws Exception {
    Path in = Files.writeString(folder.resolve("many.json"), MANY.formatted(components(2_000)));
    Path input = Files.createFile(folder.resolve("input"));
    for (Object[] words :
        List.of(
            new Object[] {"sbom", "convert", "--in", in, "--out", folder.resolve("a.json")},
            new Object[] {"sbom", "convert", "--in", in, "--out", "-", "--spec", "spdx-2.3-json"},
            new Object[] {
              "sbom",
              "merge",
              in,
              "--device",
              "d",
              "--out",
              folder.resolve("m.json"),
              "--as-of",
              "2026-11-30"
            })) {
      Cachet here = Cachet.done(words);
      assertTrue(here.err().length() > 1 << 17, "more than a pipe holds: " + here.err().length());
      assertTrue(here.err().contains("format.dropped: /components/1999/releaseNotes"), "the last");
      assertSame(here, Piped.run(folder, input, words).ran(), List.of(words));
    }
  }

  @Test
  void aLineWithoutAnEndArrives() {
    Captured captured = new Captured();
    int exit = captured.exit((out, err) -> said(out, err, "answer", "a note", ExitCode.REFUSED));
    assertEquals("1|answer|a note", exit + "|" + captured.said() + "|" + captured.told());
  }

  @Test
  void whatABrokenCommandSaidBeforeArrives() {
    Captured captured = new Captured();
    int exit =
        captured.exit(
            (out, err) -> {
              said(out, err, "half", "a note ", 0);
              throw new StackOverflowError();
            });
    assertEquals(ExitCode.BUG, exit);
    assertEquals("half", captured.said());
    String err = captured.told();
    assertTrue(err.startsWith("a note cachet: internal error"), err);
    assertTrue(err.contains("StackOverflowError"), err);
  }

  @Test
  void lostWordsAreNoSuccess() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ProcessExit.Run done = (out, notes) -> said(out, notes, "answer", "note", ExitCode.DONE);
    assertEquals(ExitCode.UNREADABLE, new ProcessExit(new Closed(), err).after(done));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("standard output"), "it is told");
    assertEquals(ExitCode.UNREADABLE, new ProcessExit(err, new Closed()).after(done));
    ProcessExit.Run refused = (out, notes) -> said(out, notes, "answer", "", ExitCode.REFUSED);
    assertEquals(ExitCode.REFUSED, new ProcessExit(new Closed(), err).after(refused));
    ProcessExit.Run silent = (out, notes) -> ExitCode.DONE;
    assertEquals(ExitCode.DONE, new ProcessExit(new Closed(), new Closed()).after(silent));
  }

  private static int said(PrintWriter out, PrintWriter err, String answer, String note, int exit) {
    out.print(answer);
    err.print(note);
    return exit;
  }

  private static void assertSame(Cachet here, Cachet there, List<Object> words) {
    assertEquals(here.exit(), there.exit(), words.toString());
    assertEquals(here.out(), there.out(), words.toString());
    assertEquals(here.err(), there.err(), words.toString());
  }

  private static String components(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(i == 0 ? "" : ",")
          .append("{\"type\":\"library\",\"name\":\"n")
          .append(i)
          .append("\",\"bom-ref\":\"r")
          .append(i)
          .append("\",\"releaseNotes\":{\"type\":\"major\"}}");
    }
    return all.toString();
  }

  private static Stream<CommandLine> leaves(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(ProcessExitTest::leaves);
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  /** Both streams in memory. */
  private static final class Captured {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit(ProcessExit.Run command) {
      return new ProcessExit(out, err).after(command);
    }

    String said() {
      return out.toString(StandardCharsets.UTF_8);
    }

    String told() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }

  /** A pipe whose reader is gone. */
  private static final class Closed extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
