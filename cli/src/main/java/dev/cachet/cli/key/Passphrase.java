package dev.cachet.cli.key;

import dev.cachet.signer.KeyFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The passphrase of key files. */
final class Passphrase {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "File of mode 0600 whose first line is the passphrase; else the variable"
              + " CACHET_PASSPHRASE, else a prompt.")
  private @Nullable Path file;

  char[] read() throws IOException, KeyFileException {
    return Secret.read(
        Objects.requireNonNull(spec), file, "--passphrase-file", "CACHET_PASSPHRASE");
  }
}
