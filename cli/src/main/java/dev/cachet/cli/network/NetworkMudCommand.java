package dev.cachet.cli.network;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.mud.MudFile;
import dev.cachet.mud.MudTerms;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.PublishedProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "mud",
    mixinStandardHelpOptions = true,
    description = {
      "Write a MUD file (RFC 8520) that names the SBOM (RFC 9472); it is not signed.",
      "The exit code is 4 if the verdict on support does not let it say whether it is supported."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet network mud network.json --support supported --out pump.json")
final class NetworkMudCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Network profile: JSON, see docs/network.md.")
  Path file;

  @Option(
      names = "--support",
      required = true,
      paramLabel = "STATE",
      description =
          "Verdict of 'cachet lifecycle check' on the device's system: ${COMPLETION-CANDIDATES}.")
  SupportState support;

  @Option(
      names = "--cache-validity",
      paramLabel = "HOURS",
      defaultValue = "48",
      description = "How long a manager may keep the file, 1 to 168; default ${DEFAULT-VALUE}.")
  int hours;

  @Mixin AsOf asOf;
  @Mixin Destination destination;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    PublishedProfile published = NetworkLint.publish(NetworkProfile.read(file), file.toString());
    Optional<Boolean> supported = MudTerms.isSupported(support);
    if (supported.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "cachet: support is "
                  + support
                  + ", so that a MUD file can say neither yes nor no; assess it first");
      return ExitCode.TOO_MANY_UNKNOWNS;
    }
    MudTerms terms;
    try {
      terms = new MudTerms(asOf.instant(), hours, supported.get());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cache-validity: " + e.getMessage(), e);
    }
    destination.write(MudFile.write(published, terms));
    return ExitCode.DONE;
  }
}
