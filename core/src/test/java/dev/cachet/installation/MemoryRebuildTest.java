package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.FACTORY;
import static dev.cachet.installation.SimulatedDevice.KEY;
import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.SimulatedDevice.release;
import static dev.cachet.installation.StatementDesk.grant;
import static dev.cachet.installation.StatementDesk.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditLog;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootSwitch;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.jose.TestKeys;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.LostMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.KnownNotice;
import dev.cachet.memory.record.LostFile;
import dev.cachet.memory.record.LostFile.Condition;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.Binding;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A memory of which nothing is left, made again by what is proven (DEV-25). */
class MemoryRebuildTest extends InstallationScenario {
  static final TestRoots ROOT_2 = ROOT.next().issued(Instant.parse("2026-05-01T00:00:00Z"));

  /** Two installations with a new root between them; what runs is release 430 in slot a. */
  static SimulatedDevice live(SimulatedStorage disk) throws Exception {
    SimulatedDevice device = confirm(disk, release());
    device.memory.accept(TrustChain.next(device.memory.current(), ROOT_2.envelope(ROOT)));
    return confirm(disk, release("4.3", 430, 425, OLD));
  }

  private static SimulatedDevice confirm(SimulatedStorage disk, PackageFixture update)
      throws Exception {
    SimulatedDevice device = SimulatedDevice.reopen(disk);
    device.switchTo(device.stage(update));
    SimulatedDevice restarted = SimulatedDevice.start(disk);
    Receipt unused = restarted.confirm(restarted.resume().trial().orElseThrow());
    return restarted;
  }

  static void lose(SimulatedStorage disk) {
    disk.lose("memory/generation-a");
    disk.lose("memory/generation-b");
  }

  static void loseFolder(SimulatedStorage disk, String folder) {
    disk.list(folder).forEach(name -> disk.lose(folder + "/" + name));
  }

  static DeviceMemory rebuild(SimulatedStorage disk) throws Exception {
    return MemoryRebuild.of(disk, FACTORY, new FileBootSwitch(disk), KEY.publicKey());
  }

  @Test
  @Tag("STM-33")
  void takesRootFloorNumberAndSlotFromWhatIsProven() throws Exception {
    device = live(storage);
    MemoryState before = memory();
    byte[] byNumber = grant(asking(), device.memory.nextInstallation());
    lose(storage);
    assertRefused(Reason.STATE_LOST, this::restart);
    MemoryState rebuilt = rebuild(storage).state();
    assertEquals(2, rebuilt.rootVersion());
    assertEquals(425, rebuilt.floor());
    assertEquals(2, rebuilt.installSeq());
    assertEquals(before.clockFloor(), rebuilt.clockFloor());
    assertEquals(before.slot("a"), rebuilt.slot("a"));
    assertEquals(SlotState.EMPTY, rebuilt.slot("b").state());
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertRefused(Reason.ROLLBACK, () -> device.stage(release()));
    assertRefused(Reason.STATE_LOST, () -> stage(device, asking(), byNumber));
    String nonce = device.memory.nonce(new SecureRandom());
    device.switchTo(stage(device, asking(), grant(asking(), Binding.toNonce(nonce))));
    restart();
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(3, receipt.installSeq());
    assertEquals("ahead-of-memory", claims(receipt).string("audit"));
    String told = "install 2, floor 425, root 2, proven slots [a]";
    assertEquals(1, audit().lines().filter(line -> line.contains("MEMORY_REBUILT")).count());
    assertTrue(audit().contains(told), audit());
    assertTrue(!audit().contains("AUDIT_TRUNCATED"), audit());
  }

  private static PackageFixture asking() {
    return SimulatedDevice.unsigned("4.4", 440, 425)
        .set("authorisation", "\"one\"")
        .payload(PayloadFixture.of("rootfs", NEW, 4096))
        .signedBy(ROOT.packageSigners());
  }

  @Test
  void isNoWayToForgetAMemoryThatIsThere() throws Exception {
    device = live(storage);
    assertThrows(IllegalStateException.class, () -> rebuild(storage));
    storage.lose("memory/generation-a");
    assertThrows(IllegalStateException.class, () -> rebuild(storage));
    storage.damage("memory/generation-a", new byte[100]);
    assertThrows(IllegalStateException.class, () -> rebuild(storage));
    // Memory names the root: what it says counts for more than what is left.
    storage.lose("roots/0000000002.json");
    storage.lose("root-copies/0000000002.json");
    assertThrows(IllegalStateException.class, () -> rebuild(storage));
  }

  @Test
  void isNoPartOfAStart() throws Exception {
    device = live(storage);
    lose(storage);
    int before = storage.operations();
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(storage, FACTORY));
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.view(storage, FACTORY));
    assertRefused(
        Reason.STATE_LOST,
        () -> DeviceMemory.initialise(storage, FACTORY, ROOT.envelope(), "a", 400));
    assertEquals(before, storage.operations());
  }

  // A27: a trial proves nothing, whether it is about to begin or runs.
  @Test
  void waitsForTheEndOfATrial() throws Exception {
    StagedUpdate staged = device.stage(release());
    device.switchTo(staged);
    SimulatedStorage selected = storage.copy();
    lose(selected);
    assertThrows(NotNowException.class, () -> rebuild(selected));
    restart();
    TrialUpdate unused = device.resume().trial().orElseThrow();
    SimulatedStorage running = storage.copy();
    lose(running);
    assertThrows(NotNowException.class, () -> rebuild(running));
    restart();
    lose(storage);
    // It fell back; that a release from the factory runs proves nothing, and needs not to.
    assertEquals(0, rebuild(storage).state().floor());
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertTrue(audit().contains("TRIAL_ENDED"), audit());
  }

  @Test
  void isLostIfWhatTheDeviceSignedNamesARootThatIsGone() throws Exception {
    device = live(storage);
    lose(storage);
    for (long version : new long[] {2, 1}) {
      SimulatedStorage disk = storage.copy();
      for (String folder : List.of("roots", "root-copies")) {
        disk.lose(folder + "/000000000" + version + ".json");
      }
      assertRefused(Reason.STATE_LOST, () -> rebuild(disk));
      assertTrue(disk.list("memory").isEmpty(), "memory was made without root " + version);
    }
    // A damaged last root is no missing one: what it was is unknown.
    loseFolder(storage, "receipts");
    for (String folder : List.of("roots", "root-copies")) {
      storage.damage(folder + "/0000000002.json", new byte[10]);
    }
    assertRefused(Reason.STATE_LOST, () -> rebuild(storage));
  }

  @Test
  void takesEachFromWhateverIsLeft() throws Exception {
    device = live(storage);
    lose(storage);
    SimulatedStorage slotOnly = storage.copy();
    loseFolder(slotOnly, "receipts");
    loseFolder(slotOnly, "audit");
    MemoryState bySlot = rebuild(slotOnly).state();
    assertEquals(425, bySlot.floor());
    assertEquals(0, bySlot.installSeq());
    assertEquals(430, bySlot.slot("a").counter());
    SimulatedStorage receiptsOnly = storage.copy();
    loseFolder(receiptsOnly, "kept/a");
    MemoryState byReceipts = rebuild(receiptsOnly).state();
    assertEquals(425, byReceipts.floor());
    assertEquals(2, byReceipts.installSeq());
    assertEquals(SlotState.EMPTY, byReceipts.slot("a").state());
  }

  @Test
  void isLostIfReleasesWereInstalledAndNothingProvesWhich() throws Exception {
    device = live(storage);
    lose(storage);
    loseFolder(storage, "kept/a");
    SimulatedStorage otherKey = storage.copy();
    assertRefused(
        Reason.STATE_LOST,
        () ->
            MemoryRebuild.of(
                otherKey,
                FACTORY,
                device.bootSwitch,
                TestKeys.ed25519("another-device").publicKey()));
    loseFolder(storage, "receipts");
    assertRefused(Reason.STATE_LOST, () -> rebuild(storage));
    loseFolder(storage, "audit");
    // Now nothing says that anything was ever installed.
    assertEquals(0, rebuild(storage).state().floor());
  }

  @Test
  void takesNothingFromBytesThatAreOthers() throws Exception {
    device = live(storage);
    lose(storage);
    byte[] changed = OLD.clone();
    changed[100] ^= 1;
    storage.damage("slots/a/rootfs", changed);
    SimulatedStorage withReceipts = storage.copy();
    MemoryState rebuilt = rebuild(withReceipts).state();
    assertEquals(SlotState.EMPTY, rebuilt.slot("a").state());
    // The receipts of this device say what was confirmed.
    assertEquals(425, rebuilt.floor());
    loseFolder(storage, "receipts");
    assertRefused(Reason.STATE_LOST, () -> rebuild(storage));
  }

  private void log(long serial, String detail) throws Exception {
    AuditLog.open(storage, device.memory)
        .append(AuditEvent.NOTICE, Optional.empty(), subject(serial), detail);
  }

  private static Sha256 subject(long serial) {
    return Sha256.of(new byte[] {(byte) serial});
  }

  // NTC-11: of several lines the highest number counts, wherever it stands.
  @Test
  @Tag("NTC-11")
  void takesTheNewestNoticeFromALogThatHolds() throws Exception {
    log(3, "notice 3: support ends 2029-06-30T00:00:00Z");
    device = live(storage);
    log(7, "notice 7: support ends 2029-06-30T00:00:00Z");
    log(5, "notice 5: support ends 2029-06-30T00:00:00Z");
    log(8, "notice 9999999999999999: support ends 2029-06-30T00:00:00Z");
    log(9, "of another form");
    lose(storage);
    SimulatedStorage changed = storage.copy();
    SimulatedStorage noReceipts = storage.copy();
    assertEquals(Optional.of(new KnownNotice(7, subject(7))), rebuild(storage).state().notice());
    assertEquals(
        Optional.of(new KnownNotice(7, subject(7))),
        DeviceMemory.open(storage, FACTORY).state().notice());
    loseFolder(noReceipts, "receipts");
    assertEquals(Optional.of(new KnownNotice(7, subject(7))), rebuild(noReceipts).state().notice());
    // A changed line before the last one that is signed for: the log proves nothing.
    String log = new String(changed.read("audit/log.jsonl", 100_000), StandardCharsets.UTF_8);
    String other = log.replace("notice 3: support", "notice 4: support");
    changed.damage("audit/log.jsonl", other.getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), rebuild(changed).state().notice());
    SimulatedStorage without = lost();
    assertEquals(Optional.empty(), rebuild(without).state().notice());
  }

  @Test
  void namesWhichFilesAreLost() throws Exception {
    device = live(storage);
    assertEquals(List.of(), LostMemory.files(storage, FACTORY));
    storage.lose("memory/generation-a");
    assertEquals(List.of(), LostMemory.files(storage, FACTORY));
    storage.damage("memory/generation-b", new byte[10]);
    LostFile first = new LostFile("memory/generation-a", Condition.MISSING);
    LostFile second = new LostFile("memory/generation-b", Condition.DAMAGED);
    assertEquals(List.of(first, second), LostMemory.files(storage, FACTORY));
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> DeviceMemory.open(storage, FACTORY));
    assertEquals(
        "memory/generation-a is missing, memory/generation-b is damaged", e.refusal().found());
    storage.lose("roots/0000000002.json");
    assertEquals(List.of(first, second), LostMemory.files(storage, FACTORY));
    storage.damage("root-copies/0000000002.json", new byte[10]);
    assertEquals(
        List.of(
            first,
            second,
            new LostFile("roots/0000000002.json", Condition.MISSING),
            new LostFile("root-copies/0000000002.json", Condition.DAMAGED)),
        LostMemory.files(storage, FACTORY));
  }

  @Test
  void namesWhichRootsAreLostOfAMemoryThatIsThere() throws Exception {
    device = live(storage);
    for (String folder : List.of("roots", "root-copies")) {
      storage.lose(folder + "/0000000001.json");
    }
    assertEquals(
        List.of("roots/0000000001.json is missing", "root-copies/0000000001.json is missing"),
        LostMemory.files(storage, FACTORY).stream().map(LostFile::line).toList());
    for (String folder : List.of("roots", "root-copies")) {
      storage.lose(folder + "/0000000002.json");
    }
    assertEquals(4, LostMemory.files(storage, FACTORY).size());
    assertRefused(Reason.STATE_LOST, () -> DeviceMemory.open(storage, FACTORY));
  }

  @Test
  void saysInTheLogWhatIsMissingOfIt() throws Exception {
    device = live(storage);
    lose(storage);
    loseFolder(storage, "audit");
    DeviceMemory unused = rebuild(storage);
    restart();
    device.resume();
    assertTrue(audit().contains("AUDIT_TRUNCATED"), audit());
    assertTrue(audit().contains("memory knows 8"), audit());
    assertTrue(audit().contains("MEMORY_REBUILT"), audit());
  }

  @Test
  void isWholeOrNotAtAllWhereverThePowerFails() throws Exception {
    Map<Sha256, SimulatedStorage> disks = new LinkedHashMap<>();
    SimulatedStorage disk = lost();
    DeviceMemory unused = rebuild(disk);
    for (int cut = 0; cut <= disk.operations(); cut++) {
      disk.afterCutBefore(cut, left -> disks.putIfAbsent(left.fingerprint(), left));
    }
    assertTrue(disks.size() > 10, "only " + disks.size());
    disks.values().forEach(MemoryRebuildTest::assertGoesOn);
  }

  /** A sample by seed of what deaths and cuts leave. */
  @Test
  void isWholeOrNotAtAllAfterTheDeathOfTheProcess() throws Exception {
    List<SimulatedStorage> disks = new ArrayList<>(afterDeaths().values());
    assertTrue(disks.size() > 20, "only " + disks.size());
    Collections.shuffle(disks, new Random(20261130));
    disks.subList(0, 20).forEach(MemoryRebuildTest::assertGoesOn);
  }

  /** The process dies before each operation, is started again, and then the power goes. */
  static Map<Sha256, SimulatedStorage> afterDeaths() throws Exception {
    Map<Sha256, SimulatedStorage> disks = new LinkedHashMap<>();
    SimulatedStorage start = lost();
    SimulatedStorage whole = start.copy();
    DeviceMemory unused = rebuild(whole);
    for (int death = 0; death < whole.operations(); death++) {
      SimulatedStorage disk = start.copy();
      disk.failAfter(death);
      try {
        DeviceMemory dead = rebuild(disk);
        assertTrue(dead.state().evidence().rebuilt(), "not told yet");
      } catch (IOException e) {
        // What it wrote is in the cache.
      }
      disk.failAfter(Integer.MAX_VALUE);
      int restarted = disk.operations();
      goOn(disk);
      for (int cut = restarted; cut <= disk.operations(); cut++) {
        disk.afterCutBefore(cut, left -> disks.putIfAbsent(left.fingerprint(), left));
      }
    }
    return disks;
  }

  static SimulatedStorage lost() throws Exception {
    SimulatedStorage disk = new SimulatedStorage();
    SimulatedDevice.make(disk);
    SimulatedDevice unused = SimulatedDevice.start(disk);
    live(disk);
    lose(disk);
    return disk.copy();
  }

  static void assertGoesOn(SimulatedStorage disk) {
    try {
      goOn(disk);
      SimulatedDevice device = SimulatedDevice.start(disk);
      MemoryState state = device.memory.state();
      assertEquals(425, MemoryObserver.read(disk).floor());
      assertEquals(2, MemoryObserver.read(disk).rootVersion());
      assertEquals(2, state.installSeq());
      assertTrue(state.spentStatements().sequenceLost(), "old grants are good again");
      assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
      String log = new String(disk.read("audit/log.jsonl", 100_000), StandardCharsets.UTF_8);
      assertTrue(log.contains("MEMORY_REBUILT"), log);
      assertTrue(!log.contains("AUDIT_TRUNCATED"), log);
      SimulatedDevice updated = confirm(disk, release("4.4", 440, 435, NEW));
      assertEquals(435, updated.memory.state().floor());
      assertEquals(Optional.empty(), updated.memory.state().pending());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What service does: rebuilds if nothing is there, and starts the device. */
  static void goOn(SimulatedStorage disk) throws Exception {
    boolean there;
    try {
      DeviceMemory unused = DeviceMemory.open(disk, FACTORY);
      there = true;
    } catch (PackageRefusedException e) {
      there = false;
    }
    if (!there) {
      DeviceMemory unused = rebuild(disk);
    }
    Resumption unused = SimulatedDevice.start(disk).resume();
  }
}
