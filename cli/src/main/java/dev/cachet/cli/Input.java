package dev.cachet.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a whole file that a command was given, within a bound and with its name in every failure.
 */
final class Input {
  /** More than any document that a command reads: 64 MiB. */
  private static final int MAX_BYTES = 64 << 20;

  private Input() {}

  /** Makes something of what a file holds. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Says of which file a reader complains that only saw its bytes. */
  static <T> T named(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UnusableFileException(file, e);
    }
  }

  /** Opens a file for a reader that has limits of its own. */
  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder, not a file");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  static byte[] read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(file.toString(), null, "larger than 64 MiB");
      }
      return bytes;
    }
  }
}
