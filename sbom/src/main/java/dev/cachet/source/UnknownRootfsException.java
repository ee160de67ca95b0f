package dev.cachet.source;

/** A root holds no package database that this library knows; one line says what was looked for. */
public final class UnknownRootfsException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownRootfsException(String message) {
    super(message);
  }
}
