package dev.cachet.cli.key;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.Output;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.PublicJwk;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A signature that is made out of reach of this process: bytes out, signature in. */
public final class Elsewhere {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--public",
      paramLabel = "FILE",
      description = "Public half of a key elsewhere, JWK or PEM; for --prepare and --attach.")
  private @Nullable Path publicKey;

  @Option(
      names = "--prepare",
      paramLabel = "FILE",
      description = "Write the bytes that the key elsewhere has to sign; - is standard output.")
  private @Nullable String prepare;

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      description = "Take the signature that came back, raw or DER, and verify it.")
  private @Nullable Path attach;

  /** Makes the request for a key. */
  public interface Request {
    SigningRequest by(PublicJwk key) throws PackageRefusedException;
  }

  boolean isAsked() {
    return prepare != null || attach != null || publicKey != null;
  }

  /** Whether the bytes go to standard output, which then holds nothing else. */
  boolean asksForBytes() {
    return "-".equals(prepare);
  }

  /**
   * Writes the bytes to sign and says what they are, so that whoever holds the key can compare; or
   * returns the signature over them that came back.
   */
  Optional<EnvelopeSignature> signature(Request request, String what, PrintWriter talk)
      throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    if (publicKey == null || (prepare == null) == (attach == null)) {
      throw new ParameterException(
          command.commandLine(),
          "a key elsewhere needs --public FILE, and either --prepare FILE or --attach FILE");
    }
    SigningRequest asked = request.by(PublicKeyFile.read(publicKey));
    if (attach != null) {
      return Optional.of(asked.attach(Input.read(attach)));
    }
    byte[] bytes = asked.input();
    Output.write(command, Objects.requireNonNull(prepare), bytes);
    talk.println(
        "prepared "
            + what
            + " for key "
            + PublicKeyFile.read(publicKey).kid()
            + ": "
            + bytes.length
            + " bytes to sign, sha256 "
            + Sha256.of(bytes)
            + "; compare it where the key is");
    return Optional.empty();
  }
}
