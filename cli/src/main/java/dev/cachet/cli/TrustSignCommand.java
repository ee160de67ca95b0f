package dev.cachet.cli;

import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.jose.EnvelopeSignature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Sign the draft of a trust root; only root.json is needed, and previous.json for a key that"
            + " only the root before lists.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust sign root-2 --key root-1.pem --passphrase-file secret.txt",
      "  cachet trust sign root-2 --public root-1.jwk --prepare to-sign.bin",
      "  cachet trust sign root-2 --public root-1.jwk --attach signature.bin"
    })
final class TrustSignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'trust new' or 'trust rotate' wrote, or one with its root.json.")
  Path folder;

  @Mixin Keys keys;

  @Mixin Elsewhere elsewhere;

  @Override
  public Integer call() throws Exception {
    UnsignedRoot draft = UnsignedRoot.open(folder);
    PrintWriter out = elsewhere.asksForBytes() ? spec.commandLine().getErr() : lines();
    RootLines.changes(out, draft);
    if (elsewhere.isAsked()) {
      Optional<EnvelopeSignature> made = elsewhere.signature(draft::request);
      if (made.isPresent()) {
        signed(draft, draft.signatures().add(made.get()));
      }
    } else {
      keys.each(key -> signed(draft, draft.sign(key)));
    }
    return ExitCode.DONE;
  }

  private void signed(UnsignedRoot draft, Path written) {
    lines().println("signed " + RootLines.name(draft) + " in " + written);
  }

  private PrintWriter lines() {
    return spec.commandLine().getOut();
  }
}
