package dev.cachet.cli.sbom;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "sbom",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet sbom generate --rootfs / --out sbom.cdx.json",
    synopsisSubcommandLabel = "COMMAND",
    description = "Generate, check, compare and convert SBOMs.",
    subcommands = {
      SbomGenerateCommand.class,
      SbomCheckCommand.class,
      SbomDiffCommand.class,
      SbomMergeCommand.class,
      SbomConvertCommand.class,
      SbomAddendumCommand.class,
      SbomShowCommand.class
    })
public final class SbomCommand extends Group {}
