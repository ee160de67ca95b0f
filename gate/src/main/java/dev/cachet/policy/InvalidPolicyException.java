package dev.cachet.policy;

/** A policy file is not usable; the message gives the place as a JSON pointer and the remedy. */
public final class InvalidPolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidPolicyException(String message) {
    super(message);
  }
}
