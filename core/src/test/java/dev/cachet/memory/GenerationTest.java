package dev.cachet.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private final byte[] bytes = new Generation(7, "{}".getBytes(StandardCharsets.US_ASCII)).bytes();

  @Test
  void hasTheLayoutOfTheTable() {
    String covered =
        "434143484554" + "4d31" + "00000001" + "0000000000000007" + "00000002" + "7b7d";
    byte[] expected = HexFormat.of().parseHex(covered);
    assertArrayEquals(expected, Arrays.copyOf(bytes, expected.length));
    assertEquals(
        Sha256.of(expected),
        Sha256.fromBytes(Arrays.copyOfRange(bytes, expected.length, bytes.length)));
  }

  @Test
  void readsBack() {
    Generation read = Generation.read(bytes).orElseThrow();
    assertEquals(7, read.number());
    assertArrayEquals(new byte[] {'{', '}'}, read.json());
  }

  @Test
  void neverReadsWhatHasOneFlippedBit() {
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertTrue(Generation.read(flipped).isEmpty(), "bit " + i);
    }
  }

  @Test
  void neverReadsWhatIsShorterOrLonger() {
    for (int length = 0; length < bytes.length; length++) {
      assertTrue(Generation.read(Arrays.copyOf(bytes, length)).isEmpty(), "length " + length);
    }
    assertTrue(Generation.read(Arrays.copyOf(bytes, bytes.length + 1)).isEmpty());
  }

  @Test
  void neverReadsAnotherFormatOrGenerationZero() {
    assertTrue(Generation.read(signed(bytes, 11, (byte) 2)).isEmpty());
    assertTrue(Generation.read(signed(bytes, 19, (byte) 0)).isEmpty());
    assertTrue(Generation.read(signed(bytes, 12, (byte) 0x80)).isEmpty());
    assertTrue(Generation.read(signed(bytes, 23, (byte) 3)).isEmpty());
    assertTrue(Generation.read(signed(bytes, 0, (byte) 'X')).isEmpty());
  }

  /** One byte changed under a digest that fits. */
  private static byte[] signed(byte[] bytes, int place, byte value) {
    byte[] changed = bytes.clone();
    changed[place] = value;
    int end = changed.length - Sha256.LENGTH;
    byte[] digest = Sha256.of(Arrays.copyOf(changed, end)).bytes();
    System.arraycopy(digest, 0, changed, end, digest.length);
    return changed;
  }
}
