package dev.cachet.signer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file that appears whole or not at all, and never in place of another: keys, signatures.
 */
public final class NewFile {
  private NewFile() {}

  /** Fills a file that nobody sees yet. */
  @FunctionalInterface
  interface Filling {
    void of(FileChannel file) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param file a path at which nothing exists, in a folder that does
   * @param content what the file will hold
   * @throws FileAlreadyExistsException if something is at the path, a dangling link too; it is
   *     untouched
   * @throws IOException if the file cannot be written; then nothing is at the path
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, content, new FileAttribute<?>[0]);
  }

  static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
    write(
        file,
        channel -> {
          ByteBuffer left = ByteBuffer.wrap(content);
          while (left.hasRemaining()) {
            int unused = channel.write(left);
          }
        },
        attributes);
  }

  static void write(Path file, Filling filling, FileAttribute<?>... attributes) throws IOException {
    Path target = file.toAbsolutePath();
    @Nullable Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder + " (the folder of " + file + ")");
    }
    Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(
              part,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              attributes)) {
        filling.of(out);
        // A name that is on the medium before its bytes are would be the half-written file.
        out.force(true);
      }
      place(part, target);
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(file.toString());
    } catch (java.nio.file.AccessDeniedException e) {
      throw new java.nio.file.AccessDeniedException(file.toString());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void place(Path part, Path target) throws IOException {
    try {
      // A link is refused where something is; a rename would replace it.
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // FAT, on the sticks that signatures travel on, has no links.
      Files.move(part, target);
    }
  }
}
