package dev.cachet.payload;

import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of an image of a file system, where a reader of images is there ({@link
 * dev.cachet.rootfs.RootImage}).
 */
final class ImageTree {
  private ImageTree() {}

  /** Empty if the file is no image of a system that can be read to its end. */
  static Optional<FileTree> of(Path file) throws IOException {
    try {
      Optional<RootFolder> root = RootFolder.image(file);
      return root.isPresent() ? Optional.of(FileTree.of(root.get())) : Optional.empty();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A damaged image holds nothing that anybody could compare; its digest was taken before.
      return Optional.empty();
    }
  }
}
