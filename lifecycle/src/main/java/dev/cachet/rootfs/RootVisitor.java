package dev.cachet.rootfs;

import java.io.IOException;

/**
 * Sees the entries of a root one by one. Paths are absolute inside the root and hold no link; bytes
 * of a name that are not UTF-8 appear as {@code \xHH}.
 */
public interface RootVisitor {
  /**
   * Sees a folder before what it holds.
   *
   * @param path where it is; {@code /} for the root itself
   * @return whether to go into it
   * @throws IOException to end the walk
   */
  boolean folder(String path) throws IOException;

  /**
   * Sees a regular file.
   *
   * @param file the file, to be opened during this call only
   * @throws IOException to end the walk
   */
  void file(FoundFile file) throws IOException;

  /**
   * Sees a symbolic link, which is not followed.
   *
   * @param path where it is
   * @param target what it says, unchecked
   * @throws IOException to end the walk
   */
  void link(String path, String target) throws IOException;

  /**
   * Sees a device, socket or pipe, which is never opened.
   *
   * @param path where it is
   * @throws IOException to end the walk
   */
  void special(String path) throws IOException;

  /**
   * Hears of something that the walk could not look at and passed over.
   *
   * @param path where it is
   * @param reason why, half a sentence
   * @throws IOException to end the walk
   */
  void unreadable(String path, String reason) throws IOException;
}
