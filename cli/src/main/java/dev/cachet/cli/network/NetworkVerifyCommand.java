package dev.cachet.cli.network;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.signer.cms.CmsVerdict;
import dev.cachet.signer.cms.SignatureCheck;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verify the detached CMS signature of a MUD file. The bytes are judged before the"
          + " certificate, and the certificate before the day: an expired certificate is told apart"
          + " from a bad signature.",
      "The exit code is 0 for a good signature, else 1. Revocation is not looked up."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet network verify pump.json --signature pump.p7s --ca mud-ca.pem")
final class NetworkVerifyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A MUD file.")
  Path file;

  @Option(
      names = "--signature",
      required = true,
      paramLabel = "FILE",
      description = "Its signature, in DER.")
  Path signature;

  @Option(
      names = "--ca",
      required = true,
      paramLabel = "FILE",
      description = "Certificates that you trust; PEM or DER.")
  Path trusted;

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    CmsVerdict verdict =
        SignatureCheck.verify(
            Input.read(file), Input.read(signature), Input.read(trusted), asOf.instant());
    String outcome = verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String line = outcome + ": " + verdict.detail() + "; as of " + asOf.instant();
    if (verdict.outcome() == CmsVerdict.Outcome.GOOD) {
      spec.commandLine().getOut().println(line);
      return ExitCode.DONE;
    }
    spec.commandLine().getErr().println("cachet: " + file + ": refused: " + line);
    return ExitCode.REFUSED;
  }
}
