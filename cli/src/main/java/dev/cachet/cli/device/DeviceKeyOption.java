package dev.cachet.cli.device;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.PublicKeyFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The key of a device, by which its receipts are verified. */
final class DeviceKeyOption {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "FILE",
      description = "Public key of the device, JWK or PEM, from the manufacturer's records.")
  private Path publicKey;

  PublicJwk read() throws Exception {
    PublicJwk key = PublicKeyFile.read(publicKey);
    if (!key.algorithm().equals(Optional.of(Algorithm.ED25519))) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--public " + publicKey + " is no Ed25519 key, which every device signs with");
    }
    return key;
  }
}
