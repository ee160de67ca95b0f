package dev.cachet.tripwire;

/** A list of allowed files is wrong; the message names file, place and remedy. */
public final class InvalidAllowListException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidAllowListException(String message) {
    super(message);
  }
}
