package dev.cachet.cli;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Loudness;
import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.finding.FindingText;
import dev.cachet.refusal.PackageRefusedException;
import java.io.File;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Every way a command can fail, as one line that says what, where and what to do, and an exit code.
 */
final class Failures {
  /** What Linux says of a folder that is read as a file. */
  private static final String READ_FOLDER = "Is a directory";

  private Failures() {}

  static int usage(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    // What the framework itself has to complain of bears a heading in some places, a word twice in
    // others.
    String said =
        unmatched(failure, args)
            .map(word -> unknown(line, word))
            .orElse(String.valueOf(failure.getMessage()))
            .replaceFirst("^Error: ", "")
            .replace("option option", "option");
    return say(line, said + "; see '" + help + "'", ExitCode.USAGE);
  }

  /**
   * The framework misses an option before it says that one is not known: one mistake, told twice.
   */
  private static Optional<String> unmatched(ParameterException failure, String[] args) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched().stream().findFirst();
    }
    if (!(failure instanceof MissingParameterException)) {
      return Optional.empty();
    }
    Set<String> known = failure.getCommandLine().getCommandSpec().optionsMap().keySet();
    return Stream.of(args)
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.startsWith("--") && !known.contains(word.replaceFirst("=.*", "")))
        .findFirst();
  }

  /** What is said of a word that a command does not know. */
  static String unknown(CommandLine line, String word) {
    String name = line.getCommandSpec().qualifiedName();
    String kind =
        word.startsWith("-")
            ? "option"
            : line.getSubcommands().isEmpty() ? "place for the word" : "command";
    return "'" + name + "' has no " + kind + " '" + word + "'" + Suggestion.text(word, line);
  }

  static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    int exit = told(failure, line, parsed);
    if (exit != ExitCode.BUG && Loudness.of(line.getCommandSpec()).isVerbose()) {
      failure.printStackTrace(Loudness.errors(line));
    }
    return exit;
  }

  private static int told(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof ParameterException wrong) {
      return usage(wrong, new String[0]);
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return told(Objects.requireNonNull(unchecked.getCause()), line, parsed);
    }
    CommandException told;
    try {
      told = CommandException.of(failure, subject(line, parsed, failure));
    } catch (RuntimeException bug) {
      return bug(line, failure);
    }
    if (!told.findings().isEmpty()) {
      Loudness.errors(line).print(FindingText.write(told.findings()));
    }
    boolean ofSettings = failure == told && told.outcome() == Outcome.WRONG_SETTING;
    String help = "; see '" + line.getCommandSpec().qualifiedName() + " --help'";
    return say(line, told.getMessage() + (ofSettings ? help : ""), told.outcome().exitCode());
  }

  /** What was given, so that the line says where. */
  private static String subject(CommandLine line, ParseResult parsed, Exception failure) {
    if (failure instanceof PackageRefusedException) {
      return lastWord(parsed);
    }
    // The system does not say which folder is none, so it is looked for among what was given.
    return READ_FOLDER.equals(failure.getMessage())
        ? folderForFile(line).map(folder -> folder + ": ").orElse("")
        : "";
  }

  /** The file or folder that the command was given. */
  private static String lastWord(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.matchedPositionals().stream()
        .flatMap(word -> word.stringValues().stream())
        .reduce((first, second) -> second)
        .map(file -> file + ": ")
        .orElse("");
  }

  private static Optional<String> folderForFile(CommandLine line) {
    return line.getParseResult().matchedArgs().stream()
        .filter(arg -> !arg.paramLabel().contains("FOLDER"))
        .flatMap(arg -> arg.stringValues().stream())
        .map(word -> word.substring(word.indexOf('=') + 1))
        .filter(word -> new File(word).isDirectory())
        .findFirst();
  }

  private static int bug(CommandLine line, Exception failure) {
    say(
        line,
        "internal error (a bug in Cachet); please report it with the lines below",
        ExitCode.BUG);
    failure.printStackTrace(Loudness.errors(line));
    return ExitCode.BUG;
  }

  private static int say(CommandLine line, String text, int exit) {
    // One line, whatever a path or a document tried to say.
    PrintWriter err = Loudness.errors(line);
    err.println("cachet: " + text.replaceAll("[\\r\\n]", "?"));
    err.flush();
    return exit;
  }
}
