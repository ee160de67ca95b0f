package dev.cachet.cli;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.ShownOutput;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The one way out of the process: whatever a command wrote to standard output or standard error,
 * and however it ended, is written out before the exit code is given.
 */
final class ProcessExit {
  private final PrintWriter out;
  private final PrintWriter err;

  /** One run of the command line. */
  interface Run {
    int run(PrintWriter out, PrintWriter err);
  }

  ProcessExit(OutputStream out, OutputStream err) {
    // A writer tells that something was lost only if what is below it is a PrintStream.
    this.out = new PrintWriter(new PrintStream(out), false, StandardCharsets.UTF_8);
    this.err = new PrintWriter(new PrintStream(err), true, StandardCharsets.UTF_8);
  }

  /** Runs a command to its end. The exit code is 3 if it is done but its words were lost. */
  int after(Run command) {
    int exit = ended(command);
    boolean outLost = out.checkError();
    if (exit == ExitCode.DONE && outLost) {
      err.println("cachet: standard output cannot be written; check where it goes");
      exit = ExitCode.UNREADABLE;
    }
    boolean errLost = err.checkError();
    return exit == ExitCode.DONE && errLost ? ExitCode.UNREADABLE : exit;
  }

  private int ended(Run command) {
    try {
      return command.run(out, err);
    } catch (RuntimeException | Error e) {
      // An Error passes the handlers of the command line; its exit code must not look like a
      // refusal.
      PrintWriter told = new ShownOutput(err, true);
      told.println(
          "cachet: internal error (a bug in Cachet); please report it with the lines below");
      e.printStackTrace(told);
      return ExitCode.BUG;
    }
  }
}
