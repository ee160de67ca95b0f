package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Storage in one folder of a file system. No link inside it is followed, so nothing leads out. */
public final class FolderStorage implements Storage {
  private final Path root;
  private final boolean posix;
  private final FolderSync folderSync;
  private final Set<Path> settled = ConcurrentHashMap.newKeySet();

  /**
   * Takes a folder that is there.
   *
   * @param folder the folder; a link to it is resolved now, once
   * @throws IOException if there is no such folder
   */
  public FolderStorage(Path folder) throws IOException {
    this(folder, FolderStorage::force);
  }

  FolderStorage(Path folder, FolderSync folderSync) throws IOException {
    this.folderSync = folderSync;
    this.root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public StorageLock lock() throws IOException {
    return FolderLock.take(root, ownerOnly("rw-------"));
  }

  @Override
  public boolean exists(String path) throws IOException {
    return requireFile(place(path));
  }

  /**
   * Whether a file is there. Opening a FIFO would wait for ever, and a link leads elsewhere.
   *
   * @throws IOException if something else stands in its place
   */
  static boolean requireFile(Path place) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isRegularFile()) {
        return true;
      }
      String kind =
          found.isDirectory() ? "a folder" : found.isSymbolicLink() ? "a link" : "a special file";
      throw new FileSystemException(
          place.toString(), null, kind + " stands where a file should be; remove it");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return names(folder, file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return names(folder, file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> names(String folder, Predicate<Path> kind) throws IOException {
    Path place = place(folder);
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(kind).map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public byte[] read(String path, int maxBytes) throws IOException {
    try (StorageFile file = openToRead(path)) {
      // One more than allowed is asked for, since the size may change after it was asked.
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), maxBytes) + 1);
      int length = file.read(0, bytes);
      if (length > maxBytes || bytes.remaining() == 0) {
        throw new IOException(path + " holds more than " + maxBytes + " bytes, or grows");
      }
      return Arrays.copyOf(bytes.array(), length);
    }
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    Path place = place(path);
    requireFile(place);
    return new FolderFile(
        place, FileChannel.open(place, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    Path place = place(path);
    makeFolders(StoragePath.names(path));
    requireFile(place);
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            LinkOption.NOFOLLOW_LINKS);
    return new FolderFile(place, FileChannel.open(place, options, ownerOnly("rw-------")));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (!StoragePath.folder(from).equals(StoragePath.folder(to))) {
      throw new IllegalArgumentException("a rename stays in its folder: " + from + ", " + to);
    }
    Files.move(place(from), place(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String path) throws IOException {
    Files.deleteIfExists(place(path));
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    sync(place(folder));
  }

  private Path place(String path) throws IOException {
    Path place = root;
    for (String name : StoragePath.names(path)) {
      // A link planted in the folder must not lead a write elsewhere (A37, CVE-2026-6968 tough).
      if (Files.isSymbolicLink(place)) {
        throw new IOException("a link stands where a folder should be: " + place);
      }
      place = place.resolve(name);
    }
    return place;
  }

  private void makeFolders(List<String> names) throws IOException {
    Path place = root;
    for (String name : names.subList(0, names.size() - 1)) {
      Path parent = place;
      place = place.resolve(name);
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        makeFolder(place);
        settled.remove(place);
      }
      // Also for a folder that is there: the process that made it may have died before its sync.
      if (!settled.contains(place)) {
        sync(parent);
        settled.add(place);
      }
    }
  }

  private void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly("rwx------"));
    } catch (FileAlreadyExistsException e) {
      throw new IOException("something stands where a folder should be: " + folder, e);
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private void sync(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (posix) {
      folderSync.sync(folder);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes durable which files a folder holds. */
  @FunctionalInterface
  interface FolderSync {
    void sync(Path folder) throws IOException;
  }
}
