package dev.cachet.cli.network;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Check the connections that a device declares, and export them for a site's tools.",
    footerHeading = "%nExample:%n",
    footer = "  cachet network lint network.json",
    subcommands = {
      NetworkLintCommand.class,
      NetworkMudCommand.class,
      NetworkNftCommand.class,
      NetworkFlowsCommand.class,
      NetworkMatrixCommand.class,
      NetworkDiffCommand.class,
      NetworkSignCommand.class,
      NetworkVerifyCommand.class
    })
public final class NetworkCommand extends Group {}
