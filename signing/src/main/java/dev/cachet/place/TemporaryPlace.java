package dev.cachet.author;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name beside the final one, gone after use unless it was moved: nothing half-written stays. */
final class TemporaryPlace implements Closeable {
  private final Path path;

  private TemporaryPlace(Path path) {
    this.path = path;
  }

  static TemporaryPlace beside(Path target) throws NoSuchFileException {
    Path name = target.toAbsolutePath().getFileName();
    @Nullable Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder + " (the folder of " + target + ")");
    }
    return new TemporaryPlace(
        target.toAbsolutePath().resolveSibling("." + name + "." + UUID.randomUUID() + ".part"));
  }

  Path path() {
    return path;
  }

  void moveTo(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.move(path, target);
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(path)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
