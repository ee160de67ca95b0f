package dev.cachet.archive;

import java.io.IOException;

/** The bytes are not those of an archive that can be read; the medium is well. */
final class BrokenArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenArchiveException(String problem) {
    super(problem);
  }
}
