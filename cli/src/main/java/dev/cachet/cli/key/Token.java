package dev.cachet.cli.key;

import dev.cachet.signer.Pkcs11Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys of a token behind PKCS#11. */
final class Token {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--token",
      paramLabel = "LIBRARY",
      description = "PKCS#11 library of a token, such as /usr/lib/softhsm/libsofthsm2.so.")
  private @Nullable Path library;

  @Option(
      names = "--slot",
      paramLabel = "INDEX",
      defaultValue = "0",
      description = "Place of the token in the library's list; default ${DEFAULT-VALUE}.")
  private int slot;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Label of a key in the token; may be given several times.")
  private List<String> labels = List.of();

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description =
          "File of mode 0600 whose first line is the PIN; else the variable CACHET_PIN, else a"
              + " prompt.")
  private @Nullable Path pinFile;

  boolean isGiven() {
    return library != null;
  }

  void each(Keys.Use use) throws Exception {
    if (library == null) {
      return;
    }
    if (labels.isEmpty() || slot < 0) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--token needs --label LABEL, and --slot INDEX counts from 0");
    }
    char[] pin = Secret.read(Objects.requireNonNull(spec), pinFile, "--pin-file", "CACHET_PIN");
    try (Pkcs11Token token = Pkcs11Token.open(library, slot, pin)) {
      for (String label : labels) {
        use.of(token.key(label));
      }
    }
  }
}
