package dev.cachet.chunk;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.ByteBuffer;

/**
 * The index of a payload: header and page table, proven against the manifest and free of
 * contradictions. Some 3 KB for 4 GiB in chunks of 64 KiB; 768 KiB at most.
 */
public final class PayloadIndex {
  private static final int DIGEST = Sha256.LENGTH;

  private final IndexHeader header;
  private final byte[] bytes;
  private final String name;

  private PayloadIndex(IndexHeader header, byte[] bytes, String name) {
    this.header = header;
    this.bytes = bytes;
    this.name = name;
  }

  /**
   * Interprets no byte before the digest over all of them held (PKG-28, PKG-51).
   *
   * @param bytes the bytes
   * @param payload the payload
   * @param name the name
   * @return the payload index
   * @throws PackageRefusedException if it is refused
   */
  public static PayloadIndex read(byte[] bytes, Payload payload, String name)
      throws PackageRefusedException {
    Sha256 digest = Sha256.of(bytes);
    if (!digest.equals(payload.indexSha256())) {
      throw new PackageRefusedException(
          Reason.INDEX_DIGEST_MISMATCH, "PKG-28", name, digest.hex(), payload.indexSha256().hex());
    }
    IndexHeader header = IndexHeader.read(ByteBuffer.wrap(bytes), name);
    PayloadIndex index = new PayloadIndex(header, bytes, name);
    index.requireSizes(payload);
    index.requireTable();
    return index;
  }

  /**
   * The head of the index.
   *
   * @return the index header
   */
  public IndexHeader header() {
    return header;
  }

  /**
   * The whole index as it was read.
   *
   * @return the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The digest that a page has to have. */
  Sha256 pageSha256(int page) {
    byte[] digest = new byte[DIGEST];
    System.arraycopy(bytes, record(page), digest, 0, DIGEST);
    return Sha256.fromBytes(digest);
  }

  /**
   * Where a page begins in the payload; for the number after the last page, where it ends.
   *
   * @param page the page, from 0
   * @return the number
   */
  public long plainOffset(int page) {
    return page == header.pages() ? header.plainSize() : offsetAt(record(page) + DIGEST);
  }

  /** How many stored bytes all chunks before a page have, present or not. */
  long storedOffset(int page) {
    return page == header.pages()
        ? header.storedSize()
        : offsetAt(record(page) + DIGEST + Long.BYTES);
  }

  private void requireSizes(Payload payload) throws PackageRefusedException {
    if (header.plainSize() != payload.plainSize()) {
      throw malformed("PKG-30", text(header.plainSize()), "plainSize " + payload.plainSize());
    }
    if (Long.compareUnsigned(header.storedSize(), header.plainSize()) > 0) {
      throw malformed("PKG-30", text(header.storedSize()), "storedSize at most plainSize");
    }
    long max = header.maxChunk();
    if (header.isFixed() && header.chunks() != (header.plainSize() + max - 1) / max) {
      throw malformed("PKG-31", header.chunks() + " chunks", "plainSize / max, rounded up");
    }
    if (bytes.length != IndexHeader.BYTES * (1 + header.pages())) {
      throw malformed("PKG-32", bytes.length + " bytes", 1 + header.pages() + " records of 48");
    }
  }

  private void requireTable() throws PackageRefusedException {
    for (int page = 0; page < header.pages(); page++) {
      if (page == 0 && (plainOffset(0) != 0 || storedOffset(0) != 0)) {
        throw malformed("PKG-33", "a first page that begins later", "offsets 0 of page 0");
      }
      if (!grows(plainOffset(page), plainOffset(page + 1))
          || !grows(storedOffset(page), storedOffset(page + 1))) {
        throw malformed("PKG-33", "offsets of page " + page, "offsets that grow page by page");
      }
      long fixed = (long) page * IndexHeader.CHUNKS_PER_PAGE * header.maxChunk();
      if (header.isFixed() && plainOffset(page) != fixed) {
        throw malformed("PKG-31", text(plainOffset(page)), "plainOffset " + fixed);
      }
    }
  }

  // The last of these bounds is a size below 2^53, so no offset can be negative either.
  private static boolean grows(long offset, long next) {
    return Long.compareUnsigned(offset, next) < 0;
  }

  private long offsetAt(int position) {
    return ByteBuffer.wrap(bytes).getLong(position);
  }

  private static int record(int page) {
    return IndexHeader.BYTES * (1 + page);
  }

  private static String text(long unsigned) {
    return Long.toUnsignedString(unsigned);
  }

  private PackageRefusedException malformed(String clause, String found, String expected) {
    return IndexHeader.malformed(clause, name, found, expected);
  }
}
