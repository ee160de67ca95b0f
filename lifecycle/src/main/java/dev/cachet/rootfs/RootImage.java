package dev.cachet.rootfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads images of root file systems. {@link RootFolder#open} finds it by {@link
 * java.util.ServiceLoader}: the module {@code cachet-image} has one.
 */
public interface RootImage {
  /**
   * Opens an image.
   *
   * @param image an existing regular file
   * @return the root of what it holds, in a file system that nobody can write
   * @throws IOException if it is damaged, hostile or of a form that is not read; the message says
   *     which, with the path of the image
   */
  Path root(Path image) throws IOException;

  /**
   * Opens a file if it is an image of a system.
   *
   * @param file an existing regular file
   * @return the root of what it holds; empty if it is something else, also a tar archive without
   *     os-release and package database
   * @throws IOException if it is an image that cannot be read
   */
  Optional<Path> system(Path file) throws IOException;
}
