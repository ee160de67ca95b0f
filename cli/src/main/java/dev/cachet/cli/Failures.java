package dev.cachet.cli;

import dev.cachet.author.CannotBeToldException;
import dev.cachet.author.DescriptionException;
import dev.cachet.author.DraftRefusedException;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.ceremony.RootDescriptionException;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.finding.FindingText;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.handover.HandoverRefusedException;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.place.MediumText;
import dev.cachet.place.WrittenOverInputException;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.report.ReportRefusedException;
import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.cms.CmsException;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.tripwire.InvalidAllowListException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
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
  private static final Map<Class<? extends Exception>, Integer> EXITS =
      Map.ofEntries(
          Map.entry(CannotBeToldException.class, ExitCode.TOO_MANY_UNKNOWNS),
          Map.entry(DraftRefusedException.class, ExitCode.REFUSED),
          Map.entry(GateRefusedException.class, ExitCode.REFUSED),
          Map.entry(NetworkRefusedException.class, ExitCode.REFUSED),
          Map.entry(HandoverRefusedException.class, ExitCode.REFUSED),
          Map.entry(ReportRefusedException.class, ExitCode.REFUSED),
          Map.entry(CmsException.class, ExitCode.UNREADABLE),
          Map.entry(DescriptionException.class, ExitCode.UNREADABLE),
          Map.entry(FactoryRecordException.class, ExitCode.UNREADABLE),
          Map.entry(InvalidPolicyException.class, ExitCode.UNREADABLE),
          Map.entry(InvalidAllowListException.class, ExitCode.UNREADABLE),
          Map.entry(InvalidNetworkFileException.class, ExitCode.UNREADABLE),
          Map.entry(InvalidSbomException.class, ExitCode.UNREADABLE),
          Map.entry(KeyFileException.class, ExitCode.UNREADABLE),
          Map.entry(RootDescriptionException.class, ExitCode.UNREADABLE),
          Map.entry(StorageInUseException.class, ExitCode.NOT_NOW),
          Map.entry(NotNowException.class, ExitCode.NOT_NOW));

  /** What Linux says of a folder that is read as a file. */
  private static final String READ_FOLDER = "Is a directory";

  /** What Linux says of a path that leads through a file. */
  private static final String PARTLY = "Not a directory";

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
    Exception cause = failure;
    if (failure instanceof UncheckedIOException unchecked) {
      cause = Objects.requireNonNull(unchecked.getCause());
    }
    if (cause instanceof ParameterException wrong) {
      return usage(wrong, new String[0]);
    }
    if (cause instanceof InvalidPathException none) {
      return say(line, Values.noPath(none), ExitCode.USAGE);
    }
    if (cause instanceof UnknownSourceException) {
      return say(line, String.valueOf(cause.getMessage()), ExitCode.UNREADABLE);
    }
    if (cause instanceof IOException io) {
      return medium(line, io);
    }
    if (cause instanceof RefusedFileException other) {
      return refused(line, other.file() + ": ", other.refused());
    }
    if (cause instanceof PackageRefusedException refused) {
      return refused(line, subject(parsed), refused);
    }
    Integer exit = EXITS.get(cause.getClass());
    if (exit == null) {
      return bug(line, cause);
    }
    if (cause instanceof NetworkRefusedException refused) {
      Loudness.errors(line).print(FindingText.write(refused.findings()));
    }
    if (cause instanceof GateRefusedException refused) {
      Loudness.errors(line).print(FindingText.write(refused.findings()));
      exit = refused.answer() == CheckAnswer.UNKNOWN ? ExitCode.TOO_MANY_UNKNOWNS : exit;
    }
    return say(line, (exit == ExitCode.REFUSED ? "refused: " : "") + cause.getMessage(), exit);
  }

  private static int refused(CommandLine line, String subject, PackageRefusedException refused) {
    String code = refused.refusal().reason().name();
    return say(
        line,
        subject + "refused: " + refused.getMessage() + "; see " + code + " in docs/errors.md",
        ExitCode.REFUSED);
  }

  /** The file or folder that the command was given, so that the line says where. */
  private static String subject(ParseResult parsed) {
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

  static int medium(CommandLine line, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.equals(READ_FOLDER)) {
      // The system does not say which, so it is looked for among what was given.
      String which = folderForFile(line).map(folder -> folder + ": ").orElse("");
      return say(line, which + "a folder, not a file; check the path", ExitCode.UNREADABLE);
    }
    if (failure instanceof UnusableFileException) {
      return say(line, message, ExitCode.UNREADABLE);
    }
    if (failure instanceof WrittenOverInputException) {
      return say(line, message, ExitCode.USAGE);
    }
    return say(
        line, MediumText.of(failure), isOfThePath(failure) ? ExitCode.USAGE : ExitCode.UNREADABLE);
  }

  /** Whether another path helps, and nothing else. */
  private static boolean isOfThePath(IOException failure) {
    return failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException
        || failure instanceof NotDirectoryException
        || failure instanceof FileAlreadyExistsException
        || failure instanceof DirectoryNotEmptyException
        || (failure instanceof FileSystemException system && PARTLY.equals(system.getReason()));
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
    say(line, "this is a bug of Cachet; please report it with the lines below", ExitCode.BUG);
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
