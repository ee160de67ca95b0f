package dev.cachet.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that a command was given, within a bound and with its name in every failure. */
public final class InputFile {
  /** More than any document that a command reads whole: 64 MiB. */
  private static final int MAX_BYTES = 64 << 20;

  private InputFile() {}

  /** Makes something of what a file holds. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Makes it.
     *
     * @return what was made
     * @throws IOException if it is not what is needed
     */
    T read() throws IOException;
  }

  /**
   * Says of which file a reader complains that only saw its bytes.
   *
   * @param file the file
   * @param reading reads its bytes
   * @param <T> what is made of them
   * @return what was made
   * @throws IOException if it is not what is needed; names the file
   */
  public static <T> T named(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UnusableFileException(file, e);
    }
  }

  /**
   * Opens a file for a reader that has limits of its own.
   *
   * @param file the file
   * @return its bytes, to be closed
   * @throws IOException if it is a folder or cannot be opened; names the file
   */
  public static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder, not a file");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  /**
   * Reads a file whole.
   *
   * @param file at most 64 MiB
   * @return its bytes
   * @throws IOException if it is a folder, too large, or cannot be read; names the file
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(file.toString(), null, "larger than 64 MiB");
      }
      return bytes;
    }
  }
}
