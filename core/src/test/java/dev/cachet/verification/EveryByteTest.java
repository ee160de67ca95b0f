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
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A package in which nothing is to spare: every signature is needed and its root is newer than the
 * device's. Whatever single byte of it is changed, it is refused.
 */
class EveryByteTest {
  static final byte[] PACKAGE = tight();
  private static final int[] OTHERS = {0x01, 0x80, 0xff};
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

  /**
   * Headers and padding included: no other value of any byte is accepted, none ends in an
   * exception, and none makes the reader read or hash more than twice the package.
   */
  @Test
  void threeOtherValuesOfEveryByteAreRefusedAtBoundedCost() {
    byte[] small = small();
    Map<Reason, Integer> codes = new ConcurrentHashMap<>();
    LongAccumulator mostRead = new LongAccumulator(Math::max, 0);
    LongAccumulator mostHashed = new LongAccumulator(Math::max, 0);
    LongAccumulator mostDigests = new LongAccumulator(Math::max, 0);
    long digestsOfTheRight;
    int[] accepted;
    try (CountedDigests counted = new CountedDigests()) {
      counted.restart();
      assertEquals(Optional.empty(), refusal(small));
      digestsOfTheRight = counted.digests();
      accepted =
          IntStream.range(0, small.length * OTHERS.length)
              .parallel()
              .filter(
                  number -> {
                    byte[] copy = small.clone();
                    copy[number / OTHERS.length] ^= (byte) OTHERS[number % OTHERS.length];
                    MemoryChannel channel = new MemoryChannel(copy);
                    counted.restart();
                    Optional<Refusal> refusal = refusal(channel);
                    mostDigests.accumulate(counted.digests());
                    mostHashed.accumulate(counted.bytes());
                    mostRead.accumulate(
                        channel.reads().stream().mapToLong(r -> r.to() - r.from()).sum());
                    return refusal.map(why -> count(codes, why)).isEmpty();
                  })
              .toArray();
    }
    assertEquals(0, accepted.length, () -> "accepted with a change at " + accepted[0] / 3);
    int refused = codes.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(small.length * OTHERS.length, refused);
    System.out.printf(
        "%,d other values of %,d bytes, all refused; at most %,d bytes read, %,d hashed in %d"
            + " digests; by code: %s%n",
        refused,
        small.length,
        mostRead.get(),
        mostHashed.get(),
        mostDigests.get(),
        new TreeMap<>(codes));
    assertTrue(mostRead.get() <= 2L * small.length, "bytes read: " + mostRead);
    assertTrue(mostHashed.get() <= 2L * small.length, "bytes hashed: " + mostHashed);
    assertTrue(mostDigests.get() <= digestsOfTheRight, "digests: " + mostDigests);
    assertTrue(digestsOfTheRight > 0, "nothing was counted");
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
    return refusal(new MemoryChannel(bytes));
  }

  private static Optional<Refusal> refusal(MemoryChannel channel) {
    PackageVerifier verifier = new TestDevice().verifier(new MemoryRoots(FACTORY));
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
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

  /** One Ed25519 signature for each role, so that tens of thousands of judgements are quick. */
  private static byte[] small() {
    RootFixture second =
        root(2)
            .role("release", 1, Maker.CLASSICAL, Maker.RELEASE)
            .role("clearance", 1, Maker.CLASSICAL, Maker.CLEARANCE);
    return new ReleaseFixture()
        .rootEntry(2, second.envelope(Maker.ROOT))
        .payloads(
            PayloadFixture.of("rootfs", "squeeze ".repeat(64).getBytes(US_ASCII), 4096),
            PayloadFixture.raw("boot", ReleaseFixture.plain(70), 4096))
        .signedBy(Maker.RELEASE, Maker.CLEARANCE)
        .bytes();
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
