package dev.cachet.cli;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.PrintableText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Every way a command can fail, as one line that says what, where and what to do, and an exit code. */
final class Failures {
  private Failures() {}

  static int usage(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    return say(line, failure.getMessage() + "; see '" + help + "'", ExitCode.USAGE);
  }

  static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    Exception cause = failure instanceof UncheckedIOException io ? io.getCause() : failure;
    if (cause instanceof ParameterException wrong) {
      return usage(wrong, new String[0]);
    }
    if (cause instanceof PackageRefusedException refused) {
      return say(line, "refused: " + refused.refusal().line(), ExitCode.REFUSED);
    }
    if (cause instanceof IOException io) {
      return medium(line, io);
    }
    return bug(line, cause);
  }

  private static int medium(CommandLine line, IOException failure) {
    String message = PrintableText.of(String.valueOf(failure.getMessage()));
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return say(line, "not there: " + message + "; check the path", ExitCode.USAGE);
    }
    if (failure instanceof FileAlreadyExistsException) {
      return say(line, "already there: " + message + "; remove it or name another", ExitCode.USAGE);
    }
    if (failure instanceof AccessDeniedException) {
      return say(line, "no permission: " + message + "; check its owner and mode", ExitCode.UNREADABLE);
    }
    if (failure instanceof NotDirectoryException) {
      return say(line, "not a folder: " + message, ExitCode.USAGE);
    }
    if (failure instanceof FileSystemException) {
      return say(line, "cannot be used: " + message, ExitCode.UNREADABLE);
    }
    return say(line, "cannot be read or written: " + message, ExitCode.UNREADABLE);
  }

  private static int bug(CommandLine line, Exception failure) {
    say(line, "a bug of Cachet, please report it with these lines", ExitCode.BUG);
    failure.printStackTrace(line.getErr());
    return ExitCode.BUG;
  }

  private static int say(CommandLine line, String text, int exit) {
    line.getErr().println("cachet: " + text);
    line.getErr().flush();
    return exit;
  }
}
