package dev.cachet.fingerprint;

import java.io.IOException;

/** What begins like an archive of files and is none. */
final class InvalidArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidArchiveException(String message) {
    super(message);
  }
}
