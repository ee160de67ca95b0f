package dev.cachet.cli;

import dev.cachet.drift.FreshnessCheck;
import dev.cachet.drift.Thing;
import dev.cachet.drift.ThingAtPath;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.format.InvalidSbomException;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.quality.Profile;
import dev.cachet.quality.SbomCheck;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Say whether an SBOM is valid, fresh and true, and which fields of a published list it has;"
            + " 1 if it is not, 4 if that cannot be told.",
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
      description = "How old the SBOM may be; default any age.")
  @Nullable Integer maxAge;

  @Option(
      names = "--max-facts-age",
      paramLabel = "DAYS",
      defaultValue = "180",
      description = "How old the facts on support in the SBOM may be; default ${DEFAULT-VALUE}.")
  int maxFactsAge;

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
  public Integer call() throws Exception {
    SbomCheck check = new SbomCheck(freshness(), profiles.stream().map(this::profile).toList());
    Catalogue catalogue = facts.catalogue();
    if (listing != null && things.size() != 1) {
      throw new ParameterException(
          spec.commandLine(), "--listing is of one root folder: name it with one --against");
    }
    List<Thing> now = new ArrayList<>();
    for (Path thing : things) {
      now.add(new ThingAtPath(thing, catalogue, listing));
    }
    SbomCheck.Result result = check(check, now);
    FindingReport report =
        new FindingReport(
            "sbom check",
            answer.asOf.day(),
            Version.ofBuild(),
            SbomFile.name(file),
            result.findings());
    for (Map.Entry<FindingFormat, String> also : reports.entrySet()) {
      Output.write(
          spec,
          also.getValue(),
          result.write(also.getKey(), report),
          ShownOutput.of(also.getKey(), spec.commandLine().getOut()));
    }
    answer.write(answer.format, result.write(answer.format, report));
    return exit(CheckAnswer.of(result.findings()));
  }

  private SbomCheck.Result check(SbomCheck check, List<Thing> now)
      throws UnknownSourceException, IOException {
    try {
      return SbomFile.isStandardInput(file)
          ? check.against(SbomFile.name(file), SbomFile.standardInput(), now)
          : check.against(file, now);
    } catch (InvalidSbomException e) {
      throw SbomFile.unusable(file, e);
    }
  }

  private FreshnessCheck freshness() {
    if ((maxAge != null && maxAge < 0) || maxFactsAge < 0) {
      throw new ParameterException(
          spec.commandLine(), "--max-age and --max-facts-age must not be negative");
    }
    return new FreshnessCheck(answer.asOf.day(), maxAge, maxFactsAge);
  }

  private Profile profile(String id) {
    return Profile.named(id)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--profile " + id + " is none of " + String.join(", ", Profile.names())));
  }

  private static int exit(CheckAnswer answer) {
    return switch (answer) {
      case PASSED -> ExitCode.DONE;
      case FOUND -> ExitCode.REFUSED;
      case UNKNOWN -> ExitCode.TOO_MANY_UNKNOWNS;
    };
  }
}
