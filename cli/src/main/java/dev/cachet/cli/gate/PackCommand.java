package dev.cachet.cli.gate;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.gate.GatePassed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    if (out.toString().equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--out - is not for this command: it needs a place");
    }
    UnsignedPackage made = Progress.during("packing", spec.commandLine().getErr(), this::pack);
    spec.commandLine()
        .getOut()
        .println("packed " + made.packageId() + " in " + out + ", as of " + gate.asOf.day());
    return ExitCode.DONE;
  }

  private UnsignedPackage pack() throws Exception {
    PackageDescription described = PackageDescription.read(description);
    GatePassed passed = gate.judge(described.payloadFiles(), DescribedRelease.of(described));
    PackageAuthor author = new PackageAuthor();
    return author.write(author.draft(passed, described, gate.asOf.instant(), Instant.now()), out);
  }
}
