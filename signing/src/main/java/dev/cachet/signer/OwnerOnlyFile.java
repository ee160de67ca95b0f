package dev.cachet.signer;

import dev.cachet.place.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that only its owner can read from the moment it exists: no chmod afterwards (A43). */
final class OwnerOnlyFile {
  private static final int MAX_BYTES = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnlyFile() {}

  static void create(Path file, byte[] content) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      throw new IOException(
          file + ": this file system cannot keep a file to its owner; choose a place that can");
    }
    NewFile.write(file, content, PosixFilePermissions.asFileAttribute(OWNER));
  }

  static byte[] read(Path file) throws IOException, KeyFileException {
    // A stream reads through buffers that keep what passed; this one is wiped.
    ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_BYTES + 1);
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      while (buffer.hasRemaining() && in.read(buffer) >= 0) {
        // Until the end, or one byte too many.
      }
      if (!buffer.hasRemaining()) {
        throw new KeyFileException(file, "is larger than any key file (16 KiB)");
      }
      byte[] content = new byte[buffer.flip().remaining()];
      buffer.get(content);
      return content;
    } finally {
      buffer.clear();
      while (buffer.hasRemaining()) {
        buffer.put((byte) 0);
      }
    }
  }

  static boolean othersHaveAccess(Path file) throws IOException {
    Set<PosixFilePermission> more = EnumSet.noneOf(PosixFilePermission.class);
    more.addAll(Files.getPosixFilePermissions(file, new LinkOption[0]));
    more.removeAll(OWNER);
    more.remove(PosixFilePermission.OWNER_EXECUTE);
    return !more.isEmpty();
  }
}
