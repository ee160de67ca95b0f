package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A package in which nothing is to spare: every signature is needed and its root is newer than the
 * device's. Whatever single byte of it is changed, it is refused.
 */
class EveryByteTest {
  static final byte[] PACKAGE = tight();
  static final TrustedRoot FACTORY = Maker.anchor(root(1));

  @Test
  void isSignedOrFixed() {
    assertEquals(Optional.empty(), refusal(PACKAGE));
    Map<Reason, Integer> codes = new ConcurrentHashMap<>();
    int[] accepted =
        IntStream.range(0, PACKAGE.length)
            .parallel()
            .filter(position -> refusal(changed(position)).map(why -> count(codes, why)).isEmpty())
            .toArray();
    assertEquals(0, accepted.length, () -> "accepted with a change at " + accepted[0]);
    int refused = codes.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(PACKAGE.length, refused);
    System.out.println(
        "single bytes changed and refused: " + refused + ", by code: " + new TreeMap<>(codes));
  }

  @Test
  void isNeededToItsEnd() {
    int[] accepted =
        IntStream.iterate(0, length -> length < PACKAGE.length, length -> length + 64)
            .parallel()
            .filter(length -> refusal(Arrays.copyOf(PACKAGE, length)).isEmpty())
            .toArray();
    assertEquals(0, accepted.length, () -> "accepted when cut to " + accepted[0]);
    assertTrue(refusal(Arrays.copyOf(PACKAGE, PACKAGE.length - 1)).isPresent(), "one byte less");
    assertTrue(refusal(Arrays.copyOf(PACKAGE, PACKAGE.length + 1)).isPresent(), "one byte more");
  }

  private static Refusal count(Map<Reason, Integer> codes, Refusal why) {
    codes.merge(why.reason(), 1, Integer::sum);
    return why;
  }

  /** One bit is turned over, another from byte to byte. */
  static byte[] changed(int position) {
    byte[] copy = PACKAGE.clone();
    copy[position] ^= (byte) (1 << position % 8);
    return copy;
  }

  static Optional<Refusal> refusal(byte[] bytes) {
    PackageVerifier verifier = new TestDevice().verifier(new MemoryRoots(FACTORY));
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      return verifier.examine(received, TestDevice.NOW).refusal();
    } catch (PackageRefusedException e) {
      return Optional.of(e.refusal());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static RootFixture root(long version) {
    return Maker.root(version).role("root", 1, Maker.CLASSICAL, Maker.ROOT);
  }

  private static byte[] tight() {
    return new ReleaseFixture()
        .rootEntry(2, root(2).envelope(Maker.ROOT))
        .payloads(
            PayloadFixture.of("rootfs", "squeeze ".repeat(64).getBytes(US_ASCII), 4096),
            PayloadFixture.raw("boot", ReleaseFixture.plain(70), 4096))
        .bytes();
  }
}
