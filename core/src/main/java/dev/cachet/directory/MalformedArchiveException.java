package dev.cachet.directory;

import java.io.Serial;

/** An archive that is not unpacked; nothing was written. */
final class MalformedArchiveException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  MalformedArchiveException(String clause, String where, String why) {
    super(clause + ": " + where + ": " + why);
  }
}
