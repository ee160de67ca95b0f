package dev.cachet.cli;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet key new --alg EdDSA --out keys/root-1",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make and show keys.",
    subcommands = {KeyCommand.New.class, KeyCommand.Show.class})
final class KeyCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description =
          "Make a key: FILE.pem, encrypted, for its holder alone, and FILE.jwk for everybody.",
      footerHeading = "%nExample:%n",
      footer = "  cachet key new --alg ML-DSA-65 --out keys/release-1 --passphrase-file secret.txt")
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
        names = "--alg",
        required = true,
        paramLabel = "ALG",
        description = "EdDSA, ES256, ES384, PS256, ML-DSA-44, ML-DSA-65 or ML-DSA-87.")
    String algorithm;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Path without ending.")
    Path out;

    @Mixin Passphrase passphrase;

    @Override
    public Integer call() throws Exception {
      Algorithm chosen =
          Algorithm.byName(algorithm)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "--alg " + algorithm + " is unknown"));
      char[] secret = passphrase.read();
      if (secret.length < KeyFile.MIN_PASSPHRASE) {
        throw new ParameterException(
            spec.commandLine(),
            "the passphrase is shorter than " + KeyFile.MIN_PASSPHRASE + " characters");
      }
      SigningKey key = SigningKey.generate(chosen, new SecureRandom());
      KeyFile.write(Path.of(out + ".pem"), key, secret);
      PublicKeyFile.write(Path.of(out + ".jwk"), key.publicKey());
      print(spec, key.publicKey());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show the key id, algorithm and family of a public key.",
      footerHeading = "%nExample:%n",
      footer = "  cachet key show keys/release-1.jwk")
  static final class Show implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A public key, FILE.jwk.")
    Path file;

    @Override
    public Integer call() throws Exception {
      print(spec, PublicKeyFile.read(file));
      return ExitCode.DONE;
    }
  }

  private static void print(CommandSpec spec, PublicJwk key) {
    String kind =
        key.algorithm()
            .map(algorithm -> algorithm.jwsName() + " " + algorithm.family())
            .orElse("unknown algorithm");
    spec.commandLine().getOut().println(key.kid() + " " + kind);
  }
}
