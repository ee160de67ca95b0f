package dev.cachet.format.content;

/** A document is not a valid SBOM of its format; the message says where and why. */
public final class InvalidSbomException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public InvalidSbomException(String message) {
    super(message);
  }

  /** Says what is wrong. */
  public InvalidSbomException(String message, Throwable cause) {
    super(message, cause);
  }
}
