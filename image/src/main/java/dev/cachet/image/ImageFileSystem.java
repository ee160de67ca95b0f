package dev.cachet.image;

import dev.cachet.image.content.Node;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** A tree of nodes as a file system that cannot be written. Links are never followed by it. */
final class ImageFileSystem extends FileSystem {
  private final ImageProvider provider = new ImageProvider();
  private final Node root;
  private final String shown;

  /**
   * Makes a file system.
   *
   * @param root what the image holds
   * @param shown the image's own path, for messages
   */
  ImageFileSystem(Node root, String shown) {
    this.root = root;
    this.shown = shown;
  }

  /** Finds an entry without following a link. */
  Node node(ImagePath path) throws IOException {
    Node node = root;
    for (String name : path.toAbsolutePath().names()) {
      if (node.kind() != Node.Kind.FOLDER) {
        throw new NoSuchFileException(path.toString());
      }
      node = node.children().get(name);
      if (node == null) {
        throw new NoSuchFileException(path.toString());
      }
    }
    return node;
  }

  /** Finds a folder. */
  Node folder(ImagePath path) throws IOException {
    Node node = node(path);
    if (node.kind() != Node.Kind.FOLDER) {
      throw new NotDirectoryException(path.toString());
    }
    return node;
  }

  @Override
  public ImagePath getPath(String first, String... more) {
    return ImagePath.of(this, more.length == 0 ? first : first + "/" + String.join("/", more));
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    // The image's file is closed when nobody reads it any more.
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic", "posix", "unix");
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    throw new UnsupportedOperationException("patterns of paths in an image");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("names of users in an image");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("an image does not change");
  }

  @Override
  public String toString() {
    return shown;
  }
}
