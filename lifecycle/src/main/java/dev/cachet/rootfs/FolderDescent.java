package dev.cachet.rootfs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Opens an entry by going down from the root folder by folder without following any link, so that a
 * folder that is swapped for a link after it was looked at cannot lead out. Where the platform has
 * no such descent, only the last name is guarded.
 */
final class FolderDescent {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private FolderDescent() {}

  static SeekableByteChannel openFile(Path root, List<String> names) throws IOException {
    String last = names.get(names.size() - 1);
    List<String> folders = names.subList(0, names.size() - 1);
    try (DirectoryStream<Path> folder = openFolder(root, folders)) {
      if (folder instanceof SecureDirectoryStream<Path> secure) {
        return secure.newByteChannel(root.getFileSystem().getPath(last), READ);
      }
      return Files.newByteChannel(LinkWalk.host(root, names), READ);
    }
  }

  /** The caller closes what is returned. */
  @SuppressWarnings("StreamResourceLeak")
  static DirectoryStream<Path> openFolder(Path root, List<String> names) throws IOException {
    DirectoryStream<Path> here = Files.newDirectoryStream(root);
    if (!(here instanceof SecureDirectoryStream)) {
      here.close();
      return Files.newDirectoryStream(LinkWalk.host(root, names));
    }
    for (String name : names) {
      try (DirectoryStream<Path> parent = here) {
        Path single = root.getFileSystem().getPath(name);
        here =
            ((SecureDirectoryStream<Path>) parent)
                .newDirectoryStream(single, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return here;
  }
}
