package dev.cachet.command;

/** Who asks for a command, and so how settings are called in what is said. */
public enum Front {
  /** The program {@code cachet}. */
  COMMAND_LINE,
  /** A goal of the Maven plugin. */
  MAVEN;

  /**
   * Returns what a setting is called.
   *
   * @param setting the setting
   * @return such as {@code --floor}, or {@code floor}
   */
  public String name(Setting<?> setting) {
    return this == COMMAND_LINE ? setting.option() : setting.parameter();
  }

  /** How a setting is given, such as {@code --floor COUNTER}. */
  String form(Setting<?> setting) {
    return this == COMMAND_LINE
        ? (setting.option() + " " + setting.label()).strip()
        : setting.parameter();
  }

  /** What stands before a path: a path of a pom has to be looked for, one of a shell was typed. */
  String about(Setting<?> setting) {
    return this == COMMAND_LINE ? "" : setting.parameter() + " ";
  }
}
