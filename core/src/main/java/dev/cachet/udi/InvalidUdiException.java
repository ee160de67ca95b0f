package dev.cachet.udi;

/** A text is no UDI and no Basic UDI-DI; the message says why, where and what helps. */
public final class InvalidUdiException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidUdiException(String message) {
    super(message);
  }
}
