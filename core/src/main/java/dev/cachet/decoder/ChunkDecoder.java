package dev.cachet.decoder;

/**
 * Decodes one zstd frame. A port: an integrator may put a native decoder behind it. What reaches it
 * was compared with a signed digest before and is compared with another one after.
 */
@FunctionalInterface
public interface ChunkDecoder {
  /**
   * Decodes a whole frame.
   *
   * @param stored the frame, from index 0; exactly one, without dictionary
   * @param storedLength its length in bytes
   * @param plain where to write, from index 0
   * @param plainLength how many bytes have to come out, at most {@code plain.length}
   * @throws ChunkDecodingException if not exactly {@code plainLength} bytes come out
   */
  void decode(byte[] stored, int storedLength, byte[] plain, int plainLength)
      throws ChunkDecodingException;
}
