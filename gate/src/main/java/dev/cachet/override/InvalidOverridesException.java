package dev.cachet.override;

/** A file of overrides that is none. */
public final class InvalidOverridesException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidOverridesException(String message) {
    super(message);
  }
}
