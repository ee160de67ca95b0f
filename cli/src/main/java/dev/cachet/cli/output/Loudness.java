package dev.cachet.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** How much a command says on standard error; its answer on standard output stays the same. */
public final class Loudness {
  /** Under this name the command above all others mixes the options in. */
  public static final String NAME = "loudness";

  /** Read by the logger when the first class asks for one; off in simplelogger.properties. */
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print progress, timings and stack traces to standard error.")
  private boolean verbose;

  private @Nullable PrintWriter errors;

  public static Loudness of(CommandSpec spec) {
    CommandSpec mixin = Objects.requireNonNull(spec.root().mixins().get(NAME), NAME);
    return (Loudness) mixin.userObject();
  }

  /** Where errors go, whatever the notes of a command do. */
  public static PrintWriter errors(CommandLine line) {
    PrintWriter before = of(line.getCommandSpec()).errors;
    return before == null ? line.getErr() : before;
  }

  public boolean isVerbose() {
    return verbose;
  }

  public static int execute(ParseResult parsed) {
    for (CommandLine line : parsed.asCommandLineList()) {
      if (line.isUsageHelpRequested()) {
        // The help is ours, and on a terminal it is in bold.
        line.setOut(ShownOutput.unchecked(line.getOut()));
      }
    }
    return of(parsed.commandSpec()).run(parsed);
  }

  private static int runLast(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    CommandLine last = lines.get(lines.size() - 1);
    if (Version.isAsked(parsed)) {
      return Version.print(parsed);
    }
    try {
      CommandFiles.requireApart(last.getCommandSpec());
    } catch (IOException | InvalidPathException e) {
      throw new ExecutionException(last, String.valueOf(e.getMessage()), e);
    }
    return new RunLast().execute(parsed);
  }

  private int run(ParseResult parsed) {
    CommandLine line = parsed.asCommandLineList().get(0);
    errors = line.getErr();
    if (quiet && verbose) {
      throw new ParameterException(line, "--quiet and --verbose exclude each other; give one");
    }
    if (quiet) {
      line.setErr(new PrintWriter(Writer.nullWriter()));
    }
    if (!verbose) {
      return runLast(parsed);
    }
    System.setProperty(LOG_LEVEL, "info");
    errors.println(Version.ofBuild() + " on Java " + System.getProperty("java.version"));
    long start = System.nanoTime();
    try {
      return runLast(parsed);
    } finally {
      errors.println(cost(Duration.ofNanos(System.nanoTime() - start)));
    }
  }

  private static String cost(Duration wall) {
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return String.format(
        Locale.ROOT,
        "took %.1f s, and the process %.1f s of the processor so far",
        wall.toMillis() / 1000.0,
        cpu.toMillis() / 1000.0);
  }
}
