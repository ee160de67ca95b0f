package dev.cachet.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoder by itself, on frames that nothing has walked before. */
class ZstdChunkDecoderTest {
  private static byte[] decode(String hex, int plainLength) throws ChunkDecodingException {
    byte[] frame = HexFormat.of().parseHex(hex);
    byte[] plain = new byte[4096];
    new ZstdChunkDecoder().decode(frame, frame.length, plain, plainLength);
    return Arrays.copyOf(plain, plainLength);
  }

  @Test
  void decodesARun() throws Exception {
    byte[] sevens = new byte[300];
    Arrays.fill(sevens, (byte) 7);
    assertArrayEquals(sevens, decode("28b52ffd602c0063090007", 300));
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffde0ffffffffffffffff63090007,a content size of 2^64 - 1, found by a search",
    "28b52ffd602c006309,the end within a block",
    "28b52ffd602c0067090007,a reserved block type",
    "ffffffff,another magic number",
  })
  @Tag("PKG-46")
  void saysOfEveryBadFrameThatItIsDamaged(String hex) {
    assertThrows(ChunkDecodingException.class, () -> decode(hex, 300));
  }

  @Test
  @Tag("PKG-46")
  void refusesAFrameOfAnotherLength() {
    assertThrows(ChunkDecodingException.class, () -> decode("28b52ffd602c0063090007", 301));
    assertThrows(ChunkDecodingException.class, () -> decode("28b52ffd602c0063090007", 299));
  }
}
