package dev.cachet.cli.udi;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "udi",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Check unique device identifiers of GS1, HIBCC, ICCBBA and IFA.",
    footerHeading = "%nExample:%n",
    footer = "  cachet udi check '(01)04012345678901(21)SN-17'",
    subcommands = UdiCheckCommand.class)
public final class UdiCommand extends Group {}
