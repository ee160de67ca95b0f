package dev.cachet.cli.network;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Output;
import dev.cachet.firewall.Nftables;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "nft",
    mixinStandardHelpOptions = true,
    description = {
      "Export nftables rules for one device at one site: its flows pass, all else is dropped.",
      "The rules are a table of their own, replaced in one step; drops are counted and logged."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cachet network nft network.json --site binding.json --out pump.nft --removal"
            + " remove-pump.nft")
final class NetworkNftCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Network profile: JSON, see docs/network.md.")
  Path file;

  @Option(
      names = "--site",
      required = true,
      paramLabel = "FILE",
      description = "Binding of a site: addresses of the device and of its peers.")
  Path site;

  @Option(
      names = "--removal",
      paramLabel = "FILE",
      description = "Also write a file that removes the rules.")
  @Nullable String removal;

  @Mixin Destination destination;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    SiteProfile bound =
        NetworkLint.bind(NetworkProfile.read(file), SiteBinding.read(site), file.toString());
    if (removal != null) {
      byte[] rules = Nftables.removal(bound.binding());
      Output.write(Objects.requireNonNull(spec), removal, rules);
    }
    destination.write(Nftables.rules(bound));
    return ExitCode.DONE;
  }
}
