package dev.cachet.cli.sbom;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.drift.difference.DiffFormat;
import dev.cachet.drift.difference.SbomDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Print what changed from one SBOM to another.",
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom diff released.cdx.json candidate.cdx.json --format markdown")
final class SbomDiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1; - is standard input.")
  Path before;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1; - is standard input.")
  Path after;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  DiffFormat format;

  @Mixin Destination destination;

  @Override
  public Integer call() throws IOException {
    SbomDiff diff = SbomDiff.between(SbomFile.told(before, spec), SbomFile.told(after, spec));
    destination.write(format.write(diff));
    return ExitCode.DONE;
  }
}
