package dev.cachet.archive.container;

import java.io.IOException;
import java.util.Locale;

/** How an archive is written, by its content; the name decides where content can be two things. */
public enum ArchiveFormat {
  /** A zip archive, jar, war or ear. */
  ZIP,
  /** A tar archive. */
  TAR,
  /** A tar archive compressed by gzip. */
  TAR_GZIP,
  /** Nothing of these. */
  NONE;

  /** What is said of a file of another form. */
  public static final String NO_ARCHIVE =
      "is no archive: it has no central directory of a zip, no header of a tar, and is no gzip";

  /** Tells the format by the first and last bytes. */
  public static ArchiveFormat of(String name, ArchiveBytes bytes) throws IOException {
    ArchiveFormat tar = tar(bytes);
    // The last file of a tar may be a jar, whose end is then near the end of the tar.
    if (tar != NONE && isTarName(name)) {
      return tar;
    }
    try {
      EndRecord.find(bytes);
      return ZIP;
    } catch (BrokenArchiveException e) {
      return tar;
    }
  }

  /** Whether a file is called like a tar, as it is or in gzip. */
  static boolean isTarName(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".tar") || small.endsWith(".tar.gz") || small.endsWith(".tgz");
  }

  private static ArchiveFormat tar(ArchiveBytes bytes) throws IOException {
    if (bytes.size() > 18 && bytes.u2(0) == 0x8b1f) {
      return TAR_GZIP;
    }
    boolean header =
        bytes.size() >= TarHeader.LENGTH && TarHeader.isOne(bytes.copy(0, TarHeader.LENGTH));
    return header ? TAR : NONE;
  }
}
