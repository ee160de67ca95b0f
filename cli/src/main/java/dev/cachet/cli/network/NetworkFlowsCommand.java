package dev.cachet.cli.network;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.dataflow.FlowList;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "flows",
    mixinStandardHelpOptions = true,
    description = "Export the flows of a device at a site as a JSON allow-list for IDS probes.",
    footerHeading = "%nExample:%n",
    footer = "  cachet network flows network.json --site binding.json --out flows.json")
final class NetworkFlowsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Network profile: JSON, see docs/network.md.")
  Path file;

  @Option(
      names = "--site",
      required = true,
      paramLabel = "FILE",
      description = "Binding of a site: addresses of the device and of its peers.")
  Path site;

  @Mixin Destination destination;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    destination.write(
        FlowList.write(
            NetworkLint.bind(NetworkProfile.read(file), SiteBinding.read(site), file.toString())));
    return ExitCode.DONE;
  }
}
