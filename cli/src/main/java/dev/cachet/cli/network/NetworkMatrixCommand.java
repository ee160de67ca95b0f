package dev.cachet.cli.network;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.dataflow.DataStreamMatrix;
import dev.cachet.network.CheckedProfile;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description = "Export every data stream of a device as a table: origin, destination, protocol.",
    footerHeading = "%nExample:%n",
    footer = "  cachet network matrix network.json --csv --out streams.csv")
final class NetworkMatrixCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Network profile: JSON, see docs/network.md.")
  Path file;

  @Option(names = "--csv", description = "Write CSV instead of an HTML page.")
  boolean csv;

  @Mixin Destination destination;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    CheckedProfile checked = NetworkLint.accept(NetworkProfile.read(file), file.toString());
    destination.write(csv ? DataStreamMatrix.csv(checked) : DataStreamMatrix.html(checked));
    return ExitCode.DONE;
  }
}
