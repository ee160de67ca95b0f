package dev.cachet.cli.sbom;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.format.ReadSbom;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Convert an SBOM to another format, and list what that format cannot hold.",
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom convert --in sbom.cdx.json --out sbom.spdx.json --spec spdx-2.3-json")
final class SbomConvertCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1; - is standard input.")
  Path in;

  @Mixin SbomOutput output;
  @Mixin VexOptions vex;

  @Override
  public Integer call() throws Exception {
    ReadSbom read = SbomFile.told(in, spec);
    output.write(read.sbom(), vex.take(read.sbom(), read.statements()));
    return ExitCode.DONE;
  }
}
