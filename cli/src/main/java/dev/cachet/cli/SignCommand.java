package dev.cachet.cli;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PrintableText;
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
        "Sign the manifest of a packed folder; only manifest.json is read. 'examine --for-signing'"
            + " shows what is signed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet sign release-7 --key release-1.pem --passphrase-file secret.txt",
      "  cachet sign release-7 --token /usr/lib/softhsm/libsofthsm2.so --label release-1 --pin-file"
          + " pin.txt",
      "  cachet sign release-7 --public release-1.jwk --prepare to-sign.bin",
      "  cachet sign release-7 --public release-1.jwk --attach signature.bin"
    })
final class SignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'pack' wrote, or one with its manifest.json.")
  Path folder;

  @Mixin Keys keys;

  @Mixin Elsewhere elsewhere;

  @Override
  public Integer call() throws Exception {
    UnsignedPackage unsigned = UnsignedPackage.open(folder);
    PrintWriter out = elsewhere.asksForBytes() ? spec.commandLine().getErr() : lines();
    Manifest manifest = unsigned.manifest();
    out.println(
        PrintableText.of(
            manifest.product()
                + " "
                + manifest.version()
                + ", counter "
                + manifest.counter()
                + ", floor "
                + manifest.floor()));
    if (elsewhere.isAsked()) {
      Optional<EnvelopeSignature> made = elsewhere.signature(unsigned::request);
      if (made.isPresent()) {
        signed(unsigned, unsigned.signatures().add(made.get()));
      }
    } else {
      keys.each(key -> signed(unsigned, unsigned.sign(key)));
    }
    return ExitCode.DONE;
  }

  private void signed(UnsignedPackage unsigned, Path written) {
    lines().println("signed " + unsigned.packageId() + " in " + written);
  }

  private PrintWriter lines() {
    return spec.commandLine().getOut();
  }
}
