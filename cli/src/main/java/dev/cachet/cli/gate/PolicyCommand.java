package dev.cachet.cli.gate;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Show, explain and compare policies of the gate.",
    footerHeading = "%nExample:%n",
    footer = "  cachet policy show --policy policy.json",
    subcommands = {PolicyShowCommand.class, PolicyExplainCommand.class, PolicyDiffCommand.class})
public final class PolicyCommand extends Group {}
