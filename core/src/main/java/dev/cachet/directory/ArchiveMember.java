package dev.cachet.directory;

/**
 * A member of an archive whose form was judged.
 *
 * @param path names joined by {@code /}, without one at the end
 * @param kind what it is
 * @param mode the nine bits of permission
 * @param size length of a file in bytes, else 0
 * @param target where a link leads, else empty
 * @param offset where the content of a file begins in the archive
 */
record ArchiveMember(String path, Kind kind, int mode, long size, String target, long offset) {
  /** What a member is. */
  enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  /** How many folders it lies in. */
  int depth() {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
