package dev.cachet.archive.container;

import java.io.IOException;

/** The bytes are not those of an archive that can be read; the medium is well. */
public final class BrokenArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Names what is wrong. */
  public BrokenArchiveException(String problem) {
    super(problem);
  }
}
