package dev.cachet.cli;

import dev.cachet.command.Front;
import dev.cachet.command.Settings;
import java.time.Instant;

/** What this program asks of the commands that it shares with the Maven plugin. */
final class Asked {
  private Asked() {}

  static Settings settings() {
    return new Settings(Front.COMMAND_LINE, Instant.now());
  }
}
