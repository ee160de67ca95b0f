package dev.cachet.format.content;

import dev.cachet.credential.CredentialFree;

/** A document is not a valid SBOM of its format; the message says where and why. */
public final class InvalidSbomException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message the message
   */
  public InvalidSbomException(String message) {
    super(CredentialFree.text(message));
  }

  /**
   * Says what is wrong.
   *
   * @param message the message
   * @param cause what was thrown below
   */
  public InvalidSbomException(String message, Throwable cause) {
    super(CredentialFree.text(message), cause);
  }
}
