package dev.cachet.cli.key;

import dev.cachet.cli.option.Group;
import dev.cachet.cli.output.Answer;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.KeyFormat;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet key new --alg EdDSA --out keys/root-1",
    synopsisSubcommandLabel = "COMMAND",
    description = "Create, show and export keys.",
    subcommands = {KeyCommand.New.class, KeyCommand.Show.class, KeyCommand.Export.class})
public final class KeyCommand extends Group {

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description =
          "Create keys: for each an encrypted FILE.pem for its holder and a public FILE.jwk.",
      footerHeading = "%nExample:%n",
      footer = "  cachet key new --alg ML-DSA-65 --out keys/release-1 --passphrase-file secret.txt")
  static final class New implements Callable<Integer> {
    @Spec CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1..*")
    List<Wanted> wanted = new ArrayList<>();

    @Mixin Passphrase passphrase;

    /** The names of all algorithms. */
    static final class Algorithms implements Iterable<String> {
      @Override
      public Iterator<String> iterator() {
        return Arrays.stream(Algorithm.values()).map(Algorithm::jwsName).iterator();
      }
    }

    /** Read while the words are, so that a wrong name is told before what else is missing. */
    static final class ByName implements ITypeConverter<String> {
      @Override
      public String convert(String name) {
        if (Algorithm.byName(name).isEmpty()) {
          throw new TypeConversionException(
              name + " is none of " + String.join(", ", new Algorithms()));
        }
        return name;
      }
    }

    /** Keys of one algorithm. */
    static final class Wanted {
      @Option(
          names = "--alg",
          required = true,
          paramLabel = "ALG",
          completionCandidates = Algorithms.class,
          converter = ByName.class,
          description = "${COMPLETION-CANDIDATES}.")
      String algorithm;

      @Option(
          names = "--out",
          required = true,
          paramLabel = "FILE",
          description = "Path without ending; each one is a key of the algorithm before it.")
      List<Path> out = new ArrayList<>();
    }

    @Override
    public Integer call() throws Exception {
      char[] secret = passphrase.read();
      try {
        make(secret);
      } finally {
        Arrays.fill(secret, '\0');
      }
      return ExitCode.DONE;
    }

    private void make(char[] secret) throws Exception {
      if (secret.length < KeyFile.MIN_PASSPHRASE) {
        throw new ParameterException(
            spec.commandLine(),
            "the passphrase is shorter than " + KeyFile.MIN_PASSPHRASE + " characters");
      }
      for (Wanted keys : wanted) {
        Algorithm algorithm = Algorithm.byName(keys.algorithm).orElseThrow();
        for (Path out : keys.out) {
          SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
          KeyFile.write(Path.of(out + ".pem"), Path.of(out + ".jwk"), key, secret.clone());
          print(spec, key.publicKey());
        }
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show the key id, algorithm and family of a public key.",
      footerHeading = "%nExample:%n",
      footer = "  cachet key show keys/release-1.jwk")
  static final class Show implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A public key, JWK or PEM.")
    Path file;

    @Mixin Answer answer;

    @Override
    public Integer call() throws Exception {
      answer.write(answer.as(KeyFormat.class).write(PublicKeyFile.read(file)));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Export the public key of an existing key as a JWK, for the description of a trust root.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cachet key export release-1.pub.pem --out release-1.jwk",
        "  cachet key export --key release-1.p12 --passphrase-file secret.txt --out release-1.jwk",
        "  cachet key export --token /usr/lib/softhsm/libsofthsm2.so --label release-1 --pin-file"
            + " pin.txt --out release-1.jwk"
      })
  static final class Export implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(
        paramLabel = "PUBLIC",
        arity = "0..1",
        description = "A public key, JWK or PEM; else give a private one.")
    @Nullable Path publicKey;

    @Mixin Keys keys;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Output file; must not exist.")
    Path out;

    @Override
    public Integer call() throws Exception {
      if ((publicKey != null) == keys.areGiven()) {
        throw new ParameterException(
            spec.commandLine(), "give one key: PUBLIC, or --key FILE, or --token with --label");
      }
      if (publicKey != null) {
        write(PublicKeyFile.read(publicKey));
      } else {
        keys.each(key -> write(key.publicKey()));
      }
      return ExitCode.DONE;
    }

    private void write(PublicJwk key) throws IOException {
      PublicKeyFile.write(out, key);
      print(spec, key);
    }
  }

  private static void print(CommandSpec spec, PublicJwk key) {
    spec.commandLine()
        .getOut()
        .print(new String(KeyFormat.TEXT.write(key), StandardCharsets.UTF_8));
  }
}
