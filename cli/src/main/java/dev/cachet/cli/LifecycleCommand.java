package dev.cachet.cli;

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
final class LifecycleCommand extends Group {}
