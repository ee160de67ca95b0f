package dev.cachet.chunk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.ByteBuffer;

/** The first 48 bytes of an index (package specification, section 6); every field in range. */
public record IndexHeader(int chunks, long plainSize, long storedSize, int chunker, int maxChunk) {
  static final int BYTES = Payload.INDEX_UNIT_BYTES;
  static final int CHUNKS_PER_PAGE = 1_024;
  static final int MAX_CHUNKS = 1 << 24;
  static final int FIXED = 1;

  private static final int FASTCDC = 2;
  private static final int MIN_MAX_CHUNK = 4_096;
  private static final int MAX_MAX_CHUNK = 1 << 20;
  private static final long MAGIC = ByteBuffer.wrap("CACHETI1".getBytes(US_ASCII)).getLong();

  static IndexHeader read(ByteBuffer index, String subject) throws PackageRefusedException {
    require(index.getLong() == MAGIC, subject, "another magic", "CACHETI1");
    long chunks = Integer.toUnsignedLong(index.getInt());
    require(chunks <= MAX_CHUNKS, subject, chunks + " chunks", "at most " + MAX_CHUNKS);
    int perPage = index.getInt();
    require(perPage == CHUNKS_PER_PAGE, subject, "another entriesPerPage", "1024");
    long plainSize = index.getLong();
    require((chunks == 0) == (plainSize == 0), subject, chunks + " chunks", "0 iff plainSize is 0");
    long storedSize = index.getLong();
    int chunker = index.getInt();
    require(chunker == FIXED || chunker == FASTCDC, subject, "another chunker", "1 or 2");
    int max = readLengths(index, chunker, subject);
    return new IndexHeader((int) chunks, plainSize, storedSize, chunker, max);
  }

  /**
   * How many pages follow.
   *
   * @return the number
   */
  public int pages() {
    return (chunks + CHUNKS_PER_PAGE - 1) / CHUNKS_PER_PAGE;
  }

  /**
   * How many chunks a page has.
   *
   * @param page the page, from 0
   * @return the number
   */
  public int chunksIn(int page) {
    return Math.min(CHUNKS_PER_PAGE, chunks - page * CHUNKS_PER_PAGE);
  }

  boolean isFixed() {
    return chunker == FIXED;
  }

  private static int readLengths(ByteBuffer index, int chunker, String subject)
      throws PackageRefusedException {
    long min = Integer.toUnsignedLong(index.getInt());
    long avg = Integer.toUnsignedLong(index.getInt());
    long max = Integer.toUnsignedLong(index.getInt());
    require(
        max >= MIN_MAX_CHUNK && max <= MAX_MAX_CHUNK,
        subject,
        "max " + max,
        MIN_MAX_CHUNK + " to " + MAX_MAX_CHUNK);
    require(
        1 <= min && min <= avg && avg <= max, subject, "other lengths", "1 <= min <= avg <= max");
    if (chunker == FIXED && min != max) {
      throw malformed("PKG-31", subject, "min " + min + ", max " + max, "min = avg = max");
    }
    return (int) max;
  }

  private static void require(boolean holds, String subject, String found, String expected)
      throws PackageRefusedException {
    if (!holds) {
      throw malformed("PKG-29", subject, found, expected);
    }
  }

  static PackageRefusedException malformed(
      String clause, String subject, String found, String expected) {
    return new PackageRefusedException(Reason.INDEX_MALFORMED, clause, subject, found, expected);
  }
}
