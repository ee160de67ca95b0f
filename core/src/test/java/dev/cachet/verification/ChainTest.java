package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.report.Check;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final TestDevice device = new TestDevice();

  @Test
  @Tag("TRU-49")
  void followsSeveralRootsAndKeepsEach() {
    Verdict verdict = device.judge(withRoots(2, 3, 4).bytes());
    verdict.isAccepted();
    assertEquals(List.of(1L, 2L, 3L, 4L), verdict.roots().versions());
    assertEquals(4, verdict.manifest().orElseThrow().rootVersion());
    assertEquals(
        4, verdict.manifest().orElseThrow().root().document().version(), "the root in force");
  }

  @Test
  @Tag("TRU-49")
  void keepsAcceptedRootsOfAPackageThatIsRefusedLater() {
    Verdict verdict = device.judge(withRoots(2, 3).set("counter", "399").set("floor", "0").bytes());
    verdict.isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
    assertEquals(List.of(1L, 2L, 3L), verdict.roots().versions());
  }

  @Test
  @Tag("TRU-49")
  @Tag("TRU-50")
  void keepsTheGoodRootsBeforeABadOne() {
    ReleaseFixture release = withRoots(2).rootEntry(3, Maker.root(3).envelope(Maker.GRANT));
    Verdict verdict = device.judge(release.bytes());
    verdict.isRefused(Check.CHAIN, Reason.QUORUM_MISSING, "TRU-54");
    assertEquals(List.of(1L, 2L), verdict.roots().versions());
  }

  @Test
  @Tag("TRU-49")
  void keepsARootBeforeItParsesTheNext() throws Exception {
    RefusingStore store = new RefusingStore();
    byte[] release = withRoots(2).rootEntry(3, "no envelope at all".getBytes(UTF_8)).bytes();
    PackageVerifier verifier =
        new PackageVerifier(store, TestDevice.IDENTITY, new InstalledCounters(0, 0));
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(release))) {
      assertThrows(IOException.class, () -> verifier.verify(received, TestDevice.NOW));
      assertThrows(IOException.class, () -> verifier.examine(received, TestDevice.NOW));
    }
  }

  @Test
  @Tag("TRU-39")
  void refusesAGapAfterTheRootInForce() {
    refusesNumbers("version 3", "version 2", 3);
    refusesNumbers("version 3", "version 2", 3, 4);
  }

  @Test
  @Tag("TRU-39")
  void refusesAGapAmongTheRootsBeforeItAcceptsOne() {
    refusesNumbers("version 4", "version 3", 2, 4);
    refusesNumbers("version 3", "version 2", 1, 3);
    device.trusting(Maker.anchor(Maker.root(3)));
    Verdict verdict = device.judge(withRoots(1, 3).bytes());
    verdict.isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-39");
  }

  @Test
  @Tag("TRU-40")
  void skipsOlderRootsWithoutParsingThem() {
    byte[] garbage = "not even JSON".getBytes(UTF_8);
    ReleaseFixture release =
        new ReleaseFixture().rootEntry(1, garbage).rootEntry(2, garbage).root(Maker.root(3));
    Verdict verdict = device.trusting(Maker.anchor(Maker.root(2))).judge(release.bytes());
    verdict.isAccepted();
    assertEquals(List.of(2L, 3L), verdict.roots().versions());
  }

  @Test
  @Tag("TRU-44")
  void refusesARootWhoseNameHidesItsVersion() {
    ReleaseFixture release = new ReleaseFixture().rootEntry(2, Maker.signed(Maker.root(3)));
    Verdict verdict = device.judge(release.bytes());
    verdict.isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-44");
    assertEquals(List.of(1L), verdict.roots().versions());
  }

  @Test
  @Tag("TRU-48")
  void followsAChainWhoseOldRootHasExpired() {
    RootFixture expired =
        Maker.root(1).quoted("expires", "2026-06-01T00:00:00Z").quoted("onExpiry", "refuse");
    device
        .trusting(Maker.anchor(expired))
        .judge(new ReleaseFixture().root(Maker.root(2)).bytes())
        .isAccepted();
  }

  @Test
  @Tag("TRU-56")
  void countsWithTheKeysOfTheNewestRootOnly() {
    Desk successor = Desk.classical("clearance-3");
    device
        .judge(new ReleaseFixture().root(withoutSecondClearance(successor)).bytes())
        .isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
    device
        .judge(
            new ReleaseFixture()
                .root(withoutSecondClearance(successor))
                .signedBy(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, successor)
                .bytes())
        .isAccepted();
  }

  @Test
  @Tag("TRU-63")
  void raisesTheFloorToTheIssueOfAnAcceptedRoot() {
    RootFixture late = Maker.root(2).quoted("issued", "2028-01-01T00:00:00Z");
    ReleaseFixture release = new ReleaseFixture().root(late);
    device.at(DeviceTime.unknown());
    device.judge(release.bytes()).isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
    device.at(DeviceTime.untrusted(Instant.EPOCH));
    device.judge(release.bytes()).isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }

  @Test
  @Tag("TRU-63")
  void neverLowersTheFloorByAnOlderIssue() {
    device
        .at(DeviceTime.untrusted(Instant.parse("2030-01-01T00:00:00Z")))
        .judge(withRoots(2).bytes())
        .isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }

  @Test
  @Tag("TRU-63")
  void letsARootRepairAFloorThatWasDrivenIntoTheFuture() {
    RootFixture repair = Maker.root(2).quoted("clockFloor", "2026-11-01T00:00:00Z");
    device
        .at(DeviceTime.untrusted(Instant.parse("2090-01-01T00:00:00Z")))
        .judge(new ReleaseFixture().root(repair).bytes())
        .isAccepted();
  }

  private void refusesNumbers(String found, String expected, long... numbers) {
    Verdict verdict = device.judge(withRoots(numbers).bytes());
    verdict.isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-39");
    assertEquals(found, verdict.refusal().orElseThrow().found());
    assertEquals(expected, verdict.refusal().orElseThrow().expected());
    assertEquals(List.of(1L), verdict.roots().versions());
  }

  private static ReleaseFixture withRoots(long... numbers) {
    ReleaseFixture release = new ReleaseFixture();
    for (long number : numbers) {
      release.root(Maker.root(number));
    }
    return release;
  }

  private static RootFixture withoutSecondClearance(Desk successor) {
    return Maker.root(2).role("clearance", 2, Maker.CLASSICAL, Maker.CLEARANCE, successor);
  }

  /** A store on a medium that is full. */
  private static final class RefusingStore implements TrustStore {
    @Override
    public TrustedRoot current() {
      return Maker.factoryRoot();
    }

    @Override
    public void accept(TrustedRoot next) throws IOException {
      throw new IOException("no space left");
    }
  }
}
