package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

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
    ChunkProof proof = new ChunkProof(maxChunkBytes(), decoder);
    walk(
        sink::page,
        (cursor, chunk, present, offset, subject) -> {
          if (!present) {
            throw new PackageRefusedException(
                Reason.CHUNK_MISSING, "PKG-42", subject, "an absent chunk", "its stored bytes");
          }
          proof.takeStored(cursor, chunk, subject);
          sink.accept(offset, proof.plain(chunk, subject));
        });
  }

  /**
   * Proves pages, bitmaps and the stored bytes of every chunk that is present, without decoding.
   *
   * @throws PackageRefusedException if a page, a bitmap or stored bytes are refused (PKG-34 to
   *     PKG-40)
   * @throws IOException if the medium fails
   */
  public void verifyStored() throws PackageRefusedException, IOException {
    ChunkProof proof = new ChunkProof(maxChunkBytes(), decoder);
    walk(
        records -> {},
        (cursor, chunk, present, offset, subject) -> {
          if (present) {
            proof.takeStored(cursor, chunk, subject);
          }
        });
  }

  @FunctionalInterface
  private interface PageVisitor {
    void visit(ByteBuffer records) throws IOException;
  }

  @FunctionalInterface
  private interface ChunkVisitor {
    void visit(DataCursor cursor, ChunkRecord chunk, boolean present, long offset, String subject)
        throws PackageRefusedException, IOException;
  }

  private void walk(PageVisitor pages, ChunkVisitor visitor)
      throws PackageRefusedException, IOException {
    DataCursor cursor = new DataCursor(bytes, data);
    for (int page = 0; page < index.header().pages(); page++) {
      walkPage(cursor, page, pages, visitor);
    }
    cursor.requireEnd();
  }

  private void walkPage(DataCursor cursor, int page, PageVisitor pages, ChunkVisitor visitor)
      throws PackageRefusedException, IOException {
    int count = index.header().chunksIn(page);
    byte[] records = cursor.take(count * ChunkRecord.BYTES);
    List<ChunkRecord> chunks = IndexPage.read(records, index, page, data.name()).chunks();
    pages.visit(ByteBuffer.wrap(records).asReadOnlyBuffer());
    PresenceBitmap bitmap =
        PresenceBitmap.read(
            cursor.take(PresenceBitmap.bytesFor(count)), count, data.name() + " page " + page);
    long offset = index.plainOffset(page);
    for (int i = 0; i < count; i++) {
      ChunkRecord chunk = chunks.get(i);
      String subject = data.name() + " page " + page + " chunk " + i;
      visitor.visit(cursor, chunk, bitmap.has(i), offset, subject);
      offset += chunk.plainLength();
    }
  }
}
