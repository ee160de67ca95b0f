package dev.cachet.cli;

import dev.cachet.place.TemporaryPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a command writes its result: a file, whole or not at all, or standard output for {@code -}.
 */
final class Output {
  private Output() {}

  /** Writes what is too large to be held twice. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void write(String target, byte[] bytes, PrintWriter out) throws IOException {
    if (target.equals("-")) {
      out.print(new String(bytes, StandardCharsets.UTF_8));
      out.flush();
    } else {
      write(target, stream -> stream.write(bytes));
    }
  }

  static void write(String target, Content content) throws IOException {
    Path file = Path.of(target);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a folder must not be replaced by a file of its name.
      throw new FileSystemException(target, null, "not a regular file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileSystemException(target, null, folder + " is a file");
    }
    try (TemporaryPlace place = TemporaryPlace.beside(file)) {
      try (OutputStream stream =
          Files.newOutputStream(place.path(), StandardOpenOption.CREATE_NEW)) {
        content.writeTo(stream);
      }
      place.replace();
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new FileSystemException(
          target, null, "cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
