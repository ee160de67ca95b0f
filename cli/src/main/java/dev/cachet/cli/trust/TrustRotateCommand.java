package dev.cachet.cli.trust;

import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDescription;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description =
        "Draft the successor of a trust root, as a folder that holders of the old and of the new"
            + " root sign one by one; with --key, sign it here and now and write the finished"
            + " root.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust rotate trust-2.json --root root-1.json --root-sha256 9f...c2 --out root-2",
      "  cachet trust rotate trust-3.json --root root-1.json --root-sha256 9f...c2 --newer-root"
          + " root-2.json --out root-3"
    })
final class TrustRotateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DESCRIPTION", description = "Description of the next root, as JSON.")
  Path description;

  @Mixin RootInForce old;

  @Mixin RootOutput output;

  @Override
  public Integer call() throws Exception {
    TrustedRoot inForce = old.roots().last();
    RootDraft draft = RootDescription.read(description);
    output.make(
        spec,
        folder -> UnsignedRoot.rotation(inForce, draft, folder),
        () -> RootCeremony.rotation(inForce, draft.payload()));
    return ExitCode.DONE;
  }
}
