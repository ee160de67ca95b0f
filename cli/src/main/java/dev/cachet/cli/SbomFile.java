package dev.cachet.cli;

import dev.cachet.format.InvalidSbomException;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An SBOM that a command was given, with its name in every failure. */
final class SbomFile {
  private SbomFile() {}

  /** Reads something of a document. */
  interface Reading<T> {
    T read() throws InvalidSbomException, IOException;
  }

  static ReadSbom read(Path file) throws IOException {
    return named(file, () -> SbomDocument.read(file));
  }

  static <T> T named(Path file, Reading<T> reading) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder, not a file");
    }
    try {
      return reading.read();
    } catch (InvalidSbomException e) {
      throw new UnusableFileException(file, new IOException(e.getMessage(), e));
    }
  }
}
