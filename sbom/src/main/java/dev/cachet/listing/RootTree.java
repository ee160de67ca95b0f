package dev.cachet.listing;

import java.io.IOException;

/**
 * A root whose entries can be listed, wherever they are: in a folder, or in an image. This is all
 * that an image has to offer for its files to be listed and compared.
 */
public interface RootTree {
  /**
   * Shows every entry but the root's own folder: each folder before what it holds, and what a
   * folder holds in the order of the bytes of its names. What cannot be known of an entry is {@link
   * ListedEntry#UNKNOWN}; nothing is guessed.
   *
   * @param leftOut what is not shown
   * @param sink who takes the entries
   * @throws IOException if the medium failed, there are too many entries, or what the sink throws
   */
  void walk(LeftOut leftOut, EntrySink sink) throws IOException;

  /**
   * What people call it.
   *
   * @return its path
   */
  String name();
}
