package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command in this process and keeps what it said. */
record Cachet(int exit, String out, String err) {
  static Cachet run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Cachet(exit, out.toString(), err.toString());
  }

  static Cachet done(Object... words) {
    Cachet ran = run(words);
    assertEquals(ExitCode.DONE, ran.exit(), ran.err() + ran.out());
    return ran;
  }
}
