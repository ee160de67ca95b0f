package dev.cachet.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.FactoryRecord;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootMemoryTest extends MemoryScenario {
  @Test
  void refusesAnotherFactoryRoot() {
    byte[] other = TestRoots.classical().manufacturer("other-devices").envelope();
    assertRefused(
        Reason.ROOT_DIGEST_MISMATCH, () -> DeviceMemory.initialise(storage, FACTORY, other));
    assertRefused(Reason.STATE_LOST, this::open);
  }

  // A14, GHSA-gcxh-546h-phg4: development keys in production.
  @Test
  void refusesARootOfAnotherEnvironmentOrManufacturer() {
    byte[] envelope = ROOT.envelope();
    FactoryRecord test = TestFactory.record(ROOT.sha256(), "test", "example-devices");
    assertRefused(Reason.WRONG_ENVIRONMENT, () -> DeviceMemory.initialise(storage, test, envelope));
    FactoryRecord other = TestFactory.record(ROOT.sha256(), "production", "other-devices");
    assertRefused(
        Reason.WRONG_MANUFACTURER, () -> DeviceMemory.initialise(storage, other, envelope));
  }

  // TRU-49: stored before the next one is parsed; TRU-63: the clock floor follows.
  @Test
  void keepsAnAcceptedRoot() throws Exception {
    DeviceMemory memory = initialise();
    memory.accept(TrustChain.next(memory.current(), ROOT_2.envelope(ROOT)));
    assertEquals(2, memory.current().document().version());
    DeviceMemory again = open();
    assertEquals(2, again.current().document().version());
    assertEquals(ROOT_2.sha256(), again.state().rootSha256());
    assertEquals(Instant.parse("2026-05-01T00:00:00Z"), again.state().clockFloor());
    assertEquals(1, again.rootOf(1).document().version());
    assertEquals(2, again.rootOf(2).document().version());
  }

  @Test
  void lowersTheClockFloorOnlyWhenARootSaysSo() throws Exception {
    DeviceMemory memory = initialise();
    Instant future = Instant.parse("2099-01-01T00:00:00Z");
    memory.remember(now -> now.withClockFloorAtLeast(future));
    memory.accept(TrustChain.next(memory.current(), ROOT_2.envelope(ROOT)));
    assertEquals(future, open().state().clockFloor());
    Instant repaired = Instant.parse("2026-06-01T00:00:00Z");
    TestRoots root3 = ROOT_2.next().clockFloor(repaired);
    memory.accept(TrustChain.next(memory.current(), root3.envelope(ROOT_2)));
    assertEquals(repaired, open().state().clockFloor());
    assertEquals(Optional.of(repaired), open().time().effective());
    assertEquals(Optional.of(future), open().time(future).effective());
  }

  @Test
  void acceptsOnlyTheNextRoot() throws Exception {
    DeviceMemory memory = initialise();
    assertThrows(IllegalArgumentException.class, () -> memory.accept(memory.current()));
  }

  // A root 2 that somebody anchored is trusted by him, not by the root in force (A16).
  @Test
  void acceptsNoRootThatItsPredecessorDidNotSign() throws Exception {
    DeviceMemory memory = initialise();
    int before = storage.operations();
    TrustedRoot foreign = TestRoots.classical().manufacturer("other-devices").version(2).trusted();
    assertThrows(IllegalArgumentException.class, () -> memory.accept(foreign));
    TestRoots unsigned =
        ROOT_2
            .withoutKeys(Role.ROOT)
            .key(Role.ROOT, "root-8", TestKeys.ed25519("root-8"))
            .key(Role.ROOT, "root-9", TestKeys.ed25519("root-9"));
    TrustedRoot anchored = unsigned.trusted();
    assertThrows(IllegalArgumentException.class, () -> memory.accept(anchored));
    assertEquals(before, storage.operations());
    assertEquals(1, open().current().document().version());
  }

  // A16, CVE-2020-15163: what lies in the folder of roots was not accepted for that.
  @Test
  void doesNotTrustARootThatMemoryDoesNotName() throws Exception {
    initialise();
    storage.damage("roots/0000000002.json", ROOT_2.envelope(ROOT));
    assertEquals(1, open().current().document().version());
  }

  @Test
  void refusesToGoOnWithoutTheRootThatMemoryNames() throws Exception {
    DeviceMemory memory = initialise();
    memory.accept(TrustChain.next(memory.current(), ROOT_2.envelope(ROOT)));
    SimulatedStorage lost = storage.copy();
    lost.lose("roots/0000000002.json");
    lost.lose("root-copies/0000000002.json");
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(lost, FACTORY));
    SimulatedStorage changed = storage.copy();
    TestRoots another = ROOT.next().issued(Instant.parse("2026-05-02T00:00:00Z"));
    changed.damage("roots/0000000002.json", another.envelope(ROOT));
    assertEquals(2, DeviceMemory.open(changed.copy(), FACTORY).current().document().version());
    changed.damage("root-copies/0000000002.json", another.envelope(ROOT));
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(changed, FACTORY));
    SimulatedStorage damaged = storage.copy();
    damaged.damage("roots/0000000001.json", new byte[10]);
    damaged.damage("root-copies/0000000001.json", new byte[10]);
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(damaged, FACTORY));
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(lost, FACTORY));
  }
}
