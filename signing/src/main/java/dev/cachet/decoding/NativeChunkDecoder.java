package dev.cachet.decoding;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdChunkDecoder;
import java.util.function.Supplier;

/**
 * Decodes zstd with the library that packing uses: half of the processor time of pure Java.
 *
 * <p>Not for a device, nor for sealing, which asks whether a device can decode what was packed. The
 * verdict is the same with either decoder: the format's rules for a frame are checked before, and
 * what comes out is compared with a signed digest after.
 */
public final class NativeChunkDecoder implements ChunkDecoder {
  private NativeChunkDecoder() {}

  /**
   * The fastest decoder that runs here.
   *
   * @return makes native decoders; pure ones where the native library cannot be loaded, such as
   *     with a temporary folder from which no code may run
   */
  public static Supplier<ChunkDecoder> whereItLoads() {
    return loads() ? NativeChunkDecoder::new : ZstdChunkDecoder::new;
  }

  private static boolean loads() {
    try {
      return Zstd.magicNumber() != 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  @Override
  public void decode(byte[] stored, int storedLength, byte[] plain, int plainLength)
      throws ChunkDecodingException {
    long decoded;
    try {
      decoded = Zstd.decompressByteArray(plain, 0, plainLength, stored, 0, storedLength);
    } catch (ZstdException e) {
      throw new ChunkDecodingException("the frame is damaged: " + e.getMessage(), e);
    }
    if (Zstd.isError(decoded)) {
      throw new ChunkDecodingException("the frame is damaged: " + Zstd.getErrorName(decoded));
    }
    if (decoded != plainLength) {
      throw new ChunkDecodingException("the frame holds " + decoded + " bytes");
    }
  }
}
