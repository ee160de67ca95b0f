package dev.cachet.cli;

import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.PassphraseFile;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The passphrase of a key file: from a file, the environment or a prompt, never from the command
 * line.
 */
final class Passphrase {
  private static final String VARIABLE = "CACHET_PASSPHRASE";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "File of mode 0600 whose first line is the passphrase; else the variable CACHET_PASSPHRASE, else a prompt.")
  private @Nullable Path file;

  @SuppressWarnings("SystemConsoleNull") // see Main.main
  char[] read() throws IOException, KeyFileException {
    if (file != null) {
      return PassphraseFile.read(file);
    }
    String variable = System.getenv(VARIABLE);
    if (variable != null) {
      return variable.toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Passphrase: ");
    if (typed == null) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(),
          "no passphrase: give --passphrase-file or set " + VARIABLE);
    }
    return typed;
  }
}
