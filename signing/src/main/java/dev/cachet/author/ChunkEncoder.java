package dev.cachet.author;

import dev.cachet.digest.Sha256;
import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Turns one chunk into its stored bytes and its record in a page. Reuses its buffers. */
final class ChunkEncoder {
  static final int RECORD = 72;

  private static final int RAW = 0;
  private static final int ZSTD = 1;

  private final ZstdCompressor zstd = new ZstdCompressor();
  private final MessageDigest sha256 = Sha256.newDigest();
  private final byte[] compressed;
  private byte[] stored = new byte[0];
  private int storedLength;

  ChunkEncoder(int maxChunk) {
    this.compressed = new byte[zstd.maxCompressedLength(maxChunk)];
  }

  /** Encodes a chunk and appends its record; afterwards {@link #stored} has its bytes. */
  void encode(byte[] plain, int length, ByteBuffer page) {
    int packed = zstd.compress(plain, 0, length, compressed, 0, compressed.length);
    // PKG-67: compression has to pay; equal length is raw.
    boolean smaller = packed < length;
    stored = smaller ? compressed : plain;
    storedLength = smaller ? packed : length;
    page.putInt(length);
    page.putInt((smaller ? ZSTD : RAW) << 24 | storedLength);
    page.put(digest(plain, length));
    page.put(digest(stored, storedLength));
  }

  ByteBuffer stored() {
    return ByteBuffer.wrap(stored, 0, storedLength);
  }

  private byte[] digest(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    return sha256.digest();
  }
}
