package dev.cachet.manual;

import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that completes commands, options and their values. */
public enum Shell {
  /** GNU Bash from version 3 on. */
  BASH,
  /** Zsh from version 5 on. */
  ZSH,
  /** Fish from version 3 on. */
  FISH;

  /**
   * Writes the completion of a command line.
   *
   * @param line the whole tree of commands
   * @return a script to be read by this shell, ending in a line feed
   */
  public String completion(CommandLine line) {
    return switch (this) {
      case BASH -> AutoComplete.bash(line.getCommandName(), line);
      case ZSH -> ZshCompletion.of(line);
      case FISH -> FishCompletion.of(line);
    };
  }
}
