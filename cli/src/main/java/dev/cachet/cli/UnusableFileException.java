package dev.cachet.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A file could be read, and is not what the command needs. */
final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(Path file, Throwable why) {
    super(file + ": " + why.getMessage() + "; correct it, or name another file", why);
  }
}
