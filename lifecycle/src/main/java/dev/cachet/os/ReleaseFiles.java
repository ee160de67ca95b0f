package dev.cachet.os;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.Optional;

/** The files of one root that may identify it; none larger than 64 KiB is read. */
final class ReleaseFiles {
  private static final int MAX_BYTES = 64 * 1024;

  private final RootFolder root;

  ReleaseFiles(RootFolder root) {
    this.root = root;
  }

  /** Only regular files are opened: reading a FIFO or a device could wait for ever. */
  Optional<byte[]> content(String file) throws IOException {
    Optional<RootFile> found = root.find(file);
    return found.isPresent() && found.get().type() == RootFile.Type.FILE
        ? Optional.of(root.read(file, MAX_BYTES))
        : Optional.empty();
  }

  Optional<OsRelease> assignments(String file) throws IOException {
    return content(file).map(text -> OsRelease.parse(file, text));
  }

  Optional<OsRelease> read(LesserFile file) throws IOException {
    return content(file.path()).flatMap(file::read);
  }
}
