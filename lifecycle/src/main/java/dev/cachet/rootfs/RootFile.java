package dev.cachet.rootfs;

/**
 * One entry that exists inside a root, after all links were followed.
 *
 * @param path where it really is, seen from inside the root: absolute, without links, {@code .} or
 *     {@code ..}
 * @param type what it is
 * @param size bytes of a regular file at the time of the look, 0 for anything else
 */
public record RootFile(String path, Type type, long size) {
  /** What an entry is. */
  public enum Type {
    /** A regular file: the only kind that can be read. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A device, socket or pipe: never opened, as reading it may block or have an effect. */
    SPECIAL
  }
}
