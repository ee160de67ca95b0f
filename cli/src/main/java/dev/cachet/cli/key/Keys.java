package dev.cachet.cli.key;

import dev.cachet.signer.KeyFile;
import dev.cachet.signer.Signer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The private keys that a command signs with: files under one passphrase, keys of one token. */
public final class Keys {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Private key, FILE.pem or FILE.p12; may be given several times.")
  List<Path> files = List.of();

  @Mixin Passphrase passphrase;

  @Mixin Token token;

  /** Does something with a key while it is open. */
  public interface Use {
    void of(Signer key) throws Exception;
  }

  public boolean areGiven() {
    return !files.isEmpty() || token.isGiven();
  }

  public void each(Use use) throws Exception {
    if (!areGiven()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "no key: give --key FILE, or --token LIBRARY with --label LABEL");
    }
    if (!files.isEmpty()) {
      for (Path file : files) {
        KeyFile.requireForm(file);
      }
      char[] secret = passphrase.read();
      try {
        for (Path file : files) {
          use.of(KeyFile.read(file, secret.clone()));
        }
      } finally {
        Arrays.fill(secret, '\0');
      }
    }
    token.each(use);
  }
}
