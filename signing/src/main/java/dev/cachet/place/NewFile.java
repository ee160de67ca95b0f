package dev.cachet.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes a file that appears whole or not at all, and never in place of another: keys, signatures.
 */
public final class NewFile {
  private static final Set<StandardOpenOption> NEW =
      EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

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
   * @param attributes what the file has from its first instant on, such as permissions
   * @throws FileAlreadyExistsException if something is at the path, a dangling link too; it is
   *     untouched
   * @throws IOException if the file cannot be written; then nothing is at the path
   */
  public static void write(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
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
    try (TemporaryPlace place = TemporaryPlace.beside(file)) {
      try (FileChannel out = FileChannel.open(place.path(), NEW, attributes)) {
        filling.of(out);
        // A name that is on the medium before its bytes are would be the half-written file.
        out.force(true);
      } catch (IOException e) {
        throw place.naming(e);
      }
      place.appear();
    }
  }
}
