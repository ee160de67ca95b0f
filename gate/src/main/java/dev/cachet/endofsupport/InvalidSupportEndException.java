package dev.cachet.endofsupport;

import dev.cachet.declaration.DeclarationException;

/** A description of an end of support is not usable; the message gives place and remedy. */
public final class InvalidSupportEndException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidSupportEndException(DeclarationException cause) {
    super(cause.getMessage(), cause);
  }

  InvalidSupportEndException(String message) {
    super(message);
  }
}
