package dev.cachet.cli.key;

import dev.cachet.author.SignatureFolder;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.signer.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** The keys by which a command signs one document: of this process, or elsewhere. */
public final class SignWith {
  @Mixin Keys keys;

  @Mixin Elsewhere elsewhere;

  /** Signs with a key of this process. */
  public interface Signing {
    Path by(Signer key) throws Exception;
  }

  /** Where a command talks, since bytes for elsewhere may take standard output for themselves. */
  public PrintWriter talk(CommandSpec spec) {
    return elsewhere.asksForBytes() ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  public void each(
      CommandSpec spec,
      String what,
      Elsewhere.Request request,
      SignatureFolder folder,
      Signing signing,
      Consumer<Path> told)
      throws Exception {
    if (elsewhere.isAsked()) {
      Optional<EnvelopeSignature> made = elsewhere.signature(request, what, talk(spec));
      if (made.isPresent()) {
        Path written = folder.add(made.get());
        talk(spec).println("attached to " + what);
        told.accept(written);
      }
    } else {
      keys.each(key -> told.accept(signing.by(key)));
    }
  }
}
