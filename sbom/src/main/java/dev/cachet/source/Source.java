package dev.cachet.source;

import java.io.IOException;

/** One place that components come from. */
public interface Source {
  /**
   * Reads the inventory. Hostile content gives findings, never an undeclared exception.
   *
   * @return the inventory, the same for the same content
   * @throws UnknownSourceException if nothing there is of a kind that this source knows
   * @throws IOException if the medium failed, or a file that everything hangs on is over its limit
   */
  Inventory inventory() throws UnknownSourceException, IOException;
}
