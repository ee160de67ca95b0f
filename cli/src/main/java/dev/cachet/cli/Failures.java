package dev.cachet.cli;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Loudness;
import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.FindingText;
import dev.cachet.refusal.PackageRefusedException;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[([^\\]]*)\\] \\(case-insensitive\\) but was '(.*)'$");

  private static final Pattern PAIR =
      Pattern.compile("^Value for option '([^']*)' \\(([^)]*)\\) should be in .* but was (.*)$");

  /** Another command is named already. */
  private static final Pattern SEE = Pattern.compile("see 'cachet [^']*'$");

  /** Word processors write these instead of one or two hyphens. */
  private static final Pattern LOOK_ALIKE =
      Pattern.compile("^-?[\\p{Pd}\u2212&&[^-]][\\p{Pd}\u2212]*");

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
    String plain = inOurWords(said);
    return say(
        line, plain + (SEE.matcher(plain).find() ? "" : "; see '" + help + "'"), ExitCode.USAGE);
  }

  /** What the framework says in capitals, or of keys and values that no help speaks of. */
  private static String inOurWords(String said) {
    Matcher choice = CHOICE.matcher(said);
    return PAIR.matcher(choice.replaceFirst(found -> choice(found.group(2), found.group(1))))
        .replaceFirst("option '$1' takes $2, not '$3'");
  }

  private static String choice(String word, String choices) {
    String none = "'" + word + "' is none of " + choices.toLowerCase(Locale.ROOT);
    return Matcher.quoteReplacement(none);
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
        .filter(word -> mistyped(word.replaceFirst("=.*", ""), known))
        .findFirst();
  }

  private static boolean mistyped(String option, Set<String> known) {
    return (option.startsWith("--") && !known.contains(option)) || known.contains(hyphens(option));
  }

  /** The word as it is typed with hyphens; empty if it begins with no other dash. */
  private static String hyphens(String word) {
    Matcher dash = LOOK_ALIKE.matcher(word);
    if (!dash.find()) {
      return "";
    }
    String name = word.substring(dash.end());
    return (name.replaceFirst("=.*", "").length() == 1 ? "-" : "--") + name;
  }

  /** What is said of a word that a command does not know. */
  static String unknown(CommandLine line, String word) {
    String name = line.getCommandSpec().qualifiedName();
    String typed = hyphens(word);
    if (line.getCommandSpec().optionsMap().containsKey(typed.replaceFirst("=.*", ""))) {
      return "'" + word + "' does not begin with hyphens; type '" + typed + "'";
    }
    String kind =
        word.startsWith("-")
            ? "option"
            : line.getSubcommands().isEmpty() ? "place for the word" : "command";
    return "'" + name + "' has no " + kind + " '" + word + "'" + Suggestion.text(word, line);
  }

  static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    int exit = told(failure, line, parsed);
    if (exit != ExitCode.BUG && Loudness.of(line.getCommandSpec()).isVerbose()) {
      Loudness.errors(line).print(trace(failure));
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
      Loudness.errors(line).print(FindingText.write(CredentialFree.of(told.findings())));
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
    Loudness.errors(line).print(trace(failure));
    return ExitCode.BUG;
  }

  /** What is wrong in a file is said in its own words, which may be an address with a password. */
  private static String trace(Exception failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return CredentialFree.text(trace.toString());
  }

  private static int say(CommandLine line, String text, int exit) {
    // One line, whatever a path or a document tried to say.
    PrintWriter err = Loudness.errors(line);
    err.println("cachet: " + CredentialFree.text(text).replaceAll("[\\r\\n]", "?"));
    err.flush();
    return exit;
  }
}
