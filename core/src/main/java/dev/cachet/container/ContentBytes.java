package dev.cachet.container;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a container: at any place of a file, or at the one place that a stream is at. */
@FunctionalInterface
public interface ContentBytes {
  /**
   * Fills a buffer from its position to its limit.
   *
   * @param offset where in the container to begin
   * @param into the buffer
   * @param subject what is read, for a refusal
   * @throws PackageRefusedException if the container ends before (PKG-4)
   * @throws IOException if the medium failed
   */
  void fill(long offset, ByteBuffer into, String subject)
      throws IOException, PackageRefusedException;
}
