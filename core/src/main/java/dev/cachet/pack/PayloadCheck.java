package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Proves plain bytes that lie in a slot against the index and the pages of a payload, after the
 * package itself is gone. The index is bound by the manifest and the pages by the index, so what is
 * proven here is what was signed.
 */
public final class PayloadCheck {
  private PayloadCheck() {}

  /** Bytes that can be read at any place. */
  @FunctionalInterface
  public interface Source {
    /**
     * Fills a buffer from a place, or up to the end.
     *
     * @param offset where to begin, in bytes
     * @param into filled from its position
     * @return how many bytes were read
     * @throws IOException if the medium fails
     */
    int read(long offset, ByteBuffer into) throws IOException;
  }

  /**
   * Reads every page and every plain byte.
   *
   * @param payload what the manifest says of the payload
   * @param kept the index, then its pages in order, as {@link ChunkSink} was given them
   * @param plain the plain bytes
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED} if the
   *     kept index or a page is damaged, {@code READBACK_MISMATCH} if a chunk is not the signed one
   * @throws IOException if the medium fails
   */
  public static void require(Payload payload, Source kept, Source plain)
      throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }
}
