package dev.cachet.cli.network;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.FindingAnswer;
import dev.cachet.cli.output.Version;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingReport;
import dev.cachet.mud.MudLint;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.SiteBinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Report errors and risks in a network profile, or in a MUD file errors that its YANG modules"
          + " let pass.",
      "The exit code is 1 if a finding is an error; warnings and notes do not change it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet network lint network.json",
      "  cachet network lint network.json --site binding.json --format json"
    })
final class NetworkLintCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "Network profile or MUD file: JSON, see docs/network.md.")
  Path file;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = "Binding of a site: addresses of the device and of its peers.")
  @Nullable Path site;

  @Mixin FindingAnswer answer;

  @Override
  public Integer call() throws IOException, InvalidNetworkFileException {
    Optional<List<Finding>> mud = MudLint.check(Input.read(file), file.toString());
    List<Finding> findings = mud.isPresent() ? mud.get() : profile();
    answer.write(
        answer.format,
        answer.format.write(
            new FindingReport(
                "network lint",
                answer.asOf.day(),
                Version.ofBuild(),
                file.toString(),
                false,
                "",
                findings)));
    return NetworkLint.isRefused(findings) ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private List<Finding> profile() throws IOException, InvalidNetworkFileException {
    NetworkProfile profile = NetworkProfile.read(file);
    Optional<SiteBinding> binding =
        site == null ? Optional.empty() : Optional.of(SiteBinding.read(site));
    return NetworkLint.check(profile, binding, file.toString());
  }
}
