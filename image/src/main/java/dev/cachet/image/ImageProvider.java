package dev.cachet.image;

import dev.cachet.image.content.Content;
import dev.cachet.image.content.ContentChannel;
import dev.cachet.image.content.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads entries of an image; every way of writing fails. */
final class ImageProvider extends FileSystemProvider {
  private static ImagePath path(Path path) {
    return (ImagePath) path;
  }

  private static Node node(Path path) throws IOException {
    return path(path).getFileSystem().node(path(path));
  }

  @Override
  public String getScheme() {
    return "image";
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      throw new ReadOnlyFileSystemException();
    }
    Node node = node(path);
    Content content = node.content();
    if (content == null) {
      throw new FileSystemException(path.toString(), null, "is not a regular file");
    }
    return new ContentChannel(content, node.size());
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : path(folder).getFileSystem().folder(path(folder)).children().keySet()) {
      Path child = folder.resolve(name);
      if (filter.accept(child)) {
        found.add(child);
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    ImageAttributes attributes = new ImageAttributes(node(path));
    if (!type.isInstance(attributes)) {
      throw new UnsupportedOperationException(type + " of an image");
    }
    return type.cast(attributes);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    Map<String, Object> all = new ImageAttributes(node(path)).byName();
    List<String> asked = List.of(names.substring(names.indexOf(':') + 1).split(",", -1));
    if (!asked.contains("*")) {
      all.keySet().retainAll(asked);
    }
    return all;
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    Node node = node(link);
    if (node.kind() != Node.Kind.LINK) {
      throw new NotLinkException(link.toString());
    }
    return path(link).getFileSystem().getPath(node.target());
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Node unused = node(path);
    if (List.of(modes).contains(AccessMode.WRITE)) {
      throw new ReadOnlyFileSystemException();
    }
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return one.equals(other) || (other instanceof ImagePath && node(one).equals(node(other)));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("stores of an image");
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("an image by its URI");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("an image by its URI");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("an image by its URI");
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void setAttribute(
      Path path, String attribute, @Nullable Object value, LinkOption... options) {
    throw new ReadOnlyFileSystemException();
  }
}
