package dev.cachet.place;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An answer was about to take the place of something that the same run reads, or of a key. */
public final class WrittenOverInputException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  WrittenOverInputException(Path target, String name, Path input) {
    super(
        target.toString(),
        null,
        "is an input of this run ("
            + name
            + (target.equals(input) ? "" : " " + input)
            + "), which no output replaces; name another file");
  }

  WrittenOverInputException(Path key) {
    super(key.toString(), null, "holds a private key, which no output replaces; name another file");
  }
}
