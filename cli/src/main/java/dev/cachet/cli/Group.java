package dev.cachet.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others. */
abstract class Group implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing after '"
            + spec.qualifiedName()
            + "': one of "
            + String.join(", ", spec.subcommands().keySet()));
  }
}
