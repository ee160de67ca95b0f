package dev.cachet.storage;

import java.io.Closeable;
import java.io.IOException;

/** The right to write to a {@link Storage}, held by one program at a time until it is closed. */
public interface StorageLock extends Closeable {
  /**
   * Lets the next writer in. Closing twice does nothing more.
   *
   * @throws IOException if the medium fails; the lock ends with the process at the latest
   */
  @Override
  void close() throws IOException;
}
