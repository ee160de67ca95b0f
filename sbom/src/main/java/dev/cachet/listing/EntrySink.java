package dev.cachet.listing;

import java.io.IOException;

/** Takes the entries of a root one by one. */
@FunctionalInterface
public interface EntrySink {
  /**
   * Takes the next entry.
   *
   * @param entry the entry
   * @throws IOException to end the walk
   */
  void entry(ListedEntry entry) throws IOException;
}
