package dev.cachet.cli.sbom;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.finding.FindingText;
import dev.cachet.merge.Assembly;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.DocumentSource;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Merge several SBOMs into one, with the device on top.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet sbom merge os.cdx.json app.cdx.json --device Pump --model P-1 --out"
            + " pump.cdx.json")
final class SbomMergeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1.")
  List<Path> files;

  @Mixin SbomDevice device;
  @Mixin SbomOutput output;
  @Mixin VexOptions vex;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    List<Source> sources = files.stream().<Source>map(DocumentSource::new).toList();
    Inventory inventory = Assembly.of(sources, device.description(true));
    spec.commandLine()
        .getErr()
        .print(FindingText.write(VexRequest.withoutPlace(inventory.findings())));
    Sbom sbom = Sbom.of(inventory.content(), asOf.instant());
    output.write(sbom, vex.take(sbom, inventory.statements()));
    return ExitCode.DONE;
  }
}
