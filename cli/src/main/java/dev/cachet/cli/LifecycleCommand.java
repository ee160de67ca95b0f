package dev.cachet.cli;

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
      NoticeCommand.class,
      LifecycleDiffCommand.class,
      LifecycleCompileCommand.class
    })
final class LifecycleCommand extends Group {}
