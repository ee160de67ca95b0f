package dev.cachet.rootfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One folder taken as the root of a system. Paths and links are resolved as they would be with this
 * folder as {@code /}: an absolute link starts again at the root, and {@code ..} at the root stays
 * there, so nothing outside the folder is ever opened.
 */
public final class RootFolder {
  private final Path root;

  private RootFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens a folder, or an image of one, as a root.
   *
   * @param root an existing folder, which may be {@code /}, or where a {@link RootImage} is on the
   *     class path, an image
   * @return the root
   * @throws java.nio.file.NoSuchFileException if there is nothing at that path
   * @throws java.nio.file.NotDirectoryException if it is neither
   * @throws IOException if it cannot be read
   */
  public static RootFolder open(Path root) throws IOException {
    Path real = root.toRealPath();
    if (Files.isRegularFile(real)) {
      Optional<RootImage> images = images();
      if (images.isPresent()) {
        return new RootFolder(images.get().root(real));
      }
    }
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(root.toString());
    }
    return new RootFolder(real);
  }

  /**
   * Opens an image of a system, where it is one.
   *
   * @param file an existing regular file of any kind
   * @return the root; empty if the file is something else, or no {@link RootImage} is there
   * @throws IOException if it is an image that cannot be read
   */
  public static Optional<RootFolder> image(Path file) throws IOException {
    Optional<RootImage> images = images();
    return images.isPresent()
        ? images.get().system(file.toRealPath()).map(RootFolder::new)
        : Optional.empty();
  }

  private static Optional<RootImage> images() {
    return ServiceLoader.load(RootImage.class).findFirst();
  }

  /**
   * Looks for a path and follows its links inside the root.
   *
   * @param path seen from inside the root, with or without a leading {@code /}
   * @return what is there; empty when nothing is, or when its links loop
   * @throws IOException if the medium failed or access was denied
   */
  public Optional<RootFile> find(String path) throws IOException {
    LinkWalk walk = new LinkWalk(root);
    BasicFileAttributes found = walk.walk(path);
    return found == null ? Optional.empty() : Optional.of(file(walk, found));
  }

  /**
   * Reads a whole regular file.
   *
   * @param path seen from inside the root
   * @param maxBytes the most that is read
   * @return the file's bytes
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws RootfsLimitException if the file is larger than {@code maxBytes}
   * @throws IOException if it is not a regular file or the medium failed
   */
  public byte[] read(String path, int maxBytes) throws IOException {
    try (InputStream in = openStream(path, maxBytes)) {
      return in.readAllBytes();
    }
  }

  /**
   * Opens a regular file for streaming.
   *
   * @param path seen from inside the root
   * @param maxBytes the most that the stream yields; a read past it throws {@link
   *     RootfsLimitException}
   * @return the stream, to be closed by the caller
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it is not a regular file or the medium failed
   */
  public InputStream openStream(String path, long maxBytes) throws IOException {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is negative: " + maxBytes);
    }
    LinkWalk walk = new LinkWalk(root);
    BasicFileAttributes found = walk.walk(path);
    if (found == null) {
      throw new NoSuchFileException(path);
    }
    if (!found.isRegularFile()) {
      throw new FileSystemException(path, null, "is not a regular file, so it is not opened");
    }
    SeekableByteChannel channel = FolderDescent.openFile(root, walk.names());
    return new LimitedStream(Channels.newInputStream(channel), path, maxBytes);
  }

  /**
   * Lists the names in a folder, sorted by their UTF-16 code units.
   *
   * @param folder seen from inside the root
   * @param max the most names
   * @return names without paths; empty when there is no such folder
   * @throws RootfsLimitException if there are more than {@code max}
   * @throws IOException if the medium failed
   */
  public List<String> list(String folder, int max) throws IOException {
    LinkWalk walk = new LinkWalk(root);
    BasicFileAttributes found = walk.walk(folder);
    if (found == null || !found.isDirectory()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = FolderDescent.openFolder(root, walk.names())) {
      for (Path entry : entries) {
        if (names.size() == max) {
          throw new RootfsLimitException(folder, "holds more than " + max + " entries");
        }
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return List.copyOf(names);
  }

  /**
   * Walks over everything in the root, folder by folder in the order of names. Links are shown and
   * not followed; a folder deeper than 128 levels or without access is passed over and named.
   *
   * @param visitor sees each entry
   * @param maxEntries the most entries; may be 0
   * @throws RootfsLimitException if there are more; the visitor has then seen no more than that
   * @throws IOException if the medium failed, or whatever the visitor throws
   */
  public void walk(RootVisitor visitor, int maxEntries) throws IOException {
    new TreeWalk(root, visitor, maxEntries).walk();
  }

  /**
   * The text by which a walk shows a path of these bytes, whatever the locale.
   *
   * @param path as the file system has it
   * @return UTF-8 as it is; where the bytes are not UTF-8, each that is not ASCII as {@code \xHH}
   */
  public static String pathText(byte[] path) {
    return EntryName.decode(path);
  }

  /**
   * Returns the folder on the host, or that of an image in a file system of its own.
   *
   * @return absolute, without links
   */
  public Path path() {
    return root;
  }

  /**
   * How messages name the root.
   *
   * @return the folder or the image on the host
   */
  public String shown() {
    return root.getFileSystem().equals(FileSystems.getDefault())
        ? root.toString()
        : root.getFileSystem().toString();
  }

  private static RootFile file(LinkWalk walk, BasicFileAttributes found) {
    String path = "/" + String.join("/", walk.names());
    if (found.isRegularFile()) {
      return new RootFile(path, RootFile.Type.FILE, found.size());
    }
    RootFile.Type type = found.isDirectory() ? RootFile.Type.FOLDER : RootFile.Type.SPECIAL;
    return new RootFile(path, type, 0);
  }
}
