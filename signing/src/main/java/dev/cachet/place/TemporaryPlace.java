package dev.cachet.place;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name beside the final one, gone after use unless it was moved: nothing half-written stays. */
public final class TemporaryPlace implements Closeable {
  private final Path path;
  private final Path target;

  private TemporaryPlace(Path path, Path target) {
    this.path = path;
    this.target = target;
  }

  /**
   * Chooses a name in the folder of the final one.
   *
   * @param target where a file or a folder will be
   * @return a hidden name at which nothing exists
   * @throws NoSuchFileException if the folder is not there
   */
  public static TemporaryPlace beside(Path target) throws NoSuchFileException {
    @Nullable Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder + " (the folder of " + target + ")");
    }
    return new TemporaryPlace(folder.resolve("." + UUID.randomUUID() + ".part"), target);
  }

  /**
   * Where to write.
   *
   * @return a path in the folder of the final one
   */
  public Path path() {
    return path;
  }

  /**
   * Gives what was written its final name, at which nothing may exist.
   *
   * <p>A file that appears in the same instant is refused too, but where the file system has no
   * links; so is a folder, but for an empty one.
   *
   * @throws FileAlreadyExistsException if something is there, a dangling link too; it is untouched
   * @throws IOException if the file system refuses the move
   */
  public void appear() throws IOException {
    if (Files.isDirectory(path)) {
      Files.move(path, target);
      return;
    }
    try {
      // A link is refused where something is; a rename would replace it.
      Files.createLink(target, path);
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(target.toString());
    } catch (UnsupportedOperationException | FileSystemException e) {
      // FAT, on the sticks that signatures travel on, has no links.
      Files.move(path, target);
    }
  }

  /**
   * Gives a file that was written its final name, in place of a file of that name.
   *
   * @throws IOException if the file system refuses the move; then the older file is untouched
   */
  void replace() throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
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
