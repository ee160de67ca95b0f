package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.FACTORY;
import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.StatementDesk.downgrade;
import static dev.cachet.installation.StatementDesk.fleet;
import static dev.cachet.installation.StatementDesk.grant;
import static dev.cachet.installation.StatementDesk.id;
import static dev.cachet.installation.StatementDesk.stage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.Binding;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A device took grants, a downgrade, a root and packages; then its memory is gone or an older one,
 * and all of them are offered again (A36).
 */
class ReplayAfterLossTest extends InstallationScenario {
  private static final String[] GENERATIONS = {"memory/generation-a", "memory/generation-b"};
  private static final PackageFixture FIRST = asking("4.2.1", 421, 410, NEW);
  private static final PackageFixture BACK = asking("4.0.5", 405, 400, OLD);
  private static final PackageFixture LAST = asking("4.2.5", 425, 420, NEW);
  private static final TestRoots ROOT_2 = ROOT.next().issued(Instant.parse("2026-05-01T00:00:00Z"));

  private final List<SimulatedStorage> memories = new ArrayList<>();
  private final List<byte[]> grants = new ArrayList<>();
  private byte[] permit = new byte[0];

  private static PackageFixture asking(String version, long counter, long floor, byte[] image) {
    return SimulatedDevice.unsigned(version, counter, floor)
        .set("authorisation", "\"" + (counter == 405 ? "none" : "one") + "\"")
        .payload(PayloadFixture.of("rootfs", image, 4096))
        .signedBy(ROOT.packageSigners());
  }

  @BeforeEach
  void liveALife() throws Exception {
    remember();
    grants.add(grant(FIRST, device.memory.nextInstallation()));
    run(stage(device, FIRST, grants.get(0)));
    remember();
    device.memory.accept(TrustChain.next(device.memory.current(), ROOT_2.envelope(ROOT)));
    permit =
        TestStatements.downgrade(
            TestStatements.downgradeClaims(id(BACK), 410, device.memory.nextInstallation()));
    run(downgrade(device, BACK, permit));
    remember();
    grants.add(grant(LAST, Binding.toNonce(device.memory.nonce(new SecureRandom()))));
    grants.add(fleet(LAST, "fleet-0001"));
    remember();
    run(stage(device, LAST, grants.get(1), grants.get(2)));
    assertEquals(420, memory().floor());
    assertEquals(3, memory().installSeq());
  }

  private void remember() {
    memories.add(storage.copy());
  }

  private void run(StagedUpdate staged) throws Exception {
    device.switchTo(staged);
    restart();
    device.confirm(device.resume().trial().orElseThrow());
  }

  @Test
  @Tag("STM-33")
  void takesNothingThatItTookBeforeOverAnOlderMemory() throws Exception {
    for (SimulatedStorage old : memories) {
      for (boolean resumed : new boolean[] {true, false}) {
        SimulatedStorage disk = storage.copy();
        for (String path : GENERATIONS) {
          if (old.exists(path)) {
            disk.damage(path, old.read(path, 100_000));
          } else {
            disk.lose(path);
          }
        }
        assertTakesNothing(disk, resumed);
      }
    }
  }

  /**
   * After a rebuild nothing is taken that is older than what the slots prove, nor anything twice.
   */
  @Test
  @Tag("STM-33")
  void takesNothingThatItTookBeforeOverARebuiltMemory() throws Exception {
    for (boolean receipts : new boolean[] {true, false}) {
      for (boolean resumed : new boolean[] {true, false}) {
        SimulatedStorage disk = storage.copy();
        MemoryRebuildTest.lose(disk);
        if (!receipts) {
          MemoryRebuildTest.loseFolder(disk, "receipts");
        }
        assertEquals(420, MemoryRebuildTest.rebuild(disk).state().floor());
        assertTakesNothing(disk, resumed, receipts ? 3 : 0);
      }
    }
  }

  @Test
  void takesNoRootBackOverARebuiltMemory() throws Exception {
    SimulatedStorage disk = storage.copy();
    MemoryRebuildTest.lose(disk);
    DeviceMemory rebuilt = MemoryRebuildTest.rebuild(disk);
    assertEquals(2, rebuilt.state().rootVersion());
    TrustedRoot first = TrustChain.anchor(ROOT.envelope(), FACTORY.root1());
    assertThrows(IllegalArgumentException.class, () -> rebuilt.accept(first));
    assertThrows(IllegalArgumentException.class, () -> rebuilt.accept(rebuilt.current()));
  }

  private void assertTakesNothing(SimulatedStorage disk, boolean resumed) throws Exception {
    assertTakesNothing(disk, resumed, 3);
  }

  private void assertTakesNothing(SimulatedStorage disk, boolean resumed, long installSeq)
      throws Exception {
    byte[] before = SimulatedDevice.start(disk).running();
    Set<Reason> reasons = new TreeSet<>();
    for (PackageFixture release : List.of(FIRST, BACK, LAST)) {
      for (byte[] grant : grants) {
        reasons.add(refused(disk, resumed, device -> stage(device, release, grant)));
      }
      reasons.add(refused(disk, resumed, device -> downgrade(device, release, permit)));
      reasons.add(refused(disk, resumed, device -> stage(device, release)));
    }
    SimulatedDevice device = SimulatedDevice.start(disk);
    device.resume();
    assertEquals(420, device.memory.state().floor());
    assertEquals(installSeq, device.memory.state().installSeq());
    assertArrayEquals(before, device.running());
    assertTrue(reasons.contains(Reason.STATE_LOST), reasons.toString());
    assertTrue(reasons.contains(Reason.ROLLBACK), reasons.toString());
  }

  private interface Offer {
    StagedUpdate to(SimulatedDevice device) throws Exception;
  }

  private static Reason refused(SimulatedStorage disk, boolean resumed, Offer offer)
      throws Exception {
    SimulatedDevice device = SimulatedDevice.start(disk.copy());
    if (resumed) {
      device.resume();
    }
    if (device.memory.current().document().version() == 1) {
      device.memory.accept(TrustChain.next(device.memory.current(), ROOT_2.envelope(ROOT)));
    }
    try {
      StagedUpdate staged = offer.to(device);
      throw new AssertionError(staged.manifest().version() + " was taken again");
    } catch (PackageRefusedException e) {
      return e.refusal().reason();
    }
  }

  @Test
  void isNoNewDeviceWithoutMemory() throws Exception {
    for (String path : GENERATIONS) {
      storage.lose(path);
    }
    assertRefused(Reason.STATE_LOST, () -> SimulatedDevice.start(storage));
    assertRefused(
        Reason.STATE_LOST, () -> DeviceMemory.initialise(storage, FACTORY, ROOT.envelope()));
  }

  @Test
  void goesOnWithANewNonceAndBySequenceStatement() throws Exception {
    for (String path : GENERATIONS) {
      storage.damage(path, memories.get(1).read(path, 100_000));
    }
    restart();
    device.resume();
    PackageFixture next = asking("4.3.0", 430, 420, OLD);
    assertRefused(
        Reason.STATE_LOST,
        () -> stage(device, next, grant(next, device.memory.nextInstallation())));
    String nonce = device.memory.nonce(new SecureRandom());
    StagedUpdate staged = stage(device, next, grant(next, Binding.toNonce(nonce)));
    run(staged);
    PackageFixture later = asking("4.4.0", 440, 420, NEW);
    assertRefused(
        Reason.STATE_LOST,
        () -> stage(device, later, grant(later, device.memory.nextInstallation())));
    setSequence(9);
    run(stage(device, later, grant(later, Binding.toSeq(10))));
    assertEquals(10, memory().installSeq());
  }

  private void setSequence(long installSeq) throws IOException, PackageRefusedException {
    String nonce = device.memory.nonce(new SecureRandom());
    byte[] statement = TestStatements.sequence(TestStatements.NAME, nonce, installSeq);
    device.memory.accept(device.memory.statements(device.time()).sequence(statement));
  }
}
