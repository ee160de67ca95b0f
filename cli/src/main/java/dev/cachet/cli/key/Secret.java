package dev.cachet.cli.key;

import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.PassphraseFile;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A secret from a file, the environment or a prompt, never from the command line. */
final class Secret {
  private Secret() {}

  @SuppressWarnings("SystemConsoleNull") // see Main.main
  static char[] read(CommandSpec spec, @Nullable Path file, String option, String variable)
      throws IOException, KeyFileException {
    if (file != null) {
      return PassphraseFile.read(file);
    }
    String value = System.getenv(variable);
    if (value != null) {
      return value.toCharArray();
    }
    Console console = System.console();
    String name = variable.substring("CACHET_".length()).toLowerCase(java.util.Locale.ROOT);
    char[] typed = console == null ? null : console.readPassword("The %s: ", name);
    if (typed == null) {
      throw new ParameterException(
          spec.commandLine(), "no " + name + ": give " + option + " or set " + variable);
    }
    return typed;
  }
}
