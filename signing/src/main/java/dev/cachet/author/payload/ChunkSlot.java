package dev.cachet.author.payload;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;

/** The buffers of one chunk on its way from the payload to the package. */
final class ChunkSlot {
  /** Length of a record in a page, in bytes. */
  static final int RECORD = 72;

  private static final int RAW = 0;
  private static final int ZSTD = 1;

  private final byte[] plain;
  private final byte[] compressed;
  private final ByteBuffer record = ByteBuffer.allocate(RECORD);
  private int plainLength;
  private byte[] stored;
  private int storedLength;

  ChunkSlot(int maxChunk) {
    this.plain = new byte[maxChunk];
    this.compressed = new byte[Math.toIntExact(Zstd.compressBound(maxChunk))];
    this.stored = plain;
  }

  byte[] plain() {
    return plain;
  }

  byte[] compressed() {
    return compressed;
  }

  int plainLength() {
    return plainLength;
  }

  void filled(int length) {
    plainLength = length;
  }

  void encoded(byte[] bytes, int length, byte[] plainSha256, byte[] storedSha256) {
    stored = bytes;
    storedLength = length;
    record.clear();
    record.putInt(plainLength);
    record.putInt((bytes == plain ? RAW : ZSTD) << 24 | length);
    record.put(plainSha256).put(storedSha256).flip();
  }

  ByteBuffer record() {
    return record.duplicate();
  }

  ByteBuffer stored() {
    return ByteBuffer.wrap(stored, 0, storedLength);
  }
}
