package dev.cachet.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock of the operating system on a file that serves nothing else. POSIX frees such a lock as
 * soon as the process closes any other handle of the same file, so the name is one that {@link
 * StoragePath} cannot form, and a second attempt of the same process ends before it opens the file.
 */
final class FolderLock implements StorageLock {
  static final String NAME = ".lock";

  /** Kept for the whole process, because the operating system's lock is the whole process's. */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);

  private final Object folder;
  private final FileChannel channel;
  private boolean closed;

  private FolderLock(Object folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path root, FileAttribute<?>... ownerOnly) throws IOException {
    Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
    Object folder = key == null ? root : key;
    if (!HELD.add(folder)) {
      throw inUse(root);
    }
    FolderLock lock = null;
    try {
      lock = locked(root, folder, ownerOnly);
      return lock;
    } finally {
      if (lock == null) {
        HELD.remove(folder);
      }
    }
  }

  private static FolderLock locked(Path root, Object folder, FileAttribute<?>... ownerOnly)
      throws IOException {
    Path file = root.resolve(NAME);
    FolderStorage.requireFile(file);
    FileChannel channel = FileChannel.open(file, OPTIONS, ownerOnly);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw inUse(root);
    }
    return new FolderLock(folder, channel);
  }

  private static StorageInUseException inUse(Path root) {
    return new StorageInUseException(
        "another program works on the device in " + root + "; try again when it has ended");
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
