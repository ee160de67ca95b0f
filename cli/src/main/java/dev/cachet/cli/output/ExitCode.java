package dev.cachet.cli.output;

import dev.cachet.lifecycle.SupportAnswer;

/** What the exit code of the process says to a shell. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;
  public static final int UNREADABLE = 3;
  public static final int TOO_MANY_UNKNOWNS = 4;
  public static final int NOT_NOW = 5;
  public static final int BUG = 70;

  private ExitCode() {}

  static int of(SupportAnswer answer) {
    return switch (answer) {
      case PASSED -> DONE;
      case REFUSED -> REFUSED;
      case UNKNOWN -> TOO_MANY_UNKNOWNS;
      case DATA_TOO_OLD -> UNREADABLE;
    };
  }
}
