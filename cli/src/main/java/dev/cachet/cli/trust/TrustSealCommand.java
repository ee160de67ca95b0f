package dev.cachet.cli.trust;

import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description =
        "Combine the signatures of a drafted trust root, verify them as devices will, and write the"
            + " root.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust seal root-1 --out root-1.json",
      "  cachet trust seal root-2 --root root-1.json --root-sha256 9f...c2 --out root-2.json"
    })
final class TrustSealCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A draft with the signatures that came in, in its folder signatures.")
  Path folder;

  @Mixin RootInForce old;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  @Override
  public Integer call() throws Exception {
    UnsignedRoot draft = UnsignedRoot.open(folder);
    RootLines.sealed(spec, sealed(draft), out);
    return ExitCode.DONE;
  }

  private TrustedRoot sealed(UnsignedRoot draft) throws Exception {
    if (old.roots().isGiven()) {
      return draft.seal(old.roots().last());
    }
    if (draft.document().version() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "root "
              + draft.document().version()
              + " follows another: give --root FILE with --root-sha256 HEX, and --newer-root FILE"
              + " for each root between");
    }
    return draft.seal();
  }
}
