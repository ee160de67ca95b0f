package dev.cachet.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditHead;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.InstalledCounters;
import dev.cachet.memory.record.Pending;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Environment;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest extends MemoryScenario {
  @Test
  void beginsWithWhatTheFactoryKnows() throws Exception {
    initialise();
    MemoryState state = open().state();
    assertEquals(Environment.PRODUCTION, state.environment());
    assertEquals("ventilator-x", state.product());
    assertEquals(1, state.rootVersion());
    assertEquals(ROOT.sha256(), state.rootSha256());
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), state.clockFloor());
    assertEquals(0, state.installSeq());
    assertEquals(0, state.floor());
    assertEquals(new SlotRecord(Optional.empty(), 400, SlotState.CONFIRMED), state.slot("a"));
    assertEquals(SlotRecord.EMPTY, state.slot("b"));
    assertEquals(Optional.empty(), state.pending());
    assertEquals(AuditHead.EMPTY, state.audit());
    assertEquals(new InstalledCounters(0, 400), open().counters("a"));
    assertEquals(InstalledCounters.ofUnknownRelease(0), open().counters("b"));
  }

  @Test
  void remembersEverythingOverAStart() throws Exception {
    DeviceMemory memory = initialise();
    Pending pending = new Pending(PACKAGE, "b", 1, PendingStep.STAGED, 2);
    SlotRecord slot = new SlotRecord(Optional.of(PACKAGE), 421, SlotState.STAGING);
    Instant created = Instant.parse("2026-11-23T08:00:00Z");
    memory.remember(
        now ->
            now.withPending(pending)
                .withSlot("b", slot)
                .withNextInstallSeq()
                .withFloorAtLeast(9)
                .withClockFloorAtLeast(created));
    MemoryState state = open().state();
    assertEquals(Optional.of(pending), state.pending());
    assertEquals(slot, state.slot("b"));
    assertEquals(1, state.installSeq());
    assertEquals(9, state.floor());
    assertEquals(created, state.clockFloor());
    memory.remember(MemoryState::withoutPending);
    assertEquals(Optional.empty(), open().state().pending());
  }

  @Test
  void isInitialisedOnce() throws Exception {
    initialise();
    assertRefused(Reason.STATE_LOST, this::initialise);
  }

  // Lost memory is not a new device: every grant it ever took would be good again.
  @Test
  void doesNotTakeADeviceThatLostItsMemoryForANewOne() throws Exception {
    initialise();
    storage.damage(A, new byte[3]);
    storage.lose(B);
    assertRefused(Reason.STATE_LOST, this::open);
    assertRefused(Reason.STATE_LOST, this::initialise);
    storage.lose(A);
    assertRefused(Reason.STATE_LOST, this::open);
    storage.damage("audit/log.jsonl", new byte[0]);
    assertRefused(Reason.STATE_LOST, this::initialise);
  }

  @Test
  void refusesTheMemoryOfAnotherDevice() throws Exception {
    initialise();
    FactoryRecord test = TestFactory.record(ROOT.sha256(), "test", "example-devices");
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(storage, test));
    FactoryRecord otherRoot = TestFactory.record(ROOT_2.sha256());
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(storage, otherRoot));
  }

  @Test
  void takesTheOlderGenerationWhenTheNewerIsTorn() throws Exception {
    DeviceMemory memory = initialise();
    memory.remember(now -> now.withSlot("b", SlotRecord.EMPTY.in(SlotState.BAD)));
    String newest = newest();
    storage.damage(newest, new byte[100]);
    assertEquals(SlotState.EMPTY, open().state().slot("b").state());
  }

  private String newest() throws IOException {
    long a = number(A);
    return a > number(B) ? A : B;
  }

  private long number(String path) throws IOException {
    return Generation.read(storage.read(path, Generation.MAX_BYTES))
        .map(Generation::number)
        .orElse(0L);
  }

  // A27 and CVE-2022-29173: a floor that one bad sector takes back is no floor.
  @Test
  void keepsEveryRaiseInBothGenerations() throws Exception {
    DeviceMemory memory = initialise();
    memory.remember(now -> now.withFloorAtLeast(300));
    assertKeptByEither(300, 0, 1);
    memory.remember(MemoryState::withNextInstallSeq);
    assertKeptByEither(300, 1, 1);
    memory.accept(TrustChain.next(memory.current(), ROOT_2.envelope(ROOT)));
    assertKeptByEither(300, 1, 2);
  }

  private void assertKeptByEither(long floor, long installSeq, long rootVersion) throws Exception {
    for (String lost : List.of(A, B)) {
      SimulatedStorage copy = storage.copy();
      copy.damage(lost, new byte[0]);
      MemoryState state = DeviceMemory.open(copy, FACTORY).state();
      assertEquals(floor, state.floor());
      assertEquals(installSeq, state.installSeq());
      assertEquals(rootVersion, state.rootVersion());
    }
  }

  @Test
  void mendsAGenerationThatACutLeftBehind() throws Exception {
    DeviceMemory memory = initialise();
    memory.remember(now -> now.withFloorAtLeast(300));
    storage.damage(A, new byte[0]);
    open();
    storage.damage(B, new byte[0]);
    assertEquals(300, open().state().floor());
  }

  @Test
  void writesOnceWhatIsNoRaise() throws Exception {
    DeviceMemory memory = initialise();
    memory.remember(now -> now.withFloorAtLeast(1));
    long before = Math.max(number(A), number(B));
    memory.remember(now -> now.withSlot("b", SlotRecord.EMPTY));
    assertEquals(before + 1, Math.max(number(A), number(B)));
  }

  @Test
  void neverLetsFloorOrNumbersSink() throws Exception {
    DeviceMemory memory = initialise();
    MemoryState low = memory.state();
    memory.remember(now -> now.withFloorAtLeast(300).withNextInstallSeq());
    assertEquals(300, memory.state().withFloorAtLeast(5).floor());
    assertThrows(IllegalArgumentException.class, () -> memory.remember(now -> low));
    assertThrows(
        IllegalArgumentException.class, () -> memory.remember(now -> low.withFloorAtLeast(300)));
    assertEquals(300, open().state().floor());
  }

  @Test
  void takesNoFurtherStepAfterAFailedWrite() throws Exception {
    DeviceMemory memory = initialise();
    storage.failAfter(1);
    assertThrows(IOException.class, () -> memory.remember(now -> now.withFloorAtLeast(300)));
    storage.failAfter(Integer.MAX_VALUE);
    assertThrows(IOException.class, () -> memory.remember(MemoryState::withNextInstallSeq));
    assertEquals(0, memory.state().floor());
  }

  // The other slot may hold a newer library, which has to find its own members again.
  @Test
  void keepsMembersThatItDoesNotKnow() throws Exception {
    DeviceMemory memory = initialise();
    memory.remember(now -> now.withPending(new Pending(PACKAGE, "b", 1, PendingStep.STAGED, 0)));
    String known = new String(json(), StandardCharsets.UTF_8);
    String more =
        known
            .replace("{\"environment\"", "{\"usedJti\":[\"x\"],\"environment\"")
            .replace("{\"floor\"", "{\"later\":{\"deep\":true},\"floor\"")
            .replace("\"products\":{", "\"products\":{\"other\":{\"floor\":3},")
            .replace("{\"counter\":400", "{\"wear\":5,\"counter\":400")
            .replace("\"pending\":{", "\"pending\":{\"grant\":\"g\",")
            .replace("\"audit\":{", "\"audit\":{\"sealed\":7,");
    Generation newer = new Generation(1000, more.getBytes(StandardCharsets.UTF_8));
    storage.damage(A, newer.bytes());
    storage.damage(B, newer.bytes());
    DeviceMemory again = open();
    again.remember(now -> now.withFloorAtLeast(300));
    String kept = new String(json(), StandardCharsets.UTF_8);
    List<String> missing = new ArrayList<>();
    for (String member :
        List.of(
            "\"usedJti\":[\"x\"]",
            "\"later\":{\"deep\":true}",
            "\"other\":{\"floor\":3}",
            "\"wear\":5",
            "\"grant\":\"g\"",
            "\"sealed\":7",
            "\"floor\":300")) {
      if (!kept.contains(member)) {
        missing.add(member);
      }
    }
    assertEquals(List.of(), missing, kept);
  }

  private byte[] json() throws IOException {
    return Generation.read(storage.read(newest(), Generation.MAX_BYTES)).orElseThrow().json();
  }

  @Test
  void fillsAtMostItsLimit() throws Exception {
    initialise();
    assertTrue(json().length < 1024, "a young memory is small: " + json().length);
  }

  @Test
  void survivesAPowerCutAtEveryOperationOfARaise() throws Exception {
    initialise().remember(now -> now.withFloorAtLeast(100));
    SimulatedStorage disk = storage.copy();
    DeviceMemory memory = DeviceMemory.open(disk, FACTORY);
    memory.accept(TrustChain.next(memory.current(), ROOT_2.envelope(ROOT)));
    int accepted = disk.operations();
    memory.remember(now -> now.withFloorAtLeast(200));
    for (int cut = 0; cut <= disk.operations(); cut++) {
      long root = cut < accepted ? 1 : 2;
      long floor = cut < disk.operations() ? 100 : 200;
      disk.afterCutBefore(cut, after -> assertHasAtLeast(after, root, floor));
    }
  }

  private static void assertHasAtLeast(SimulatedStorage disk, long root, long floor) {
    try {
      MemoryState state = DeviceMemory.open(disk, FACTORY).state();
      assertTrue(state.rootVersion() >= root, "root " + state.rootVersion());
      assertTrue(state.floor() >= floor, "floor " + state.floor());
      assertEquals(state.floor(), DeviceMemory.open(disk, FACTORY).state().floor());
    } catch (IOException | PackageRefusedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void survivesAPowerCutInTheFactory() throws Exception {
    initialise();
    for (int cut = 0; cut <= storage.operations(); cut++) {
      storage.afterCutBefore(cut, DeviceMemoryTest::assertCanBeMade);
    }
  }

  private static void assertCanBeMade(SimulatedStorage disk) {
    try {
      if (!Generations.present(disk)) {
        DeviceMemory.initialise(disk, FACTORY, ROOT.envelope(), "a", 400);
      }
      assertEquals(400, DeviceMemory.open(disk, FACTORY).state().slot("a").counter());
    } catch (IOException | PackageRefusedException e) {
      throw new AssertionError(e);
    }
  }
}
