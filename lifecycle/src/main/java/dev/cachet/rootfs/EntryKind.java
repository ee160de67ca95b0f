package dev.cachet.rootfs;

/** What an entry of a root is; each has the letter that listings show. */
public enum EntryKind {
  /** A regular file. */
  FILE('f'),
  /** A folder. */
  FOLDER('d'),
  /** A symbolic link. */
  LINK('l'),
  /** A block device. */
  BLOCK_DEVICE('b'),
  /** A character device. */
  CHARACTER_DEVICE('c'),
  /** A pipe. */
  PIPE('p'),
  /** A socket. */
  SOCKET('s'),
  /** None of these, or not told. */
  OTHER('?');

  private static final int TYPE = 0170000;

  private final char letter;

  EntryKind(char letter) {
    this.letter = letter;
  }

  /**
   * The letter of the kind.
   *
   * @return one ASCII character
   */
  public char letter() {
    return letter;
  }

  /** By the bits that POSIX gives the type of a file. */
  static EntryKind ofMode(int mode) {
    return switch (mode & TYPE) {
      case 0100000 -> FILE;
      case 0040000 -> FOLDER;
      case 0120000 -> LINK;
      case 0060000 -> BLOCK_DEVICE;
      case 0020000 -> CHARACTER_DEVICE;
      case 0010000 -> PIPE;
      case 0140000 -> SOCKET;
      default -> OTHER;
    };
  }
}
