package dev.cachet.command;

import java.io.IOException;
import java.nio.file.Path;

/** A file could be read, and is not what the command needs. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the file, and what to do.
   *
   * @param file the file
   * @param why what its reader complains of
   */
  public UnusableFileException(Path file, Throwable why) {
    super(file + ": " + why.getMessage() + "; correct it, or name another file", why);
  }
}
