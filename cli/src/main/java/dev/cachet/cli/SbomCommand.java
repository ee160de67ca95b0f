package dev.cachet.cli;

import dev.cachet.finding.FindingText;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import dev.cachet.source.RootfsSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sbom",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom generate --rootfs / --out sbom.cdx.json",
    synopsisSubcommandLabel = "COMMAND",
    description = "Describe what is inside.",
    subcommands = SbomCommand.Generate.class)
final class SbomCommand extends Group {

  @Command(
      name = "generate",
      mixinStandardHelpOptions = true,
      description = "Write the SBOM of a root filesystem as CycloneDX 1.6 JSON.",
      footerHeading = "%nExample:%n",
      footer = "  cachet sbom generate --rootfs build/rootfs --out build/sbom.cdx.json")
  static final class Generate implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
        names = "--rootfs",
        required = true,
        paramLabel = "FOLDER",
        description = "Root filesystem with a dpkg or apk database.")
    Path rootfs;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Or - for standard output.")
    String out;

    @Mixin AsOf asOf;

    @Override
    public Integer call() throws Exception {
      PrintWriter err = spec.commandLine().getErr();
      RootFolder root = RootFolder.open(rootfs);
      OsIdentity os = new OsIdentifier(Catalogue.bundled()).identify(root);
      Inventory inventory =
          Progress.during("reading " + rootfs, err, () -> new RootfsSource(root, os).inventory());
      err.print(FindingText.write(inventory.findings()));
      Sbom sbom = Sbom.of(inventory.content(), asOf.instant());
      Output.write(out, new CycloneDxJson().write(sbom), spec.commandLine().getOut());
      err.println(
          sbom.all().size() + " components of " + sbom.subject().name() + ", as of " + asOf.day());
      return ExitCode.DONE;
    }
  }
}
