package dev.cachet.author.payload;

import dev.cachet.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Builds the index of a payload of fixed chunks (package specification, section 6). */
final class IndexWriter {
  static final int CHUNKS_PER_PAGE = 1_024;
  static final long MAX_CHUNKS = 16_777_216;

  private static final int RECORD = 48;
  private static final int FIXED = 1;
  private static final byte PAGE_DOMAIN = 1;
  private static final byte[] MAGIC = "CACHETI1".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer index;
  private int pages;

  IndexWriter(long chunks) {
    long records = 1 + (chunks + CHUNKS_PER_PAGE - 1) / CHUNKS_PER_PAGE;
    this.index = ByteBuffer.allocate(Math.toIntExact(records * RECORD)).position(RECORD);
  }

  /** Appends the record of a page; the offsets are the sums over all earlier pages. */
  void page(ByteBuffer page, long plainOffset, long storedOffset) {
    MessageDigest sha256 = Sha256.newDigest();
    sha256.update(PAGE_DOMAIN);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(pages).flip());
    sha256.update(page.duplicate());
    index.put(sha256.digest()).putLong(plainOffset).putLong(storedOffset);
    pages++;
  }

  byte[] finish(int chunks, long plainSize, long storedSize, int chunkBytes) {
    index.rewind();
    index.put(MAGIC).putInt(chunks).putInt(CHUNKS_PER_PAGE).putLong(plainSize);
    index.putLong(storedSize).putInt(FIXED);
    index.putInt(chunkBytes).putInt(chunkBytes).putInt(chunkBytes);
    return index.array();
  }
}
