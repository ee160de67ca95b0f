package dev.cachet.chunk;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Walks the pages of one payload and hands out the chunks that are present, in order. Pages and
 * bitmaps are proven here; the bytes of a chunk are proven by whoever takes it. Holds one page.
 */
public final class ChunkWalk implements BatchSource {
  /** Whatever its length, each chunk is a batch of its own. */
  static final int ONE_BY_ONE = 0;

  private final PayloadIndex index;
  private final DataCursor cursor;
  private final ChunkReading reading;
  private final PageSink pages;
  private List<ChunkRecord> chunks = List.of();
  private PresenceBitmap bitmap = PresenceBitmap.NONE;
  private int page = -1;
  private int next;
  private long plainOffset;
  private long present;
  private long storedBytes;

  /** Takes a page whose digest holds. */
  @FunctionalInterface
  public interface PageSink {
    /**
     * Takes the records of one page.
     *
     * @param records the records
     * @throws IOException if the medium failed
     */
    void page(ByteBuffer records) throws IOException;
  }

  /**
   * Makes one of its parts.
   *
   * @param index the index
   * @param cursor the cursor
   * @param reading the reading
   * @param pages the pages
   */
  public ChunkWalk(PayloadIndex index, DataCursor cursor, ChunkReading reading, PageSink pages) {
    this.index = index;
    this.cursor = cursor;
    this.reading = reading;
    this.pages = pages;
  }

  static String subject(String name, int page, int chunk) {
    return name + " page " + page + " chunk " + chunk;
  }

  /**
   * What was handed out until now.
   *
   * @return the checked chunks
   */
  public CheckedChunks checked() {
    return new CheckedChunks(
        reading.depth(), index.header().chunks(), present, storedBytes, index.header().plainSize());
  }

  @Override
  public Optional<ChunkBatch> next() throws PackageRefusedException, IOException {
    skipAbsent();
    while (next == chunks.size()) {
      if (page == index.header().pages() - 1) {
        cursor.requireEnd();
        return Optional.empty();
      }
      openPage();
      skipAbsent();
    }
    ChunkBatch batch = new ChunkBatch(cursor.name(), index, page, next, plainOffset, cursor.at());
    cursor.requireLeft(chunks.get(next).storedLength());
    do {
      take(batch);
    } while (fits(batch));
    return Optional.of(batch);
  }

  private void take(ChunkBatch batch) {
    ChunkRecord chunk = chunks.get(next);
    batch.add(chunk);
    cursor.leave(chunk.storedLength());
    present++;
    storedBytes += chunk.storedLength();
    plainOffset += chunk.plainLength();
    next++;
  }

  /** What does not fit is looked at when its turn comes: nothing before it is proven yet. */
  private boolean fits(ChunkBatch batch) {
    if (next == chunks.size() || !bitmap.has(next)) {
      return false;
    }
    int length = chunks.get(next).storedLength();
    return batch.bytes() + length <= reading.batchBytes() && cursor.hasLeft(length);
  }

  private void skipAbsent() throws PackageRefusedException {
    while (next < chunks.size() && !bitmap.has(next)) {
      if (reading.isComplete()) {
        throw new PackageRefusedException(
            Reason.CHUNK_MISSING,
            "PKG-42",
            subject(cursor.name(), page, next),
            "an absent chunk",
            "its stored bytes");
      }
      plainOffset += chunks.get(next).plainLength();
      next++;
    }
  }

  private void openPage() throws PackageRefusedException, IOException {
    page++;
    next = 0;
    plainOffset = index.plainOffset(page);
    int count = index.header().chunksIn(page);
    byte[] records = cursor.take(count * ChunkRecord.BYTES);
    chunks = IndexPage.read(records, index, page, cursor.name()).chunks();
    pages.page(ByteBuffer.wrap(records).asReadOnlyBuffer());
    bitmap =
        PresenceBitmap.read(
            cursor.take(PresenceBitmap.bytesFor(count)), count, cursor.name() + " page " + page);
  }
}
