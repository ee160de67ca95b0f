package dev.cachet.declaration;

/** A file that somebody wrote is not usable; the message gives the JSON pointer and the remedy. */
public final class DeclarationException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message begins with the JSON pointer of the place
   */
  public DeclarationException(String message) {
    super(message);
  }
}
