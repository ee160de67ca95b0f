package dev.cachet.cli;

import dev.cachet.signer.KeyFile;
import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The private keys that a command signs with, all under one passphrase. */
final class Keys {
  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Private key, FILE.pem; may be given several times.")
  List<Path> files = List.of();

  @Mixin Passphrase passphrase;

  List<SigningKey> read() throws IOException, KeyFileException {
    char[] secret = passphrase.read();
    List<SigningKey> keys = new ArrayList<>();
    for (Path file : files) {
      keys.add(KeyFile.read(file, secret.clone()));
    }
    java.util.Arrays.fill(secret, '\0');
    return keys;
  }
}
