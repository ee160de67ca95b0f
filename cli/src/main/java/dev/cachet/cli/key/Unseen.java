package dev.cachet.cli.key;

import dev.cachet.cli.output.Loudness;
import picocli.CommandLine.Model.CommandSpec;

/** Signing what nobody was shown, which has to be asked for by name and is never silent. */
public final class Unseen {
  public static final String OPTION = "--unsafe-unseen";

  private Unseen() {}

  /** Printed where errors go, so that it stays under {@code --quiet}. */
  public static void warn(CommandSpec spec, String what) {
    Loudness.errors(spec.commandLine())
        .println("cachet: warning: " + OPTION + ": nobody was shown the " + what + " to be signed");
  }
}
