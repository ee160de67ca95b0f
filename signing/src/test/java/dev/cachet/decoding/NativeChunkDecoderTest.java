package dev.cachet.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdChunkDecoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeChunkDecoderTest {
  private static final int LENGTH = 1 << 16;

  private static byte[] decode(ChunkDecoder decoder, byte[] frame, int plainLength)
      throws ChunkDecodingException {
    byte[] plain = new byte[LENGTH];
    decoder.decode(frame, frame.length, plain, plainLength);
    return Arrays.copyOf(plain, plainLength);
  }

  private static ChunkDecoder decoder() {
    ChunkDecoder decoder = NativeChunkDecoder.whereItLoads().get();
    assertEquals(NativeChunkDecoder.class, decoder.getClass());
    return decoder;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9, 12, 19})
  void decodesWhatThePureDecoderDecodes(int level) throws Exception {
    Random random = new Random(level);
    byte[] plain = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      plain[i] = (byte) (random.nextInt(8) * random.nextInt(4));
    }
    byte[] frame = Zstd.compress(plain, level);
    assertArrayEquals(plain, decode(decoder(), frame, LENGTH));
    assertArrayEquals(plain, decode(new ZstdChunkDecoder(), frame, LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28b52ffd602c006309", // the end within a block
        "28b52ffd602c0067090007", // a reserved block type
        "ffffffff"
      })
  @Tag("PKG-46")
  void saysOfEveryBadFrameThatItIsDamaged(String hex) {
    byte[] frame = HexFormat.of().parseHex(hex);
    assertThrows(ChunkDecodingException.class, () -> decode(decoder(), frame, 300));
  }

  @Test
  @Tag("PKG-46")
  void refusesAFrameOfAnotherLength() throws Exception {
    byte[] frame = HexFormat.of().parseHex("28b52ffd602c0063090007");
    assertEquals(300, decode(decoder(), frame, 300).length);
    assertThrows(ChunkDecodingException.class, () -> decode(decoder(), frame, 301));
    assertThrows(ChunkDecodingException.class, () -> decode(decoder(), frame, 299));
  }
}
