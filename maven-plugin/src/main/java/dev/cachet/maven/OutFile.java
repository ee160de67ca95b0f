package dev.cachet.maven;

import dev.cachet.place.TemporaryPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that a goal writes: whole, or not at all. */
final class OutFile {
  private OutFile() {}

  /** Writes what is too large to be held twice. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  static void write(Path file, Content content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
    Files.createDirectories(folder);
    try (TemporaryPlace place = TemporaryPlace.beside(file)) {
      try (OutputStream out = Files.newOutputStream(place.path(), StandardOpenOption.CREATE_NEW)) {
        content.writeTo(out);
      }
      place.replace();
    }
  }
}
