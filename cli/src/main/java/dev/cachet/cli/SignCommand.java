package dev.cachet.cli;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.jose.DocumentType;
import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PrintableText;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Sign the manifest of a packed folder; only manifest.json is read.",
    footerHeading = "%nExample:%n",
    footer = "  cachet sign release-7 --key release-1.pem --passphrase-file secret.txt")
final class SignCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'pack' wrote, or one with its manifest.json.")
  Path folder;

  @Mixin Keys keys;

  @Override
  public Integer call() throws Exception {
    UnsignedPackage unsigned = UnsignedPackage.open(folder);
    Manifest manifest = unsigned.manifest();
    spec.commandLine()
        .getOut()
        .println(
            PrintableText.of(
                manifest.product()
                    + " "
                    + manifest.version()
                    + ", counter "
                    + manifest.counter()
                    + ", floor "
                    + manifest.floor()));
    for (SigningKey key : keys.read()) {
      unsigned
          .signatures()
          .add(new ManifestSigner().sign(DocumentType.PACKAGE, unsigned.manifestBytes(), key));
      spec.commandLine()
          .getOut()
          .println("signed " + unsigned.packageId() + " with " + key.publicKey().kid());
    }
    return ExitCode.DONE;
  }
}
