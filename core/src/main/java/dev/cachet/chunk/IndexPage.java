package dev.cachet.chunk;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of chunk records, proven against the index. The digest covers the number of the page, so
 * pages cannot trade places, and begins with a byte of its own, so no page is anything else (A42).
 */
public final class IndexPage {
  private static final byte PAGE_TAG = 1;

  private final List<ChunkRecord> chunks = new ArrayList<>();
  private final PayloadIndex index;
  private final int number;
  private final String subject;

  private IndexPage(PayloadIndex index, int number, String name) {
    this.index = index;
    this.number = number;
    this.subject = name + " page " + number;
  }

  /**
   * Interprets no byte before the digest over all of them held (PKG-34, PKG-51).
   *
   * @param bytes the bytes
   * @param index the index
   * @param number the number
   * @param name the name
   * @return the index page
   * @throws PackageRefusedException if it is refused
   */
  public static IndexPage read(byte[] bytes, PayloadIndex index, int number, String name)
      throws PackageRefusedException {
    IndexPage page = new IndexPage(index, number, name);
    page.requireDigest(bytes);
    page.readRecords(ByteBuffer.wrap(bytes));
    page.requireSums();
    return page;
  }

  /**
   * The records of the page.
   *
   * @return what was found, in a fixed order
   */
  public List<ChunkRecord> chunks() {
    return chunks;
  }

  private void requireDigest(byte[] bytes) throws PackageRefusedException {
    MessageDigest digest = Sha256.newDigest();
    digest.update(ByteBuffer.allocate(5).put(PAGE_TAG).putInt(number).flip());
    Sha256 found = Sha256.fromBytes(digest.digest(bytes));
    if (!found.equals(index.pageSha256(number))) {
      throw new PackageRefusedException(
          Reason.INDEX_DIGEST_MISMATCH,
          "PKG-34",
          subject,
          found.hex(),
          index.pageSha256(number).hex());
    }
  }

  private void readRecords(ByteBuffer bytes) throws PackageRefusedException {
    IndexHeader header = index.header();
    boolean lastPage = number == header.pages() - 1;
    int count = header.chunksIn(number);
    for (int i = 0; i < count; i++) {
      ChunkRecord chunk = ChunkRecord.read(bytes, header.maxChunk(), subject + " chunk " + i);
      boolean last = lastPage && i == count - 1;
      if (header.isFixed() && !last && chunk.plainLength() != header.maxChunk()) {
        throw IndexHeader.malformed(
            "PKG-36",
            subject + " chunk " + i,
            "plainLen " + chunk.plainLength(),
            "plainLen " + header.maxChunk());
      }
      chunks.add(chunk);
    }
  }

  private void requireSums() throws PackageRefusedException {
    long plain = index.plainOffset(number);
    long stored = index.storedOffset(number);
    for (ChunkRecord chunk : chunks) {
      plain += chunk.plainLength();
      stored += chunk.storedLength();
    }
    requireEnd("plainLen", plain, index.plainOffset(number + 1));
    requireEnd("storedLen", stored, index.storedOffset(number + 1));
  }

  private void requireEnd(String field, long found, long expected) throws PackageRefusedException {
    if (found != expected) {
      throw IndexHeader.malformed(
          "PKG-37", subject, "sum of " + field + " ending at " + found, "at " + expected);
    }
  }
}
