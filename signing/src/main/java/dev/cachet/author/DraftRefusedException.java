package dev.cachet.author;

/**
 * A package is not written, because what would go into it is not what was judged or does not fit
 * the format. The message names the thing, what was found and what to do.
 */
public final class DraftRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  DraftRefusedException(String message) {
    super(message);
  }

  DraftRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
