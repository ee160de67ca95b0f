package dev.cachet.signer;

import java.nio.file.Path;

/** A key file was read and cannot be used. The message names the file, the problem and a remedy. */
public final class KeyFileException extends Exception {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, String problem) {
    super(file + ": " + problem);
  }

  KeyFileException(Path file, Exception problem) {
    super(file + ": " + problem.getMessage(), problem);
  }
}
