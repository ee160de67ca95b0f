package dev.cachet.os.file;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.Optional;

/** The files of one root that may identify it; none larger than 64 KiB is read. */
public final class ReleaseFiles {
  private static final int MAX_BYTES = 64 * 1024;

  private final RootFolder root;

  /**
   * Makes one of its parts.
   *
   * @param root the root
   */
  public ReleaseFiles(RootFolder root) {
    this.root = root;
  }

  /**
   * Only regular files are opened: reading a FIFO or a device could wait for ever.
   *
   * @param file the file
   * @return it, or nothing if there is none
   * @throws IOException if the medium failed
   */
  public Optional<byte[]> content(String file) throws IOException {
    Optional<RootFile> found = root.find(file);
    return found.isPresent() && found.get().type() == RootFile.Type.FILE
        ? Optional.of(root.read(file, MAX_BYTES))
        : Optional.empty();
  }

  /**
   * Reads a file of assignments.
   *
   * @param file the file
   * @return it, or nothing if there is none
   * @throws IOException if the medium failed
   */
  public Optional<OsRelease> assignments(String file) throws IOException {
    return content(file).map(text -> OsRelease.parse(file, text));
  }

  /**
   * Reads a file of another form.
   *
   * @param file the file
   * @return it, or nothing if there is none
   * @throws IOException if the medium failed
   */
  public Optional<OsRelease> read(LesserFile file) throws IOException {
    return content(file.path()).flatMap(file::read);
  }
}
