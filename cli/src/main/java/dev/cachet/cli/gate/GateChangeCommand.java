package dev.cachet.cli.gate;

import dev.cachet.change.ChangeCheck;
import dev.cachet.change.ChangeClaim;
import dev.cachet.change.ChangeClass;
import dev.cachet.change.ChangeFormat;
import dev.cachet.change.ChangeJudgement;
import dev.cachet.change.ChangeVerdict;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.sbom.SbomFile;
import dev.cachet.command.CommandException;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = {
      "Check a claimed change class against what changed from one SBOM to another.",
      "The exit code is 0 if the claim is accepted, 1 if it is contradicted, 4 if a person has to"
          + " decide."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cachet gate change --old released.cdx.json --new candidate.cdx.json --class"
            + " security-patch --udi-di kept --subject standalone")
final class GateChangeCommand implements Callable<Integer> {
  @Option(
      names = "--old",
      required = true,
      paramLabel = "FILE",
      description = "SBOM of the last release: CycloneDX 1.2 to 1.7, SPDX 2.2, 2.3 or 3.0.1.")
  Path before;

  @Option(
      names = "--new",
      required = true,
      paramLabel = "FILE",
      description = "SBOM of the release to be judged.")
  Path after;

  @Option(
      names = "--old-network",
      paramLabel = "FILE",
      description = "Network profile of the last release.")
  @Nullable Path oldNetwork;

  @Option(
      names = "--new-network",
      paramLabel = "FILE",
      description =
          "Network profile of the release to be judged; without both, flows are not seen.")
  @Nullable Path newNetwork;

  @Option(
      names = "--class",
      required = true,
      paramLabel = "CLASS",
      description = "What the release is declared to be: ${COMPLETION-CANDIDATES}.")
  ChangeClass changeClass;

  @Option(
      names = "--udi-di",
      required = true,
      paramLabel = "CLAIM",
      description = "Whether the UDI-DI of the last release is kept: ${COMPLETION-CANDIDATES}.")
  ChangeClaim.UdiDi udiDi;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      description = "Software on its own or inside of a hardware device: ${COMPLETION-CANDIDATES}.")
  ChangeClaim.Subject subject;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  ChangeFormat format;

  @Mixin LifecycleFacts facts;
  @Mixin Destination destination;

  @Override
  public Integer call() throws CommandException, IOException, InvalidNetworkFileException {
    Sbom old = SbomFile.read(before).sbom();
    Sbom now = SbomFile.read(after).sbom();
    ChangeClaim claim = new ChangeClaim(changeClass, udiDi, subject);
    ChangeJudgement judgement =
        new ChangeCheck(facts.catalogue())
            .judge(old, now, profile(oldNetwork), profile(newNetwork), claim);
    destination.write(format, format.write(judgement));
    return exit(judgement.verdict());
  }

  private static Optional<NetworkProfile> profile(@Nullable Path file)
      throws IOException, InvalidNetworkFileException {
    return file == null ? Optional.empty() : Optional.of(NetworkProfile.read(file));
  }

  private static int exit(ChangeVerdict verdict) {
    return switch (verdict) {
      case ACCEPT -> ExitCode.DONE;
      case CONTRADICT -> ExitCode.REFUSED;
      case ASK -> ExitCode.TOO_MANY_UNKNOWNS;
    };
  }
}
