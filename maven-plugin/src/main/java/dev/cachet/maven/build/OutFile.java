package dev.cachet.maven.build;

import dev.cachet.place.ReadFiles;
import dev.cachet.place.ReplacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file that a goal writes: whole, or not at all. */
public final class OutFile {
  private OutFile() {}

  public static void write(Path file, ReadFiles inputs, byte[] content) throws IOException {
    write(file, inputs, out -> out.write(content));
  }

  public static void write(Path file, ReadFiles inputs, ReplacedFile.Content content)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
    Files.createDirectories(folder);
    ReplacedFile.write(file, inputs, content);
  }
}
