package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/**
 * Reads one payload in order, in the memory of its index, one page and two chunks. No byte reaches
 * a decoder before its stored digest held, or a sink before its plain digest held.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PayloadReader {
  private PayloadReader() {}

  /**
   * The payload that is read.
   *
   * @return what the manifest says of it
   */
  public Payload payload() {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Reads, proves and decodes every chunk.
   *
   * @param sink takes the plain bytes in order
   * @throws PackageRefusedException if a page, a bitmap or a chunk is refused; what the sink got
   *     until then was proven
   * @throws IOException if the medium or the sink fails
   */
  public void read(ChunkSink sink) throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Proves pages, bitmaps and the stored bytes of every chunk that is present, without decoding.
   *
   * @throws PackageRefusedException if a page, a bitmap or stored bytes are refused
   * @throws IOException if the medium fails
   */
  public void verifyStored() throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }
}
