package dev.cachet.golden;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustStore;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageVerifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/**
 * No byte of a package at exact quorum, whose roots are all newer than the device's, may change.
 * Each property changes one region in one of six ways; the seed of a run is in its report.
 */
class MutationProperties {
  private static final int TRIES = 300;
  private static final PackageFixture FIXTURE =
      PackageFixture.unsigned()
          .root(2, GoldenPackage.rootEnvelope(2))
          .root(3, GoldenPackage.rootEnvelope(3))
          .signedBy(GoldenPackage.roots().get(2).packageSigners());
  private static final byte[] GOOD = FIXTURE.bytes();
  private static final List<Part> PARTS = ContainerFixture.parts(FIXTURE.entries());
  private static final TrustedRoot FACTORY_ROOT = GoldenPackage.roots().get(0).trusted();

  enum Mutation {
    FLIP {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        byte[] bytes = good.clone();
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
    },
    REPLACE {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        byte[] bytes = good.clone();
        byte[] run = run(random);
        System.arraycopy(run, 0, bytes, at, Math.min(run.length, bytes.length - at));
        return bytes;
      }
    },
    CLEAR {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, at, Math.min(bytes.length, at + run(random).length), (byte) 0);
        return bytes;
      }
    },
    INSERT {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        return spliced(good, at, run(random), at);
      }
    },
    DELETE {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        return spliced(good, at, new byte[0], Math.min(good.length, at + run(random).length));
      }
    },
    TRUNCATE {
      @Override
      byte[] of(byte[] good, int at, Random random) {
        return Arrays.copyOf(good, at);
      }
    };

    abstract byte[] of(byte[] good, int at, Random random);

    private static byte[] run(Random random) {
      byte[] run = new byte[random.nextInt(8) == 0 ? 512 : 1 + random.nextInt(64)];
      random.nextBytes(run);
      return run;
    }

    private static byte[] spliced(byte[] good, int to, byte[] middle, int from) {
      byte[] bytes = Arrays.copyOf(good, to + middle.length + good.length - from);
      System.arraycopy(middle, 0, bytes, to, middle.length);
      System.arraycopy(good, from, bytes, to + middle.length, good.length - from);
      return bytes;
    }
  }

  @Example
  void theUnchangedPackageIsAccepted() throws Exception {
    judge(GOOD);
  }

  @Property(tries = TRIES)
  @Tag("PKG-1")
  void aChangedHeaderIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.what().startsWith("header of "));
  }

  @Property(tries = TRIES)
  void aChangedRootIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.what().startsWith("root "));
  }

  @Property(tries = TRIES)
  void aChangedManifestIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.what().equals("manifest"));
  }

  @Property(tries = TRIES)
  void aChangedSignatureIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.what().equals("detached signatures"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-65")
  void aChangedFileIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.clause().equals("PKG-65"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-28")
  void aChangedIndexIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.what().startsWith("index: "));
  }

  @Property(tries = TRIES)
  @Tag("PKG-34")
  void aChangedPageOrBitmapIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.clause().matches("PKG-3[58]"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-40")
  void aChangedChunkIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.clause().equals("PKG-40"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-3")
  @Tag("PKG-5")
  void aChangedPaddingOrEndIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    assertRefused(mutation, seed, part -> part.clause().matches("PKG-[35]"));
  }

  private static void assertRefused(Mutation mutation, long seed, Predicate<Part> region) {
    Random random = new Random(seed);
    byte[] changed = mutation.of(GOOD, position(region, random), random);
    if (Arrays.equals(changed, GOOD)) {
      // Clearing zeros changes nothing; a longer file is always a change.
      changed = Arrays.copyOf(GOOD, GOOD.length + 512);
    }
    byte[] container = changed;
    assertThrows(PackageRefusedException.class, () -> judge(container));
  }

  /** Any byte of any part of a region, each part as likely as the others. */
  private static int position(Predicate<Part> region, Random random) {
    int[] parts = IntStream.range(0, PARTS.size()).filter(i -> region.test(PARTS.get(i))).toArray();
    int part = parts[random.nextInt(parts.length)];
    int start = PARTS.subList(0, part).stream().mapToInt(before -> before.bytes().length).sum();
    return start + random.nextInt(PARTS.get(part).bytes().length);
  }

  private static void judge(byte[] container) throws Exception {
    DeviceIdentity device =
        new DeviceIdentity(
            "example-devices",
            "ventilator-x",
            "04012345678901",
            "vx-2",
            5,
            "SN-1",
            Environment.PRODUCTION);
    PackageVerifier verifier =
        new PackageVerifier(new OneRoot(), device, new InstalledCounters(400, 420));
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(container))) {
      DeviceTime now = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));
      verifier.verifyContents(verifier.verify(received, now));
    }
  }

  /** Begins with the factory root each time. */
  private static final class OneRoot implements TrustStore {
    private TrustedRoot root = FACTORY_ROOT;

    @Override
    public TrustedRoot current() {
      return root;
    }

    @Override
    public void accept(TrustedRoot next) {
      root = next;
    }
  }
}
