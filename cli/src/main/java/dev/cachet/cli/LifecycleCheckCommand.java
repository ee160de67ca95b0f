package dev.cachet.cli;

import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportWriter;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.timeline.SupportPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Say until when an operating system, and an SBOM's components, are supported; 1 if support"
            + " has ended or ends too early, 4 if it is not known, 3 if the facts are too old.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet lifecycle check --rootfs / --until 2027-06-30",
      "  cachet lifecycle check --sbom sbom.cdx.json --unknown 200 --report sarif=support.sarif"
    })
final class LifecycleCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  LifecycleSubject subject = new LifecycleSubject();

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  @Nullable LocalDate until;

  @Option(
      names = "--sale-until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be sold.")
  @Nullable LocalDate saleUntil;

  @Option(
      names = "--within",
      defaultValue = "0",
      paramLabel = "DAYS",
      description = "Days for which support must still last; default ${DEFAULT-VALUE}.")
  int within;

  @Option(
      names = "--unknown",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description =
          "How many components of unknown support are accepted; the operating system never is."
              + " Default ${DEFAULT-VALUE}.")
  int unknown;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Reviewed exceptions; one that is expired or not used is reported.")
  @Nullable Path waivers;

  @Option(
      names = "--warn-age",
      defaultValue = "60",
      paramLabel = "DAYS",
      description = "Age of the facts above which a warning is given; default ${DEFAULT-VALUE}.")
  int warnAge;

  @Option(
      names = "--max-age",
      defaultValue = "180",
      paramLabel = "DAYS",
      description = "Age of the facts above which they are too old; default ${DEFAULT-VALUE}.")
  int maxAge;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Format format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write the same findings to a file as well; repeatable, each form once.")
  Map<Format, String> reports = Map.of();

  @Mixin Destination destination;
  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  enum Format {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    GITHUB,
    GITLAB,
    MARKDOWN,
    HTML
  }

  @Override
  public Integer call() throws IOException {
    SupportReport report =
        waived(subject.judge(new SupportCheck(facts.catalogue()), horizon(asOf.day())))
            .withAgeLimits(warnAge, maxAge);
    PrintWriter lines = spec.commandLine().getOut();
    for (Map.Entry<Format, String> also : reports.entrySet()) {
      Output.write(
          spec,
          also.getValue(),
          print(report, also.getKey()),
          ShownOutput.of(also.getKey(), lines));
    }
    destination.write(format, print(report, format));
    return ExitCode.of(SupportAnswer.of(report, SupportAnswer.USUALLY_ALLOWED, unknown));
  }

  private Horizon horizon(LocalDate day) {
    if (within < 0 || unknown < 0 || warnAge < 0 || maxAge < warnAge) {
      throw new ParameterException(
          spec.commandLine(),
          "--within and --unknown must not be negative, --max-age not less than --warn-age");
    }
    if (until != null && until.isBefore(day)) {
      throw new ParameterException(
          spec.commandLine(), "--until " + until + " lies before the day judged, " + day);
    }
    return new Horizon(day, until, saleUntil, within);
  }

  private SupportReport waived(SupportReport report) throws IOException {
    if (waivers == null) {
      return report;
    }
    byte[] json = Input.read(waivers);
    return Input.named(waivers, () -> Waivers.read(json).apply(report));
  }

  private byte[] print(SupportReport report, Format form) {
    return form == Format.HTML
        ? SupportPage.write(report)
        : SupportWriter.write(
            FindingFormat.valueOf(form.name()), report, Version.ofBuild(), subject.examined());
  }
}
