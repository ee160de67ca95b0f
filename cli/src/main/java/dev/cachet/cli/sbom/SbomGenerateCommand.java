package dev.cachet.cli.sbom;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.command.contents.BindRequest;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.dataflow.NetworkServices;
import dev.cachet.finding.FindingText;
import dev.cachet.finding.LineText;
import dev.cachet.merge.Assembly;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.support.ComponentSupport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Generate the SBOM of a root filesystem, an archive, your own parts, or a whole device.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet sbom generate --rootfs build/rootfs --out build/sbom.cdx.json",
      "  cachet sbom generate --rootfs build/rootfs --jar app.jar --parts parts.json --device Pump"
          + " \\",
      "    --udi-di 04012345678901 --manufacturer 'Maker <psirt@example.org>' --support --out"
          + " pump.cdx.json"
    })
final class SbomGenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin SbomSources sources;
  @Mixin SbomDevice device;
  @Mixin SbomOutput output;
  @Mixin VexOptions vex;
  @Mixin RootBinding binding;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      converter = MakerText.class,
      description = "Author of the document: 'Name' or 'Name <address>'.")
  @Nullable Organisation author;

  @Option(names = "--support", description = "Add the level and end of support of each component.")
  boolean support;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "Network profile of the device; each of its flows becomes a service.")
  @Nullable Path network;

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Catalogue catalogue = facts.catalogue();
    BindRequest bound = binding.request(sources);
    List<Source> all = bound.sources(sources.roots(catalogue, bound.leftOut()));
    if (all.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing to describe: give --rootfs, --jar, --yocto, --buildroot, --parts or --from");
    }
    DeviceDescription top = device.description(all.size() > 1);
    Inventory inventory = Progress.during("reading", err, () -> Assembly.of(all, top));
    err.print(FindingText.write(VexRequest.withoutPlace(inventory.findings())));
    Sbom sbom = Sbom.of(complete(inventory.content(), catalogue), asOf.instant());
    binding.writeListing(bound, sbom);
    output.write(sbom, vex.take(sbom, inventory.statements()));
    err.println(
        LineText.count(sbom.all().size(), "component")
            + " of "
            + sbom.subject().title()
            + ", as of "
            + asOf.day());
    return ExitCode.DONE;
  }

  private SbomContent complete(SbomContent content, Catalogue catalogue)
      throws IOException, InvalidNetworkFileException, NetworkRefusedException {
    SbomContent served =
        network == null
            ? content
            : NetworkServices.add(
                content, NetworkLint.accept(NetworkProfile.read(network), network.toString()));
    SbomContent stated = support ? new ComponentSupport(catalogue, asOf.day()).add(served) : served;
    return author == null ? stated : stated.toBuilder().manufacturer(author).build();
  }
}
