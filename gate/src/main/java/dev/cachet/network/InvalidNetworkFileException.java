package dev.cachet.network;

import dev.cachet.declaration.DeclarationException;

/** A network profile or a binding is not usable; the message gives the place and the remedy. */
public final class InvalidNetworkFileException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidNetworkFileException(DeclarationException cause) {
    super(cause.getMessage(), cause);
  }

  InvalidNetworkFileException(String message) {
    super(message);
  }
}
