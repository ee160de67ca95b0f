package dev.cachet.command;

/** How a command ended; the exit code of a process says it to a shell. */
public enum Outcome {
  /** It did what was asked, and what was judged passed. */
  DONE(0),
  /** Something is refused, or a rule is violated. */
  REFUSED(1),
  /** A setting is missing, or makes no sense. */
  WRONG_SETTING(2),
  /** A path leads to nothing, or to something that must not be replaced. */
  WRONG_PATH(2),
  /** Data is unreadable, or a place cannot be written. */
  UNREADABLE(3),
  /** What it would be judged by is too old. */
  TOO_OLD(3),
  /** Too much is not known. */
  UNKNOWN(4),
  /** Another attempt, later, may succeed. */
  NOT_NOW(5);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * Returns the exit code of a process that ends so.
   *
   * @return 0 to 5
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * Whether the command judged and said no, which is an answer and not a mistake.
   *
   * @return true for a refusal, for too much that is unknown, and for facts that are too old
   */
  public boolean isVerdict() {
    return this == REFUSED || this == UNKNOWN || this == TOO_OLD;
  }
}
