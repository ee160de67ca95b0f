package dev.cachet.cli.sbom;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.output.FindingAnswer;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.ShownOutput;
import dev.cachet.cli.output.Version;
import dev.cachet.command.CommandException;
import dev.cachet.command.contents.CheckRequest;
import dev.cachet.command.contents.CheckVerdict;
import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.quality.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check that an SBOM is valid, fresh and matches what it describes, and that it has the"
            + " fields of a published profile. The exit code is 1 if not, 4 if that is not known.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet sbom check sbom.cdx.json --profile bsi-tr-03183-2-v2.1 --profile fda-524b",
      "  cachet sbom check sbom.cdx.json --against build/rootfs --max-age 30 --report"
          + " sarif=sbom.sarif"
    })
final class SbomCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1; - is standard input.")
  Path file;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      completionCandidates = Profiles.class,
      description = "${COMPLETION-CANDIDATES}; repeatable.")
  List<String> profiles = List.of();

  @Option(
      names = "--against",
      paramLabel = "PATH",
      description =
          "What the SBOM describes: a root folder, an archive, a parts file, or the manifests of a"
              + " Yocto or Buildroot build; repeatable.")
  List<Path> things = List.of();

  @Option(
      names = "--listing",
      paramLabel = "FILE",
      description =
          "The listing that 'sbom generate --listing' wrote of the root folder that --against"
              + " names: every entry is compared and named.")
  @Nullable Path listing;

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      description = "Maximum age of the SBOM in days; default any age.")
  @Nullable Integer maxAge;

  @Option(
      names = "--max-facts-age",
      paramLabel = "DAYS",
      description =
          "Maximum age in days of the support facts in the SBOM; default "
              + SupportReport.FAIL_AGE_DAYS
              + ".")
  @Nullable Integer maxFactsAge;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write the same findings to a file as well; repeatable, each form once.")
  Map<FindingFormat, String> reports = Map.of();

  @Mixin LifecycleFacts facts;
  @Mixin FindingAnswer answer;

  /** The profiles that are known. */
  static final class Profiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Profile.names().iterator();
    }
  }

  @Override
  public Integer call() throws CommandException, IOException {
    CheckRequest request =
        new CheckRequest(
            facts
                .into(answer.asOf.into(Asked.settings()))
                .set(CheckRequest.DOCUMENT, file)
                .set(CheckRequest.PROFILES, profiles)
                .set(CheckRequest.AGAINST, things)
                .set(CheckRequest.LISTING, listing)
                .set(CheckRequest.MAX_AGE, maxAge)
                .set(CheckRequest.MAX_FACTS_AGE, maxFactsAge));
    CheckVerdict verdict =
        SbomFile.isStandardInput(file)
            ? request.judge(SbomFile.name(file), SbomFile.standardInput())
            : request.judge(List.of());
    for (Map.Entry<FindingFormat, String> also : reports.entrySet()) {
      Output.write(
          spec,
          also.getValue(),
          verdict.write(also.getKey(), Version.ofBuild()),
          ShownOutput.of(also.getKey(), spec.commandLine().getOut()));
    }
    answer.write(answer.format, verdict.write(answer.format, Version.ofBuild()));
    return verdict.outcome().exitCode();
  }
}
