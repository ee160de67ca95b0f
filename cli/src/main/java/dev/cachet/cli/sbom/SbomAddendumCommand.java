package dev.cachet.cli.sbom;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.support.SupportAddendum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "addendum",
    mixinStandardHelpOptions = true,
    description = "Export the level and end of support of each component of an SBOM as CSV.",
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom addendum pump.cdx.json --out support.csv")
final class SbomAddendumCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1; - is standard input.")
  Path file;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Or - for standard output.")
  String out;

  @Override
  public Integer call() throws IOException {
    Output.write(spec, out, SupportAddendum.csv(SbomFile.told(file, spec).sbom()));
    return ExitCode.DONE;
  }
}
