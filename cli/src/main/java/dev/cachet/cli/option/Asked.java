package dev.cachet.cli.option;

import dev.cachet.command.Front;
import dev.cachet.command.Settings;
import java.time.Instant;

/** What this program asks of the commands that it shares with the Maven plugin. */
public final class Asked {
  private Asked() {}

  public static Settings settings() {
    return new Settings(Front.COMMAND_LINE, Instant.now());
  }
}
