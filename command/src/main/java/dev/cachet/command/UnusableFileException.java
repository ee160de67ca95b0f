package dev.cachet.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file could be read, and is not what the command needs. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final Pattern REMEDY =
      Pattern.compile("; (write|unpack|name|use|say|give|pass|take|split|convert) [^;]+$");

  /**
   * Names the file, and what to do.
   *
   * @param file the file
   * @param why what its reader complains of
   */
  public UnusableFileException(Path file, Throwable why) {
    super(file + ": " + why.getMessage() + remedy(String.valueOf(why.getMessage())), why);
  }

  /** Nothing more where the reader knows a better remedy. */
  private static String remedy(String message) {
    return REMEDY.matcher(message).find() ? "" : "; correct it, or name another file";
  }
}
