package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.digest.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs a command in this process and keeps what it said. */
public record Cachet(int exit, String out, String err) {
  public static Cachet run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Cachet(exit, out.toString(), err.toString());
  }

  /** What {@code --package} or {@code --sha256} takes for a document. */
  public static String sha256(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Cachet done(Object... words) {
    Cachet ran = run(words);
    assertEquals(ExitCode.DONE, ran.exit(), ran.err() + ran.out());
    return ran;
  }

  /** The command with all below it. */
  public static CommandLine commandLine() {
    return Main.commandLine();
  }
}
