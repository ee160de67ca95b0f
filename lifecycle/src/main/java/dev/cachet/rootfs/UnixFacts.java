package dev.cachet.rootfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * Asks the platform for what only a Unix file system has. The Java platform shows extended
 * attributes of the name space {@code user} alone, so capabilities cannot be asked for.
 */
final class UnixFacts {
  private static final String VIEW = "unix";

  private UnixFacts() {}

  static EntryAttributes of(Path host, String code, BasicFileAttributes basic) throws IOException {
    if (!host.getFileSystem().supportedFileAttributeViews().contains(VIEW)) {
      return new EntryAttributes(code, kind(basic), -1, -1, -1, 0, -1);
    }
    Map<String, Object> found =
        Files.readAttributes(host, VIEW + ":mode,uid,gid,rdev,dev", LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(found, "mode");
    EntryKind kind = EntryKind.ofMode(mode);
    boolean device = kind == EntryKind.BLOCK_DEVICE || kind == EntryKind.CHARACTER_DEVICE;
    return new EntryAttributes(
        code,
        kind,
        mode & EntryAttributes.PERMISSIONS,
        number(found, "uid"),
        number(found, "gid"),
        device ? number(found, "rdev") : 0,
        number(found, "dev"));
  }

  private static EntryKind kind(BasicFileAttributes basic) {
    if (basic.isSymbolicLink()) {
      return EntryKind.LINK;
    }
    if (basic.isRegularFile()) {
      return EntryKind.FILE;
    }
    return basic.isDirectory() ? EntryKind.FOLDER : EntryKind.OTHER;
  }

  private static long number(Map<String, Object> found, String name) {
    Object value = found.get(name);
    if (value instanceof Integer number) {
      return Integer.toUnsignedLong(number);
    }
    return value instanceof Long number ? number : -1;
  }
}
