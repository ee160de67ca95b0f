package dev.cachet.directory;

import dev.cachet.storage.StorageFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A file system that knows owners and modes. */
final class PosixTree implements Tree {
  private static final int BUFFER = 65_536;
  private static final int OWNER_ONLY = 0700;

  @Override
  public void makeFolder(Path folder) throws IOException {
    if (isThere(folder)) {
      requireFolder(folder);
    } else {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(permissions(OWNER_ONLY)));
    }
  }

  @Override
  public void writeFile(Path file, ArchiveMember member, StorageFile archive) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            PosixFilePermissions.asFileAttribute(permissions(0600)))) {
      long done = 0;
      while (done < member.size()) {
        byte[] bytes = new byte[(int) Math.min(BUFFER, member.size() - done)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (archive.read(member.offset() + done, buffer) != bytes.length) {
          throw new EOFException("the archive ended in " + member.path());
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
          done += out.write(buffer);
        }
      }
      // After creation: the process's umask takes bits away then.
      setMode(file, member.mode());
      out.force(true);
    }
  }

  @Override
  public void makeLink(Path link, String target) throws IOException {
    Path unused = Files.createSymbolicLink(link, link.getFileSystem().getPath(target));
  }

  @Override
  public void finishFolder(Path folder, int mode) throws IOException {
    // Opened before: the mode may forbid to read it.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      setMode(folder, mode);
      channel.force(true);
    }
  }

  @Override
  public void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void delete(Path folder) throws IOException {
    Path parent = Objects.requireNonNull(folder.getParent(), "a root is not deleted");
    if (isThere(parent)) {
      // Through a link in its place something else would be deleted.
      requireFolder(parent);
      if (isThere(folder)) {
        deleteAll(folder);
      }
      sync(parent);
    }
  }

  /** A mode of the archive may forbid its owner to see or to delete what is in a folder. */
  private static void deleteAll(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      setMode(path, OWNER_ONLY);
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
        for (Path each : inside) {
          deleteAll(each);
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    Files.delete(path);
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void requireFolder(Path folder) throws FileAlreadyExistsException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(
          folder.toString(), null, "in the way of a folder for directory payloads; remove it");
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Path unused = Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void setMode(Path path, int mode) throws IOException {
    Path unused = Files.setPosixFilePermissions(path, permissions(mode));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < 9; bit++) {
      if ((mode & 0400 >> bit) == 0) {
        text.setCharAt(bit, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
