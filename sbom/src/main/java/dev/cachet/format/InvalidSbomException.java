package dev.cachet.format;

/** A document is not a valid SBOM of its format; the message says where and why. */
public final class InvalidSbomException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidSbomException(String message) {
    super(message);
  }

  InvalidSbomException(String message, Throwable cause) {
    super(message, cause);
  }
}
