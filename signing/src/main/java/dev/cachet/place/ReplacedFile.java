package dev.cachet.place;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all, in place of an older one of its name: what every run makes.
 */
public final class ReplacedFile {
  private ReplacedFile() {}

  /** Writes what is too large to be held twice. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out where to; closed by the caller
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param file a path in a folder that exists
   * @param inputs what this run reads, which stays as it is
   * @param content what the file will hold
   * @throws WrittenOverInputException if an input is there; it is untouched
   * @throws NoSuchFileException if the folder is not there
   * @throws IOException if the file cannot be written; then an older one is untouched
   */
  public static void write(Path file, ReadFiles inputs, Content content) throws IOException {
    inputs.requireApart(file);
    try (TemporaryPlace place = TemporaryPlace.beside(file)) {
      try (OutputStream out = Files.newOutputStream(place.path(), StandardOpenOption.CREATE_NEW)) {
        content.writeTo(out);
      } catch (IOException e) {
        throw place.naming(e);
      }
      place.replace();
    }
  }
}
