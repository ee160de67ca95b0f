package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Environment;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.Outcome;
import dev.cachet.verification.rule.CounterRule;
import dev.cachet.verification.rule.ExpiryRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class VerificationProperties {
  private static final Instant EXPIRES = Instant.parse("2027-11-01T00:00:00Z");
  private static final byte[] RELEASE = new ReleaseFixture().root(Maker.root(2)).bytes();
  private static final List<byte[]> ROOTS = roots(5);

  /** The judgement itself compares verify with examine; here the bytes are damaged at random. */
  @Property(tries = 200)
  @Tag("PKG-48")
  void verifyAndExamineAlwaysAgree(
      @ForAll @Size(max = 3) List<@IntRange(max = 1 << 20) Integer> places,
      @ForAll @IntRange(max = 4096) int cut) {
    byte[] bytes = RELEASE.clone();
    for (int place : places) {
      bytes[place % bytes.length] ^= (byte) (1 << place % 8);
    }
    int length = cut % 4 == 0 ? bytes.length : bytes.length - cut;
    Verdict verdict = new TestDevice().judge(Arrays.copyOf(bytes, length));
    assertEquals(verdict.refusal().isEmpty(), verdict.contents().isPresent());
  }

  @Property(tries = 100)
  @Tag("PKG-55")
  @Tag("PKG-56")
  @Tag("PKG-57")
  @Tag("PKG-58")
  void successAlwaysNamesTheDeviceAndTheDigestThatWereAsked(
      @ForAll("devices") DeviceIdentity device, @ForAll("releases") ReleaseFixture release) {
    Verdict verdict = new TestDevice().being(device).judge(release.bytes());
    Optional<VerifiedManifest> manifest = verdict.manifest();
    if (manifest.isEmpty()) {
      return;
    }
    assertEquals(Sha256.of(release.manifest()), manifest.get().packageId());
    assertEquals(device, manifest.get().device());
    assertEquals(device.product(), manifest.get().manifest().product());
    assertTrue(manifest.get().manifest().target().udiDi().contains(device.udiDi()));
    assertTrue(manifest.get().manifest().target().hwModel().contains(device.hwModel()));
  }

  @Property(tries = 100)
  @Tag("TRU-39")
  @Tag("TRU-50")
  void noOrderOfRootsEverLetsAnOlderRootIn(
      @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 5) Integer> order,
      @ForAll @IntRange(min = 1, max = 3) int inForce) {
    ReleaseFixture release = new ReleaseFixture();
    order.stream().sorted().distinct().forEach(n -> release.rootEntry(n, content(order, n)));
    TestDevice device = new TestDevice().trusting(Maker.anchor(Maker.root(inForce)));
    List<Long> versions = device.judge(release.bytes()).roots().versions();
    for (int i = 0; i < versions.size(); i++) {
      assertEquals(inForce + i, versions.get(i));
    }
  }

  @Property(tries = 50)
  @Tag("TRU-4")
  void theOrderOfSigningNeverChangesTheVerdict(@ForAll Random random) {
    List<Desk> desks =
        new ArrayList<>(
            List.of(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE_2));
    Collections.shuffle(desks, random);
    new TestDevice()
        .judge(new ReleaseFixture().signedBy(desks.toArray(Desk[]::new)).bytes())
        .isAccepted();
    desks.remove(0);
    Verdict verdict =
        new TestDevice().judge(new ReleaseFixture().signedBy(desks.toArray(Desk[]::new)).bytes());
    assertEquals(Outcome.FAILED, verdict.report().result(Check.QUORUM).outcome());
  }

  @Property(tries = 100)
  @Tag("TRU-49")
  void aRefusalNeverTakesBackARootThatWasAccepted(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(min = 1, max = 3) int count) {
    ReleaseFixture release = new ReleaseFixture();
    for (int i = 0; i < count; i++) {
      release.rootEntry(i + 2, ROOTS.get(i + 1));
    }
    byte[] bytes = release.bytes();
    int prefix = bytes.length - new ReleaseFixture().bytes().length;
    bytes[prefix + place % (bytes.length - prefix)] ^= 1;
    Verdict verdict = new TestDevice().judge(bytes);
    boolean readable = verdict.report().result(Check.CHAIN).outcome() == Outcome.PASSED;
    assertEquals(readable ? count + 1 : 1, verdict.roots().versions().size());
  }

  @Property
  @Tag("PKG-60")
  @Tag("PKG-61")
  void nothingBelowTheFloorIsEverAccepted(
      @ForAll @LongRange(max = 30_000) long deviceFloor,
      @ForAll @LongRange(max = 30_000) long counter,
      @ForAll @LongRange(max = 30_000) long floor)
      throws Exception {
    long lower = Math.min(counter, floor);
    Optional<Reason> reason = counterVerdict(deviceFloor, counter, lower);
    assertEquals(counter < deviceFloor, reason.equals(Optional.of(Reason.ROLLBACK)));
    assertEquals(
        counter >= deviceFloor && lower > deviceFloor + 10_000,
        reason.equals(Optional.of(Reason.FLOOR_JUMP)));
  }

  @Property
  @Tag("PKG-63")
  @Tag("TRU-61")
  void aTimeNeverRevivesWhatHadExpired(
      @ForAll @IntRange(min = -1000, max = 1000) int clock,
      @ForAll @IntRange(min = -1000, max = 1000) int floor)
      throws Exception {
    DeviceTime time = DeviceTime.trusted(EXPIRES.plusSeconds(clock), EXPIRES.plusSeconds(floor));
    assertEquals(Math.max(clock, floor) > 0, isExpired(time));
    assertEquals(floor > 0, isExpired(DeviceTime.untrusted(EXPIRES.plusSeconds(floor))));
    assertFalse(isExpired(DeviceTime.unknown()));
  }

  @Provide
  Arbitrary<DeviceIdentity> devices() {
    Arbitrary<String> product = Arbitraries.of("ventilator-x", "ventilator-y");
    Arbitrary<String> udiDi = Arbitraries.of("04012345678901", "04012345678902");
    Arbitrary<String> model = Arbitraries.of("vx-2", "vx-3");
    return Combinators.combine(product, udiDi, model)
        .as(
            (p, u, m) ->
                new DeviceIdentity("example-devices", p, u, m, 5, "SN-1", Environment.PRODUCTION));
  }

  @Provide
  Arbitrary<ReleaseFixture> releases() {
    Arbitrary<String> product = Arbitraries.of("ventilator-x", "ventilator-y");
    Arbitrary<String> udiDi =
        Arbitraries.of("[\"04012345678901\"]", "[\"04012345678902\",\"04012345678901\"]");
    Arbitrary<String> model = Arbitraries.of("[\"vx-2\"]", "[\"vx-3\"]");
    return Combinators.combine(product, udiDi, model)
        .as(
            (p, u, m) ->
                new ReleaseFixture().quoted("product", p).target("udiDi", u).target("hwModel", m));
  }

  private static Optional<Reason> counterVerdict(long deviceFloor, long counter, long floor)
      throws Exception {
    byte[] manifest =
        new ReleaseFixture()
            .set("counter", Long.toString(counter))
            .set("floor", Long.toString(floor))
            .manifest();
    try {
      CounterRule rule = new CounterRule(InstalledCounters.ofUnknownRelease(deviceFloor));
      rule.requireNotBelow(UnsafeManifest.open(manifest));
      rule.requireNoLeap(UnsafeManifest.open(manifest));
      return Optional.empty();
    } catch (PackageRefusedException e) {
      return Optional.of(e.refusal().reason());
    }
  }

  private static boolean isExpired(DeviceTime time) throws Exception {
    try {
      ExpiryRule.check(
          UnsafeManifest.open(new ReleaseFixture().manifest()),
          PackageExpiry.REQUIRED,
          time,
          false);
      return false;
    } catch (PackageRefusedException e) {
      return true;
    }
  }

  /** The root that belongs under a number, or another one of the list. */
  private static byte[] content(List<Integer> order, int number) {
    return ROOTS.get(order.get(number % order.size()) - 1);
  }

  private static List<byte[]> roots(int count) {
    List<byte[]> roots = new ArrayList<>();
    for (int version = 1; version <= count; version++) {
      roots.add(Maker.signed(Maker.root(version)));
    }
    return roots;
  }
}
