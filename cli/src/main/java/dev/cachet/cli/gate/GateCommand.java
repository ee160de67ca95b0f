package dev.cachet.cli.gate;

import dev.cachet.cli.option.Asked;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.ShownOutput;
import dev.cachet.cli.output.Version;
import dev.cachet.command.CommandException;
import dev.cachet.command.release.GateAnswer;
import dev.cachet.command.release.GateRequest;
import dev.cachet.finding.FindingFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description =
        "Check SBOM, operating system and payloads against a policy, before signing. 'pack' repeats"
            + " the check.",
    subcommands = GateChangeCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet gate --sbom sbom.cdx.json --rootfs rootfs --policy policy.json --payload"
          + " rootfs=image.tar",
      "  cachet gate --sbom sbom.cdx.json --rootfs rootfs --policy policy.json --payload"
          + " rootfs=image.tar --out evidence.json --format sarif"
    })
public final class GateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin GateOptions options;

  @Option(
      names = "--payload",
      paramLabel = "ID=FILE",
      description =
          "A payload; may be given several times. With --description its payloads, or none.")
  Map<String, Path> payloads = Map.of();

  @Option(
      names = "--description",
      paramLabel = "FILE",
      description =
          "The description of the package, as 'pack' takes it: what is declared is judged too.")
  @Nullable Path description;

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "File for the evidence; - is standard output, the default.")
  String out;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "Format of a refusal: text goes to standard error only, any other to standard output as"
              + " well. ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  FindingFormat format;

  @Override
  public Integer call() throws Exception {
    GateRequest request =
        new GateRequest(
            options
                .into(Asked.settings())
                .set(GateRequest.PAYLOADS, payloads.isEmpty() ? null : payloads)
                .set(GateRequest.DESCRIPTION, description));
    PrintWriter err = spec.commandLine().getErr();
    GateAnswer answer;
    try {
      answer = Progress.during("judging", err, request::judge);
    } catch (CommandException refusal) {
      report(request, refusal);
      throw refusal;
    }
    answer.warnings().forEach(err::println);
    Output.write(spec, out, answer.evidence());
    answer.lines().forEach(err::println);
    return ExitCode.DONE;
  }

  /** Text goes to standard error anyway. */
  private void report(GateRequest request, CommandException refusal)
      throws CommandException, IOException {
    Optional<byte[]> report =
        format == FindingFormat.TEXT
            ? Optional.empty()
            : request.report(refusal, format, Version.ofBuild());
    if (report.isPresent()) {
      PrintWriter shown = ShownOutput.of(format, spec.commandLine().getOut());
      Output.write(spec, "-", report.get(), shown);
    }
  }
}
