package dev.cachet.installation.handler;

/**
 * What came of a call of a handler.
 *
 * @param outcome what it means for the update
 * @param why for people, empty if it is done; not written to the log
 */
public record HandlerResult(Outcome outcome, String why) {
  /** What the answer of a tool means. */
  public enum Outcome {
    /** It is there, durable. */
    DONE,
    /** Not now: the tool or the device is in use. The update may be offered again. */
    BUSY,
    /** The tool looked at the file and does not take it. The update is refused. */
    REFUSED,
    /** The tool failed. What is there now is unknown; the same call may work later. */
    FAILED
  }

  /**
   * It is there.
   *
   * @return the result
   */
  public static HandlerResult done() {
    return new HandlerResult(Outcome.DONE, "");
  }

  /**
   * Try again later.
   *
   * @param why what is in use
   * @return the result
   */
  public static HandlerResult busy(String why) {
    return new HandlerResult(Outcome.BUSY, why);
  }

  /**
   * The tool does not take the file.
   *
   * @param why what it said
   * @return the result
   */
  public static HandlerResult refused(String why) {
    return new HandlerResult(Outcome.REFUSED, why);
  }

  /**
   * The tool failed.
   *
   * @param why what it said
   * @return the result
   */
  public static HandlerResult failed(String why) {
    return new HandlerResult(Outcome.FAILED, why);
  }
}
