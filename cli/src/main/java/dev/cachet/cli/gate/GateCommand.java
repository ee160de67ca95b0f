package dev.cachet.cli.gate;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageDescription;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.ShownOutput;
import dev.cachet.cli.output.Version;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      description = "A payload; may be given several times. With --description its payloads.")
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
    GatePassed passed = judge();
    Output.write(spec, out, passed.evidence());
    passed.decisions().forEach(each -> spec.commandLine().getErr().println(each.text()));
    spec.commandLine().getErr().println("gate passed: " + passed.osSupport());
    return ExitCode.DONE;
  }

  private GatePassed judged() throws Exception {
    if (description == null) {
      if (payloads.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "no payload: give --payload ID=FILE or --description FILE");
      }
      return options.judge(payloads, null);
    }
    if (!payloads.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--payload and --description both name payloads; give one of them");
    }
    PackageDescription described = PackageDescription.read(description);
    return options.judge(described.payloadFiles(), DescribedRelease.of(described));
  }

  private GatePassed judge() throws Exception {
    try {
      return Progress.during("judging", spec.commandLine().getErr(), this::judged);
    } catch (GateRefusedException e) {
      if (format != FindingFormat.TEXT) {
        FindingReport report =
            new FindingReport(
                "gate", options.asOf.day(), Version.ofBuild(), options.examined(), e.findings());
        PrintWriter out = ShownOutput.of(format, spec.commandLine().getOut());
        Output.write(spec, "-", format.write(report), out);
      }
      throw e;
    }
  }
}
