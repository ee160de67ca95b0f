package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.Group;
import picocli.CommandLine.Command;

@Command(
    name = "lifecycle",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle identify /",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Which operating system is this, and until when is it supported; from a table, offline.",
    subcommands = {
      LifecycleIdentifyCommand.class,
      LifecycleLookupCommand.class,
      LifecycleCheckCommand.class,
      LifecycleExplainCommand.class,
      LifecycleDiffCommand.class,
      LifecycleCompileCommand.class
    })
public final class LifecycleCommand extends Group {}
