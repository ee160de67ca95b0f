package dev.cachet.golden;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
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
  private static final int TRIES = 200;
  private static final DeviceIdentity DEVICE =
      new DeviceIdentity(
          "example-devices",
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-1",
          Environment.PRODUCTION);

  /** For a device that has root 1. */
  private static final Subject CHAINED =
      new Subject(
          signed().root(2, GoldenPackage.rootEnvelope(2)).root(3, GoldenPackage.rootEnvelope(3)),
          GoldenPackage.roots().get(0).trusted());

  /** For a device that has root 3, so that each judgement is quick. */
  private static final Subject PLAIN = new Subject(signed(), caughtUp());

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
    CHAINED.judge(CHAINED.good);
    PLAIN.judge(PLAIN.good);
  }

  @Property(tries = TRIES)
  @Tag("PKG-1")
  void aChangedHeaderIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    CHAINED.assertRefused(mutation, seed, part -> part.what().startsWith("header of "));
  }

  @Property(tries = TRIES)
  void aChangedRootIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    CHAINED.assertRefused(mutation, seed, part -> part.what().startsWith("root "));
  }

  @Property(tries = TRIES)
  void aChangedManifestIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.what().equals("manifest"));
  }

  @Property(tries = TRIES)
  void aChangedSignatureIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.what().equals("detached signatures"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-65")
  void aChangedFileIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.clause().equals("PKG-65"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-28")
  void aChangedIndexIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.what().startsWith("index: "));
  }

  @Property(tries = TRIES)
  @Tag("PKG-34")
  void aChangedPageOrBitmapIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.clause().matches("PKG-3[58]"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-40")
  void aChangedChunkIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    PLAIN.assertRefused(mutation, seed, part -> part.clause().equals("PKG-40"));
  }

  @Property(tries = TRIES)
  @Tag("PKG-3")
  @Tag("PKG-5")
  void aChangedPaddingOrEndIsNeverAccepted(@ForAll Mutation mutation, @ForAll long seed) {
    CHAINED.assertRefused(mutation, seed, part -> part.clause().matches("PKG-[35]"));
  }

  private static PackageFixture signed() {
    return PackageFixture.unsigned().signedBy(GoldenPackage.roots().get(2).packageSigners());
  }

  private static TrustedRoot caughtUp() {
    try {
      TrustedRoot root = GoldenPackage.roots().get(0).trusted();
      root = TrustChain.next(root, GoldenPackage.rootEnvelope(2));
      return TrustChain.next(root, GoldenPackage.rootEnvelope(3));
    } catch (PackageRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Subject {
    private final byte[] good;
    private final List<Part> parts;
    private final TrustedRoot root;

    Subject(PackageFixture fixture, TrustedRoot root) {
      this.good = fixture.bytes();
      this.parts = ContainerFixture.parts(fixture.entries());
      this.root = root;
    }

    void assertRefused(Mutation mutation, long seed, Predicate<Part> region) {
      Random random = new Random(seed);
      byte[] changed = mutation.of(good, position(region, random), random);
      // Clearing zeros changes nothing; a longer file is always a change.
      boolean same = Arrays.equals(changed, good);
      byte[] container = same ? Arrays.copyOf(good, good.length + 512) : changed;
      assertThrows(PackageRefusedException.class, () -> judge(container));
    }

    /** Any byte of any part of a region, each part as likely as the others. */
    private int position(Predicate<Part> region, Random random) {
      int[] numbers =
          IntStream.range(0, parts.size()).filter(i -> region.test(parts.get(i))).toArray();
      int part = numbers[random.nextInt(numbers.length)];
      int start = parts.subList(0, part).stream().mapToInt(before -> before.bytes().length).sum();
      return start + random.nextInt(parts.get(part).bytes().length);
    }

    void judge(byte[] container) throws Exception {
      PackageVerifier verifier =
          new PackageVerifier(new OneRoot(root), DEVICE, new InstalledCounters(400, 420));
      try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(container))) {
        DeviceTime now = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));
        verifier.verifyContents(verifier.verify(received, now));
      }
    }
  }

  /** Begins with the same root each time. */
  private static final class OneRoot implements TrustStore {
    private TrustedRoot root;

    OneRoot(TrustedRoot root) {
      this.root = root;
    }

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
