package dev.cachet.cli.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others. */
public abstract class Group implements Runnable {
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
