package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.FACTORY;
import static dev.cachet.installation.SimulatedDevice.KEY;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.StatementDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.installation.LifeReleases.Fault;
import dev.cachet.installation.LifeReleases.Release;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A device to which anything may happen, and what must hold of it at any time. */
final class DeviceLife {
  /** What may happen. */
  enum Event {
    OFFER,
    OFFER_FAULTY,
    OFFER_OLD,
    REBOOT,
    HEALTH_OK,
    HEALTH_BAD,
    HEALTH_SILENT,
    ROTATE_ROOT,
    DOWNGRADE,
    CLOCK_JUMP,
    MEMORY_LOST,
    SECTOR_LOST,
    SECOND_HANDLE,
    LOG_FULL
  }

  /** What comes between. */
  enum Interruption {
    NONE,
    DEATH,
    CUT
  }

  private static final List<Fault> FAULTS =
      List.of(Fault.UNSIGNED, Fault.OTHER_PRODUCT, Fault.UNGRANTED);

  /** An event, what interrupts it, and the seed of where. */
  record Happening(Event event, Interruption interruption, int seed) {}

  /** A health probe that says nothing in time. */
  private static final HealthProbe SILENT =
      () -> {
        throw new IllegalStateException("no answer");
      };

  private static final List<TestRoots> ROOTS = TestRoots.chain(ROOT, 31);
  private static final List<Instant> CLOCKS =
      List.of(
          SimulatedDevice.NOW,
          Instant.parse("1970-01-01T00:00:00Z"),
          Instant.parse("2026-11-24T00:00:00Z"),
          Instant.parse("2099-01-01T00:00:00Z"));

  private static final LifeReleases RELEASES = new LifeReleases();

  private final SimulatedLoader loader;
  private final Set<Long> permitted = new HashSet<>();
  private SimulatedStorage disk = new SimulatedStorage();
  private SimulatedDevice device;
  private @Nullable TrialUpdate trial;
  private Instant clock = SimulatedDevice.NOW;
  private long counter = 500;
  private long floor;
  private long root = 1;
  private int eventStart;
  private boolean sectorLost;

  DeviceLife(SimulatedLoader loader) throws Exception {
    this.loader = loader;
    SimulatedDevice.make(loader, disk);
    device = SimulatedDevice.start(loader, disk);
    resume();
  }

  void happens(Happening happening) throws Exception {
    Random random = new Random(happening.seed());
    eventStart = disk.operations();
    if (happening.interruption() == Interruption.DEATH) {
      disk.failAfter(random.nextInt(40));
    }
    try {
      event(happening.event(), random);
    } catch (PackageRefusedException | NotNowException e) {
      // An answer like any other.
    } catch (IOException e) {
      assertTrue(happening.interruption() == Interruption.DEATH, () -> "not interrupted: " + e);
    }
    disk.failAfter(Integer.MAX_VALUE);
    switch (happening.interruption()) {
      case DEATH -> open(false);
      case CUT -> {
        disk = cut(eventStart + random.nextInt(disk.operations() - eventStart + 1), random);
        open(true);
      }
      case NONE -> {}
    }
  }

  private SimulatedStorage cut(int operation, Random random) {
    List<SimulatedStorage> outcomes = new ArrayList<>();
    disk.afterCutBefore(operation, outcomes::add);
    return outcomes.get(random.nextInt(outcomes.size()));
  }

  private void event(Event event, Random random) throws Exception {
    switch (event) {
      case OFFER -> offer(RELEASES.of(++counter, Fault.NONE));
      case OFFER_FAULTY -> offer(RELEASES.of(++counter, FAULTS.get(random.nextInt(FAULTS.size()))));
      case OFFER_OLD -> offer(RELEASES.of(counter - random.nextInt(30), Fault.NONE));
      case REBOOT -> open(true);
      case HEALTH_OK -> confirm(() -> Health.HEALTHY);
      case HEALTH_BAD -> confirm(() -> Health.UNHEALTHY);
      case HEALTH_SILENT -> confirm(SILENT);
      case ROTATE_ROOT -> rotate();
      case DOWNGRADE -> downgrade(random);
      case CLOCK_JUMP -> clock = CLOCKS.get(random.nextInt(CLOCKS.size()));
      case MEMORY_LOST -> {
        MemoryRebuildTest.lose(disk);
        restartDurably();
      }
      case SECTOR_LOST -> {
        sectorLost = true;
        loseSector(random);
        restartDurably();
      }
      case SECOND_HANDLE -> secondHandle();
      case LOG_FULL -> PruningTest.fillLog(disk, device.memory);
    }
  }

  /** What is lost is lost for good, whatever a later cut takes back. */
  private void restartDurably() throws Exception {
    disk = disk.copy();
    eventStart = 0;
    open(true);
  }

  /** A start; where memory is lost, service rebuilds it. */
  private void open(boolean power) throws Exception {
    trial = null;
    if (power || !disk.exists("boot/running")) {
      loader.start(disk);
    }
    try {
      device = SimulatedDevice.reopen(loader, disk);
    } catch (PackageRefusedException e) {
      rebuild();
      device = SimulatedDevice.reopen(loader, disk);
    }
    resume();
  }

  private void rebuild() throws Exception {
    try {
      makeAgain();
    } catch (NotNowException e) {
      // A trial is under way: the restart ends it.
      loader.start(disk);
      makeAgain();
    } catch (PackageRefusedException e) {
      throw new AssertionError("one loss alone leaves enough to rebuild from", e);
    }
  }

  private void makeAgain() throws Exception {
    DeviceMemory unused = MemoryRebuild.of(disk, FACTORY, loader.bootSwitch(disk), KEY.publicKey());
  }

  private void resume() throws Exception {
    device.now = clock;
    try {
      Resumption found = device.resume();
      trial = found.trial().orElse(null);
      if (found.staged().isPresent()) {
        device.switchTo(found.staged().get());
      }
    } catch (PackageRefusedException e) {
      // A trial that does not prove to be what was signed: the next restart falls back.
      trial = null;
    }
  }

  private void offer(Release release) throws Exception {
    device.now = clock;
    device.switchTo(device.stage(release.bytes()));
  }

  private void confirm(HealthProbe probe) throws Exception {
    if (trial != null) {
      TrialUpdate update = trial;
      trial = null;
      Receipt unused = device.installer.confirm(update, probe, device.time());
    }
  }

  private void rotate() throws Exception {
    int version = (int) device.memory.current().document().version();
    TestRoots next = ROOTS.get(version);
    device.memory.accept(
        TrustChain.next(device.memory.current(), next.envelope(ROOTS.get(version - 1))));
  }

  private void downgrade(Random random) throws Exception {
    Release back = RELEASES.of(counter - 10 - random.nextInt(20), Fault.NONE);
    permitted.add(back.counter());
    byte[] permit =
        TestStatements.downgrade(
            TestStatements.downgradeClaims(
                id(back.fixture()),
                device.memory.state().floor(),
                random.nextBoolean()
                    ? device.memory.nextInstallation()
                    : Binding.toNonce(device.memory.nonce(new SecureRandom()))));
    device.now = clock;
    device.switchTo(StatementDesk.downgrade(device, back.fixture(), permit));
  }

  /** One of those that a device can do without: not of the slot that it falls back to. */
  private void loseSector(Random random) throws IOException {
    String other = device.bootSwitch.state().good().equals("a") ? "b" : "a";
    List<String> files = new ArrayList<>();
    for (String folder : List.of("slots/" + other, "kept/a", "kept/b", "memory", "roots")) {
      disk.list(folder).forEach(name -> files.add(folder + "/" + name));
    }
    files.add("audit/log.jsonl");
    String path = files.get(random.nextInt(files.size()));
    if (disk.exists(path)) {
      byte[] bytes = disk.read(path, 1 << 20);
      int start = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      Arrays.fill(bytes, start, Math.min(bytes.length, start + 512), (byte) 0);
      disk.damage(path, bytes);
    }
  }

  /** Another program works on the device; the first one notices and changes nothing. */
  private void secondHandle() throws Exception {
    SimulatedDevice first = device;
    trial = null;
    device = SimulatedDevice.reopen(loader, disk);
    resume();
    offer(RELEASES.of(++counter, Fault.NONE));
    int before = disk.operations();
    assertThrows(NotNowException.class, () -> first.stage(RELEASES.of(999, Fault.NONE).bytes()));
    assertThrows(StorageInUseException.class, first::resume);
    assertEquals(before, disk.operations(), "a handle that is out of date wrote");
  }

  /**
   * Bootable, floor and root never lower, the log whole or its gap stated, nothing unauthorised.
   */
  void assertSound() throws Exception {
    SimulatedStorage left = disk.copy();
    MemoryObserver observed = MemoryObserver.read(left);
    assertTrue(observed.floor() >= floor, observed + " below " + floor);
    assertTrue(observed.rootVersion() >= root, observed + " below root " + root);
    floor = observed.floor();
    root = observed.rootVersion();
    byte[] image = started(left);
    if (sectorLost && !Arrays.equals(OLD, image) && !RELEASES.knows(image)) {
      // The loader starts a trial whose slot was damaged since: that start refuses it, and the
      // next one falls back.
      try {
        SimulatedDevice.reopen(loader, left).resume();
      } catch (PackageRefusedException e) {
        // It does not prove to be what was signed.
      }
      image = started(left);
    }
    if (!Arrays.equals(OLD, image)) {
      Release runs = RELEASES.ofImage(image);
      assertEquals(Fault.NONE, runs.fault(), "runs what nobody may run here");
      assertTrue(
          runs.counter() >= floor || permitted.contains(runs.counter()),
          runs.counter() + " runs below floor " + floor);
    }
    assertEquals(Optional.empty(), AuditObserver.unstatedGap(disk, observed.lastLine()));
  }

  private byte[] started(SimulatedStorage left) throws IOException {
    return left.read("slots/" + loader.start(left) + "/rootfs", 100_000);
  }

  /** In the end the device takes the next good update. */
  void assertUpdates() throws Exception {
    clock = SimulatedDevice.NOW;
    for (int start = 0; start < 3; start++) {
      open(true);
      confirm(() -> Health.HEALTHY);
    }
    Release last = RELEASES.of(++counter, Fault.NONE);
    offer(last);
    open(true);
    confirm(() -> Health.HEALTHY);
    open(true);
    assertTrue(Arrays.equals(last.image(), device.running()), "not installed");
    assertEquals(last.floor(), MemoryObserver.read(disk).floor());
    assertSound();
  }
}
