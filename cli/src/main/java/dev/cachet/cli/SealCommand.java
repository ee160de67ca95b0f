package dev.cachet.cli;

import dev.cachet.author.PackageSealer;
import dev.cachet.author.ReleasedPackage;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.List;
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
    description = "Write the released package once enough people have signed.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet seal release-7 --root root-1.json --root-sha256 9f...c2 --out release-7.cachet")
final class SealCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "A folder that 'pack' wrote, with its signatures.")
  Path folder;

  @Mixin RootInForce roots;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The package to write.")
  Path out;

  @Override
  public Integer call() throws Exception {
    if (out.toString().equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--out - is not for this command: it needs a place");
    }
    List<TrustedRoot> chain = roots.roots().all();
    List<byte[]> newer = chain.stream().skip(1).map(TrustedRoot::envelope).toList();
    PackageSealer sealer = new PackageSealer(chain.get(0), newer);
    UnsignedPackage unsigned = UnsignedPackage.open(folder);
    ReleasedPackage released =
        Progress.during("sealing", spec.commandLine().getErr(), () -> sealer.seal(unsigned, out));
    spec.commandLine()
        .getOut()
        .println(
            "sealed "
                + released.packageId()
                + " with "
                + released.signers().size()
                + (released.signers().size() == 1 ? " signature" : " signatures"));
    return ExitCode.DONE;
  }
}
