package dev.cachet.cli;

import dev.cachet.lifecycle.SupportAnswer;

/** What the exit code of the process says to a shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int UNREADABLE = 3;
  static final int TOO_MANY_UNKNOWNS = 4;
  static final int NOT_NOW = 5;
  static final int BUG = 70;

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
