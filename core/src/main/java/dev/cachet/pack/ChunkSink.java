package dev.cachet.pack;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the plain bytes of a payload, in order, each piece already proven against the manifest. */
@FunctionalInterface
public interface ChunkSink {
  /**
   * Takes one chunk.
   *
   * @param plainOffset where the chunk begins in the payload, in bytes
   * @param plain the chunk from position to limit, 1 byte to 1 MiB; read-only; valid only until
   *     this method returns
   * @throws IOException if the bytes cannot be written
   */
  void accept(long plainOffset, ByteBuffer plain) throws IOException;

  /**
   * Takes a page of the index whose digest holds, before its chunks; for a sink that keeps what
   * proves the plain bytes later ({@link PayloadCheck}).
   *
   * @param page 1 to 1,024 chunk records; read-only; valid only until this method returns
   * @throws IOException if the bytes cannot be written
   */
  default void page(ByteBuffer page) throws IOException {}
}
