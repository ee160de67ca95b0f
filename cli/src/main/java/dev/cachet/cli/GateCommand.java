package dev.cachet.cli;

import dev.cachet.gate.GatePassed;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description =
        "Judge SBOM, operating system and payloads before anybody signs. 'pack' asks the same again.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet gate --sbom sbom.cdx.json --rootfs rootfs --policy policy.json --payload rootfs=image.tar")
final class GateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin GateOptions options;

  @Option(
      names = "--payload",
      required = true,
      paramLabel = "ID=FILE",
      description = "A payload; may be given several times.")
  Map<String, Path> payloads = Map.of();

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Where the evidence goes; - is standard output, the default.")
  String out;

  @Override
  public Integer call() throws Exception {
    GatePassed passed =
        Progress.during("judging", spec.commandLine().getErr(), () -> options.judge(payloads));
    Output.write(out, passed.evidence(), spec.commandLine().getOut());
    spec.commandLine()
        .getErr()
        .println(
            "gate passed: "
                + passed.osId()
                + " "
                + passed.osVersion()
                + " supported until "
                + passed.osSupportEnd()
                + ", as of "
                + passed.osAsOf());
    return ExitCode.DONE;
  }
}
