package dev.cachet.cli.sbom;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.report.ComponentTable;
import dev.cachet.report.form.ReportForm;
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
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Print an SBOM as a table: each component with version, supplier, level and end of support,"
            + " as the document states them.",
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom show pump.cdx.json --format html --out components.html")
final class SbomShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CycloneDX 1.2 to 1.7 or SPDX 2.2 to 2.3; - is standard input.")
  Path file;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  ReportForm format;

  @Option(
      names = "--lang",
      defaultValue = "en",
      paramLabel = "LANGUAGE",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Language language;

  @Mixin Destination destination;

  @Override
  public Integer call() throws IOException {
    ComponentTable table = new ComponentTable(SbomFile.told(file, spec).sbom());
    destination.write(table.write(format, Phrases.of(language)));
    return ExitCode.DONE;
  }
}
