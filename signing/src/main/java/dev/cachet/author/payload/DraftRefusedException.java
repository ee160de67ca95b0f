package dev.cachet.author.payload;

/**
 * A package or root is not written or not signed, because it is not what was judged or shown, or
 * does not fit the format. The message names the thing, what was found and what to do.
 */
public class DraftRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is refused.
   *
   * @param message the thing, what was found and what to do
   */
  public DraftRefusedException(String message) {
    super(message);
  }

  /**
   * Says what is wrong.
   *
   * @param message the message
   * @param cause what was thrown below
   */
  public DraftRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
