package dev.cachet.cli;

import dev.cachet.command.Settings;
import dev.cachet.command.contents.GenerateRequest;
import dev.cachet.command.contents.GeneratedSbom;
import dev.cachet.finding.FindingText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Write the SBOM of a root filesystem, an archive, parts of your own, or all of a device.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet sbom generate --rootfs build/rootfs --out build/sbom.cdx.json",
      "  cachet sbom generate --rootfs build/rootfs --jar app.jar --parts parts.json --device Pump"
          + " \\",
      "    --udi-di 04012345678901 --manufacturer 'Maker <psirt@example.org>' --support --out"
          + " pump.cdx.json"
    })
final class SbomGenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin SbomSources sources;
  @Mixin SbomDevice device;
  @Mixin SbomOutput output;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who answers for the document: 'Name' or 'Name <address>'.")
  @Nullable String author;

  @Option(
      names = "--support",
      description = "State level and end of support of each component, by the facts.")
  boolean support;

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    Settings given =
        output.into(device.into(sources.into(facts.into(asOf.into(Asked.settings())))));
    GenerateRequest request =
        new GenerateRequest(
            given.set(GenerateRequest.AUTHOR, author).set(GenerateRequest.SUPPORT, support));
    PrintWriter err = spec.commandLine().getErr();
    GeneratedSbom made = Progress.during("reading", err, () -> request.describe(List.of()));
    err.print(FindingText.write(made.findings()));
    output.write(made.encode());
    err.println(made.summary());
    return ExitCode.DONE;
  }
}
