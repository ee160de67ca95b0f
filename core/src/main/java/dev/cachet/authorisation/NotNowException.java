package dev.cachet.authorisation;

/**
 * The step may succeed later: the device is in use or cannot tell. This is not a refusal; the
 * package stays where it is and nothing is deleted.
 */
public final class NotNowException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says why not now.
   *
   * @param message what stands in the way, and what to wait for
   */
  public NotNowException(String message) {
    super(message);
  }
}
