package dev.cachet.place;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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

/**
 * A name beside the final one, gone after use unless it was moved: nothing half-written stays, also
 * where the process is told to end (Ctrl-C) before it is done.
 */
public final class TemporaryPlace implements Closeable {
  /** A writer that goes on while the process ends may add a file to a folder that is deleted. */
  private static final int DELETIONS_AT_END = 5;

  private final Path path;
  private final Path target;
  private final Thread atEnd = new Thread(this::deleteAtEnd, "cachet-unfinished");

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
    TemporaryPlace place =
        new TemporaryPlace(folder.resolve("." + UUID.randomUUID() + ".part"), target);
    Runtime.getRuntime().addShutdownHook(place.atEnd);
    return place;
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
   * Names the final place in a failure that names the hidden one or, since the system says no path
   * where a medium is full, none.
   *
   * @param failure what went wrong while it was written
   * @return the same kind of failure; the one given if it is about another file
   */
  public IOException naming(IOException failure) {
    if (failure instanceof FileAlreadyExistsException) {
      return failure;
    }
    if (failure instanceof FileSystemException system && system.getFile() != null) {
      Path file = Path.of(system.getFile());
      if (!file.startsWith(path)) {
        return failure;
      }
      Path shown = file.equals(path) ? target : target.resolve(path.relativize(file));
      return naming(shown.toString(), system);
    }
    String said = String.valueOf(failure.getMessage());
    return MediumText.isOfWriting(said) ? told(target.toString(), said, failure) : failure;
  }

  private static IOException naming(String shown, FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return new AccessDeniedException(shown);
    }
    if (failure instanceof NoSuchFileException) {
      // The folder was there when the place was chosen: it is one such as /proc.
      return told(shown, "Operation not permitted", failure);
    }
    return told(shown, String.valueOf(failure.getReason()), failure);
  }

  private static FileSystemException told(String shown, String reason, IOException cause) {
    FileSystemException told = new FileSystemException(shown, null, reason);
    told.initCause(cause);
    return told;
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
    try {
      move();
    } catch (IOException e) {
      throw naming(e);
    }
  }

  private void move() throws IOException {
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
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw naming(e);
    }
  }

  private void deleteAtEnd() {
    for (int i = 0; i < DELETIONS_AT_END; i++) {
      try {
        delete();
        return;
      } catch (IOException e) {
        // A file that appeared meanwhile; what is left at last is hidden and bears no name of ours.
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // The process ends: the hook deletes as well.
      delete();
      return;
    }
    delete();
  }

  private void delete() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(path)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      boolean unused = Files.deleteIfExists(each);
    }
  }
}
