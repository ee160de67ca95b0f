package dev.cachet.pack;

import dev.cachet.chunk.ChunkRecord;
import dev.cachet.chunk.IndexPage;
import dev.cachet.chunk.PayloadIndex;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Proves plain bytes that lie in a slot against the index and the pages of a payload, after the
 * package itself is gone. The index is bound by the manifest and the pages by the index, so what is
 * proven here is what was signed.
 */
public final class PayloadCheck {
  private static final String CLAUSE = "DEV-12";

  private final String subject;
  private final PayloadIndex index;
  private final Source kept;
  private final Source plain;
  private final MessageDigest digest = Sha256.newDigest();

  private PayloadCheck(String subject, PayloadIndex index, Source kept, Source plain) {
    this.subject = subject;
    this.index = index;
    this.kept = kept;
    this.plain = plain;
  }

  /** Bytes that can be read at any place. */
  @FunctionalInterface
  public interface Source {
    /**
     * Fills a buffer from a place, or up to the end.
     *
     * @param offset where to begin, in bytes
     * @param into filled from its position, which moves by what was read
     * @return how many bytes were read
     * @throws IOException if the medium fails
     */
    int read(long offset, ByteBuffer into) throws IOException;
  }

  /**
   * Reads every page and every plain byte, in the memory of the index, one page and one chunk.
   *
   * @param payload what the manifest says of the payload
   * @param kept the index, then its pages in order, as {@link ChunkSink#page} was given them
   * @param plain the plain bytes; what follows after the size of the payload is not looked at here,
   *     since a source does not know its end: whoever opened it compares that
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED} if the
   *     kept index or a page is damaged, {@code READBACK_MISMATCH} if something is missing or a
   *     chunk is not the signed one
   * @throws IOException if the medium fails
   */
  public static void require(Payload payload, Source kept, Source plain)
      throws PackageRefusedException, IOException {
    String subject = "slot " + payload.slot();
    byte[] indexBytes = take(kept, 0, payload.indexSize(), subject + " index");
    PayloadIndex index = PayloadIndex.read(indexBytes, payload, subject + " index");
    new PayloadCheck(subject, index, kept, plain).requirePages(payload.indexSize());
  }

  private void requirePages(long indexSize) throws PackageRefusedException, IOException {
    long at = indexSize;
    for (int page = 0; page < index.header().pages(); page++) {
      int length = index.header().chunksIn(page) * ChunkRecord.BYTES;
      byte[] records = take(kept, at, length, subject + " index");
      requireChunks(IndexPage.read(records, index, page, subject), index.plainOffset(page));
      at += length;
    }
  }

  private void requireChunks(IndexPage page, long start)
      throws PackageRefusedException, IOException {
    long at = start;
    for (ChunkRecord chunk : page.chunks()) {
      digest.update(take(plain, at, chunk.plainLength(), subject));
      Sha256 found = Sha256.fromBytes(digest.digest());
      if (!found.equals(chunk.plainSha256())) {
        throw mismatch(subject + " at " + at, found.hex(), chunk.plainSha256().hex());
      }
      at += chunk.plainLength();
    }
  }

  private static byte[] take(Source source, long at, int length, String subject)
      throws PackageRefusedException, IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int count = source.read(at, bytes);
    if (count < length) {
      throw mismatch(subject + " at " + at, count + " bytes", length + " bytes");
    }
    return bytes.array();
  }

  private static PackageRefusedException mismatch(String subject, String found, String expected) {
    return new PackageRefusedException(Reason.READBACK_MISMATCH, CLAUSE, subject, found, expected);
  }
}
