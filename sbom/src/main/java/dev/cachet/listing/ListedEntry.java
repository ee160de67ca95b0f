package dev.cachet.listing;

import dev.cachet.rootfs.EntryAttributes;
import dev.cachet.rootfs.EntryKind;

/**
 * One entry of a root. Text as a listing has it: {@link #UNKNOWN} for what cannot be known, {@link
 * #NONE} for what such an entry does not have.
 *
 * @param path absolute inside the root, as {@link dev.cachet.rootfs.PathCode} writes it
 * @param kind what it is
 * @param mode four octal digits, with setuid, setgid and sticky; none of a link
 * @param owner the numbers of user and group, {@code 0:0}
 * @param capabilities the extended attribute {@code security.capability} in hexadecimal digits
 * @param content SHA-256 of a file, {@code >} and the target of a link, major and minor number of a
 *     device
 */
public record ListedEntry(
    String path, EntryKind kind, String mode, String owner, String capabilities, String content) {
  /** What cannot be known. */
  public static final String UNKNOWN = "?";

  /** What such an entry does not have. */
  public static final String NONE = "-";

  /** Stands before the target of a link, so that no target is taken for anything else. */
  public static final String TARGET = ">";

  private static final int SET_ID = 06000;
  private static final int DIGITS = 4;

  /**
   * An entry of a folder or an image, of which the platform does not show capabilities.
   *
   * @param found what the file system says
   * @param content see the record
   * @return the entry
   */
  public static ListedEntry of(EntryAttributes found, String content) {
    boolean link = found.kind() == EntryKind.LINK;
    return new ListedEntry(
        found.path(),
        found.kind(),
        link ? NONE : mode(found.mode()),
        found.uid() < 0 || found.gid() < 0 ? UNKNOWN : found.uid() + ":" + found.gid(),
        found.kind() == EntryKind.FILE ? UNKNOWN : NONE,
        content);
  }

  /** What an entry has instead of content before anybody read it. */
  static String unread(EntryAttributes found) {
    return switch (found.kind()) {
      case FILE, LINK, OTHER -> UNKNOWN;
      case FOLDER, PIPE, SOCKET -> NONE;
      case BLOCK_DEVICE, CHARACTER_DEVICE -> device(found.device());
    };
  }

  /** As Linux packs both numbers into one. */
  private static String device(long number) {
    if (number < 0) {
      return UNKNOWN;
    }
    long major = (number >>> 8 & 0xfff) | (number >>> 32 & ~0xfffL);
    long minor = (number & 0xff) | (number >>> 12 & ~0xffL & 0xffffffffL);
    return major + ":" + minor;
  }

  private static String mode(int mode) {
    if (mode < 0) {
      return UNKNOWN;
    }
    String digits = Integer.toOctalString(mode);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** Whether it is a file that runs with the rights of its owner or group. */
  boolean isSetId() {
    return kind == EntryKind.FILE
        && !mode.equals(UNKNOWN)
        && (Integer.parseInt(mode, 8) & SET_ID) != 0;
  }

  /** Whether somebody may run it; unknown counts as no. */
  boolean isExecutable() {
    return kind == EntryKind.FILE
        && !mode.equals(UNKNOWN)
        && (Integer.parseInt(mode, 8) & 0111) != 0;
  }

  /**
   * The same without its owner.
   *
   * @return an entry whose owner is unknown
   */
  public ListedEntry withoutOwner() {
    return new ListedEntry(path, kind, mode, UNKNOWN, capabilities, content);
  }
}
