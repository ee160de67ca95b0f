package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/**
 * Reads one payload in order, in the memory of its index, one page and two chunks. No byte reaches
 * a decoder before its stored digest held, or a sink before its plain digest held. Not to be shared
 * between threads.
 */
public final class PayloadReader {
  private final Payload payload;
  private final PayloadIndex index;
  private final PackageBytes bytes;
  private final Entry data;
  private final ChunkDecoder decoder;

  PayloadReader(
      Payload payload, PayloadIndex index, PackageBytes bytes, Entry data, ChunkDecoder decoder) {
    this.payload = payload;
    this.index = index;
    this.bytes = bytes;
    this.data = data;
    this.decoder = decoder;
  }

  /**
   * The payload that is read.
   *
   * @return what the manifest says of it
   */
  public Payload payload() {
    return payload;
  }

  /**
   * How many chunks the payload has, present or not.
   *
   * @return 0 to 16,777,216
   */
  public int chunkCount() {
    return index.header().chunks();
  }

  /**
   * The longest chunk that the sink can get.
   *
   * @return 4,096 to 1,048,576 bytes
   */
  public int maxChunkBytes() {
    return index.header().maxChunk();
  }

  /**
   * The index, whose digest is the manifest's.
   *
   * @return a copy of its bytes
   */
  public byte[] index() {
    return index.bytes();
  }

  /**
   * Reads, proves and decodes every chunk.
   *
   * @param sink takes the plain bytes in order
   * @throws PackageRefusedException if a page, a bitmap or a chunk is refused (PKG-34 to PKG-46);
   *     what the sink got until then was proven
   * @throws IOException if the medium or the sink fails
   */
  public void read(ChunkSink sink) throws PackageRefusedException, IOException {
    PlainProof proof = new PlainProof(bytes, decoder);
    ChunkWalk walk = walk(ChunkDepth.DECODED, ChunkWalk.ONE_BY_ONE, sink::page);
    for (var batch = walk.next(); batch.isPresent(); batch = walk.next()) {
      proof.load(batch.get());
      sink.accept(batch.get().plainOffset(), proof.plain());
    }
  }

  /**
   * Proves pages, bitmaps and the stored bytes of every chunk that is present, without decoding.
   *
   * @throws PackageRefusedException if a page, a bitmap or stored bytes are refused (PKG-34 to
   *     PKG-40)
   * @throws IOException if the medium fails
   */
  public void verifyStored() throws PackageRefusedException, IOException {
    ChunkWalk walk = walk(ChunkDepth.STORED, StoredProof.BATCH, page -> {});
    ChunkCrew.prove(walk, ChunkReading.stored().proofs(bytes), ChunkCrew.Access.ANYWHERE);
  }

  ChunkWalk walk(ChunkDepth depth, int batchBytes, ChunkWalk.PageSink pages) {
    return new ChunkWalk(index, new DataCursor(bytes, data), depth, batchBytes, pages);
  }
}
