package dev.cachet.decoder;

import io.airlift.compress.zstd.ZstdDecompressor;

/** Decodes zstd in pure Java: nothing is unpacked to a temporary folder, nothing is native. */
public final class ZstdChunkDecoder implements ChunkDecoder {
  private final ZstdDecompressor decompressor = new ZstdDecompressor();

  /** A decoder of its own working memory; not to be shared between threads. */
  public ZstdChunkDecoder() {}

  @Override
  public void decode(byte[] stored, int storedLength, byte[] plain, int plainLength)
      throws ChunkDecodingException {
    int decoded = decompress(stored, storedLength, plain, plainLength);
    if (decoded != plainLength) {
      throw new ChunkDecodingException("the frame holds " + decoded + " bytes");
    }
  }

  private int decompress(byte[] stored, int storedLength, byte[] plain, int plainLength)
      throws ChunkDecodingException {
    try {
      return decompressor.decompress(stored, 0, storedLength, plain, 0, plainLength);
    } catch (RuntimeException e) {
      // The library lets through whatever it runs into, for a content size of 2^64 - 1 an
      // IllegalStateException.
      throw new ChunkDecodingException("the frame is damaged: " + e.getMessage(), e);
    }
  }
}
