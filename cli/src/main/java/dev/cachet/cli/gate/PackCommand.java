package dev.cachet.cli.gate;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.command.release.PackRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = "Run the gate and write a package as a folder, ready to sign.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet pack pack.json --sbom sbom.cdx.json --rootfs rootfs --policy policy.json --out"
            + " release-7")
public final class PackCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DESCRIPTION", description = "What the package is, as JSON.")
  Path description;

  @Mixin GateOptions gate;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "A folder that is not there yet.")
  Path out;

  @Override
  public Integer call() throws Exception {
    PackRequest request =
        new PackRequest(
            gate.into(Asked.settings())
                .set(PackRequest.DESCRIPTION, description)
                .set(PackRequest.OUT, out));
    PrintWriter err = spec.commandLine().getErr();
    PackRequest.Packed packed = Progress.during("packing", err, () -> request.pack(() -> {}));
    packed.gate().warnings().forEach(err::println);
    spec.commandLine().getOut().println(packed.text());
    return ExitCode.DONE;
  }
}
