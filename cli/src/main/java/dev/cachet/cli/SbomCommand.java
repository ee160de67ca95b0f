package dev.cachet.cli;

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
final class SbomCommand extends Group {}
