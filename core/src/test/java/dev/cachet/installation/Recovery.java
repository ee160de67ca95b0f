package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditCondition;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.SlotState;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a device does after a power cut: it starts as always, until the update is installed. */
final class Recovery {
  static final long NEW_FLOOR = 410;

  /** Offers the update of most stories. */
  static final Offer UPDATE = device -> device.stage(UpdateStory.PACKAGE);

  private static final int STARTS = 6;

  private Recovery() {}

  static void assertRecovers(
      SimulatedLoader loader, SimulatedStorage disk, UpdateStory.Promise promise) throws Exception {
    if (promise.inFactory()) {
      SimulatedDevice.make(loader, disk);
    }
    assertBootsOldOrNew(loader, disk.copy(), promise);
    converge(loader, disk);
    assertInstalled(loader, disk, promise);
  }

  private static void assertBootsOldOrNew(
      SimulatedLoader loader, SimulatedStorage disk, UpdateStory.Promise promise) throws Exception {
    MemoryObserver observed = MemoryObserver.read(disk);
    String slot = loader.start(disk);
    byte[] image = disk.read("slots/" + slot + "/rootfs", 100_000);
    boolean old = Arrays.equals(OLD, image);
    assertTrue(old || Arrays.equals(NEW, image), "neither old nor new in slot " + slot);
    assertTrue(old ? promise.oldMayRun() : promise.newMayRun(), "the wrong release runs");
    assertTrue(observed.floor() == 0 || observed.floor() == NEW_FLOOR, "floor " + observed);
    // A27: a floor above what runs would leave nothing that may be installed over it.
    assertTrue(!old || observed.floor() == 0, "the floor was raised while the old release runs");
    assertTrue(promise.oldMayRun() || observed.floor() == NEW_FLOOR, "the floor sank");
    assertTrue(observed.rootVersion() >= promise.rootAtLeast(), "an older root is in force");
    assertEquals(
        observed.floor(), SimulatedDevice.reopen(loader, disk).memory.state().floor(), "floor");
  }

  /** Brings an update to the device, again if an earlier offer came to nothing. */
  @FunctionalInterface
  interface Offer {
    StagedUpdate to(SimulatedDevice device) throws Exception;
  }

  /** What a device does at every start; ends when the update is installed. */
  static void converge(SimulatedLoader loader, Storage disk) throws Exception {
    for (int start = 0; start < STARTS; start++) {
      if (step(SimulatedDevice.start(loader, disk), NEW, UPDATE)) {
        return;
      }
    }
    throw new AssertionError("does not converge");
  }

  /** As {@link #converge(SimulatedLoader, Storage)}, from a device that was started already. */
  static void converge(SimulatedDevice started, Storage disk, byte[] wanted, Offer offer)
      throws Exception {
    SimulatedDevice device = started;
    for (int start = 0; start < STARTS; start++) {
      if (step(device, wanted, offer)) {
        return;
      }
      device = SimulatedDevice.start(disk);
    }
    throw new AssertionError("does not converge");
  }

  /** One start of the device's software; true if the update is installed. */
  static boolean step(SimulatedDevice device) throws Exception {
    return step(device, NEW, UPDATE);
  }

  private static boolean step(SimulatedDevice device, byte[] wanted, Offer offer) throws Exception {
    long floor = device.memory.state().floor();
    Resumption resumed = device.resume();
    assertTrue(device.memory.state().floor() >= floor, "the floor sank");
    switch (resumed.situation()) {
      case ON_TRIAL -> {
        device.confirm(resumed.trial().orElseThrow());
        return true;
      }
      case CONFIRMED -> {
        return true;
      }
      case STAGED -> device.switchTo(resumed.staged().orElseThrow());
      case AWAITING_RESTART, UNKNOWN_TRIAL -> {
        return false;
      }
      default -> {
        if (Arrays.equals(wanted, device.running())) {
          return true;
        }
        device.switchTo(offer.to(device));
      }
    }
    return false;
  }

  private static void assertInstalled(
      SimulatedLoader loader, SimulatedStorage disk, UpdateStory.Promise promise) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(loader, disk);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertArrayEquals(NEW, device.running());
    MemoryState memory = device.memory.state();
    assertEquals(NEW_FLOOR, memory.floor());
    assertTrue(memory.rootVersion() >= promise.rootAtLeast(), "an older root is in force");
    assertEquals(Optional.empty(), memory.pending());
    assertEquals(SlotState.CONFIRMED, memory.slot("b").state());
    assertEquals(AuditCondition.COMPLETE, memory.audit().condition());
    String log = new String(disk.read("audit/log.jsonl", 1 << 20), StandardCharsets.UTF_8);
    assertTrue(!log.contains("AUDIT_TRUNCATED") && !log.contains("MEMORY_BEHIND"), log);
    String receipt = String.format("%010d.jwt", memory.installSeq());
    assertTrue(disk.list("receipts").contains(receipt), "no receipt of the last installation");
  }
}
