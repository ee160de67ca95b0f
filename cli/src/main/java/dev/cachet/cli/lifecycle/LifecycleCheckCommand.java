package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.ShownOutput;
import dev.cachet.cli.output.Version;
import dev.cachet.command.CommandException;
import dev.cachet.command.support.SupportForm;
import dev.cachet.command.support.SupportRequest;
import dev.cachet.command.support.SupportVerdict;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check until when an operating system and the components of an SBOM are supported. The exit"
            + " code is 1 if support has ended or ends too early, 4 if it is not known, 3 if the"
            + " facts are too old.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet lifecycle check --rootfs / --until 2027-06-30",
      "  cachet lifecycle check --sbom sbom.cdx.json --unknown 200 --report sarif=support.sarif"
    })
final class LifecycleCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nOne of these says what is judged:%n")
  LifecycleSubject subject = new LifecycleSubject();

  @Option(
      names = "--allowed-states",
      split = ",",
      paramLabel = "STATE",
      description =
          "States of support that pass, separated by commas: ${COMPLETION-CANDIDATES}; default"
              + " supported,security_only.")
  List<SupportState> allowed = List.of();

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  @Nullable String until;

  @Option(
      names = "--sale-until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be sold.")
  @Nullable String saleUntil;

  @Option(
      names = "--within",
      paramLabel = "DAYS",
      description = "Days for which support must still last; default 0.")
  @Nullable Integer within;

  @Option(
      names = "--unknown",
      paramLabel = "NUMBER",
      description =
          "How many components of unknown support are accepted; the operating system never is."
              + " Default 0.")
  @Nullable Integer unknown;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Reviewed exceptions; one that is expired or not used is reported.")
  @Nullable Path waivers;

  @Option(
      names = "--warn-age",
      paramLabel = "DAYS",
      description =
          "Age of the facts above which a warning is given; default "
              + SupportReport.WARN_AGE_DAYS
              + ".")
  @Nullable Integer warnAge;

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      description =
          "Age of the facts above which they are too old; default "
              + SupportReport.FAIL_AGE_DAYS
              + ".")
  @Nullable Integer maxAge;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  SupportForm format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write the same findings to a file as well; repeatable, each form once.")
  Map<SupportForm, String> reports = Map.of();

  @Mixin Destination destination;
  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws CommandException, IOException {
    SupportVerdict verdict = request().judge();
    PrintWriter lines = spec.commandLine().getOut();
    for (Map.Entry<SupportForm, String> also : reports.entrySet()) {
      Output.write(
          spec,
          also.getValue(),
          verdict.write(also.getKey(), Version.ofBuild()),
          ShownOutput.of(also.getKey(), lines));
    }
    destination.write(format, verdict.write(format, Version.ofBuild()));
    return verdict.outcome().exitCode();
  }

  private SupportRequest request() throws CommandException {
    return new SupportRequest(
        facts
            .into(asOf.into(subject.into(Asked.settings())))
            .set(SupportRequest.ALLOWED_STATES, allowed)
            .set(SupportRequest.UNTIL, until)
            .set(SupportRequest.SALE_UNTIL, saleUntil)
            .set(SupportRequest.WITHIN, within)
            .set(SupportRequest.UNKNOWN, unknown)
            .set(SupportRequest.WAIVERS, waivers)
            .set(SupportRequest.WARN_AGE, warnAge)
            .set(SupportRequest.MAX_AGE, maxAge));
  }
}
