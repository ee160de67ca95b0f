package dev.cachet.pack;

import dev.cachet.chunk.ChunkCrew;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.chunk.ChunkWalk;
import dev.cachet.chunk.DataCursor;
import dev.cachet.chunk.PayloadIndex;
import dev.cachet.chunk.PlainProof;
import dev.cachet.container.Entry;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

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
   * Opens a payload that lies in files of its own, as in the folder of a package before it is
   * sealed.
   *
   * @param payload what the manifest says of it; nobody may have signed it yet
   * @param index the bytes of its index
   * @param data the channel that holds its data, from position 0 to its size; belongs to the caller
   * @param name how refusals name the payload
   * @return the reader, which decodes zstd in pure Java; valid while the channel is open
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED}
   * @throws IOException if the medium fails
   */
  public static PayloadReader of(
      Payload payload, byte[] index, SeekableByteChannel data, String name)
      throws PackageRefusedException, IOException {
    PayloadIndex proven = PayloadIndex.read(index, payload, name + " index");
    PackageBytes bytes = new PackageBytes(data);
    Entry all = new Entry(name + " data", 0, bytes.size());
    return new PayloadReader(payload, proven, bytes, all, new ZstdChunkDecoder());
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
    ChunkWalk walk = walk(ChunkReading.decoded(), sink::page);
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
    ChunkReading stored = ChunkReading.stored();
    ChunkCrew.prove(walk(stored, page -> {}), stored.proofs(bytes), ChunkCrew.Access.ANYWHERE);
  }

  ChunkWalk walk(ChunkReading reading, ChunkWalk.PageSink pages) {
    return new ChunkWalk(index, new DataCursor(bytes, data), reading, pages);
  }
}
