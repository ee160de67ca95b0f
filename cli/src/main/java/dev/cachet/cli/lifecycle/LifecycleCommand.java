package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.Group;
import dev.cachet.cli.statement.NoticeCommand;
import picocli.CommandLine.Command;

@Command(
    name = "lifecycle",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle identify /",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Identify operating systems and print until when they are supported. Works offline.",
    subcommands = {
      LifecycleIdentifyCommand.class,
      LifecycleLookupCommand.class,
      LifecycleCheckCommand.class,
      LifecycleExplainCommand.class,
      NoticeCommand.class,
      LifecycleDiffCommand.class,
      LifecycleCompileCommand.class
    })
public final class LifecycleCommand extends Group {}
