package dev.cachet.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One open file. Writing and {@link #sync} go through the same handle, so that an error of a late
 * write-back cannot be missed by opening the file anew.
 */
public interface StorageFile extends Closeable {
  /**
   * The size now: how much was written or is left after {@link #truncate}, not how much room there
   * is. Storage over a partition keeps this number beside it.
   *
   * @return the size in bytes
   * @throws IOException if the medium fails
   */
  long size() throws IOException;

  /**
   * Fills a buffer from a place in the file, or up to the file's end.
   *
   * @param offset where to begin, in bytes
   * @param into filled from its position; its position moves by what was read
   * @return how many bytes were read; 0 at or behind the end
   * @throws IOException if the medium fails
   */
  int read(long offset, ByteBuffer into) throws IOException;

  /**
   * Writes all that remains in a buffer.
   *
   * @param offset where to begin, in bytes; at most the size
   * @param bytes the bytes; its position moves to its limit
   * @throws IOException if the medium fails; any part may have been written
   */
  void write(long offset, ByteBuffer bytes) throws IOException;

  /**
   * Cuts the file.
   *
   * @param size the size from now on, at most the size before
   * @throws IOException if the medium fails
   */
  void truncate(long size) throws IOException;

  /**
   * Makes everything durable that was written to this file.
   *
   * @throws IOException if that is not certain; the caller then gives up its step
   */
  void sync() throws IOException;
}
