package dev.cachet.source;

/** Nothing there is of a kind that the source knows; one line says what was looked for. */
public final class UnknownSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what was looked for, where, and what to do
   */
  public UnknownSourceException(String message) {
    super(message);
  }
}
