package dev.cachet.cli.network;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.dataflow.NetworkDiff;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Print what a site has to open and close in its firewall for a new release.",
    footerHeading = "%nExample:%n",
    footer = "  cachet network diff network-2.3.json network-2.4.json")
final class NetworkDiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "Network profile in use.")
  Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "Network profile to come.")
  Path after;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    NetworkDiff.sentences(checked(before), checked(after))
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }

  private static CheckedProfile checked(Path file)
      throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    return NetworkLint.accept(NetworkProfile.read(file), file.toString());
  }
}
