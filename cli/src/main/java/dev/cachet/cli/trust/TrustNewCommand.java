package dev.cachet.cli.trust;

import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDescription;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Draft the first trust root from a description, as a folder that its holders sign one by"
            + " one; with --key, sign it here and now and write the finished root.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust new trust.json --out root-1",
      "  cachet trust new trust.json --key root-1.pem --key root-2.pem --out root-1.json"
    })
final class TrustNewCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DESCRIPTION", description = "Description of the root, as JSON.")
  Path description;

  @Mixin RootOutput output;

  @Override
  public Integer call() throws Exception {
    RootDraft draft = RootDescription.read(description);
    output.make(
        spec,
        folder -> UnsignedRoot.first(draft, folder),
        () -> RootCeremony.first(draft.payload()));
    return ExitCode.DONE;
  }
}
