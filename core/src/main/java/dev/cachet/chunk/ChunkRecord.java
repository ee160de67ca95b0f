package dev.cachet.chunk;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import java.nio.ByteBuffer;

/** The record of a chunk in a page (package specification, section 6); every field in range. */
public record ChunkRecord(
    int plainLength, boolean zstd, int storedLength, Sha256 plainSha256, Sha256 storedSha256) {
  /** The length of one record in a page. */
  public static final int BYTES = 72;

  private static final int RAW = 0;
  private static final int ZSTD = 1;
  private static final int STORED_LENGTH_BITS = 24;

  static ChunkRecord read(ByteBuffer page, int maxChunk, String subject)
      throws PackageRefusedException {
    long plain = Integer.toUnsignedLong(page.getInt());
    int word = page.getInt();
    int codec = word >>> STORED_LENGTH_BITS;
    int stored = word & ((1 << STORED_LENGTH_BITS) - 1);
    require(plain >= 1 && plain <= maxChunk, subject, "plainLen " + plain, "1 to " + maxChunk);
    require(codec == RAW || codec == ZSTD, subject, "codec " + codec, "0 or 1");
    require(stored >= 1 && stored <= plain, subject, "storedLen " + stored, "1 to " + plain);
    require(
        codec == ZSTD || stored == plain,
        subject,
        "raw, storedLen " + stored,
        "storedLen " + plain);
    return new ChunkRecord((int) plain, codec == ZSTD, stored, digest(page), digest(page));
  }

  private static Sha256 digest(ByteBuffer page) {
    byte[] digest = new byte[Sha256.LENGTH];
    page.get(digest);
    return Sha256.fromBytes(digest);
  }

  private static void require(boolean holds, String subject, String found, String expected)
      throws PackageRefusedException {
    if (!holds) {
      throw IndexHeader.malformed("PKG-35", subject, found, expected);
    }
  }
}
