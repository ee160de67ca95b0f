package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditCondition;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.boot.FileBootSwitch;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power before every operation of an installation, from the factory to the receipt, with
 * every loss that {@link SimulatedStorage#afterCutBefore} knows, loader included, and recovers by
 * nothing but an ordinary start (A46).
 */
class PowerCutTest {
  private static final byte[] PACKAGE = SimulatedDevice.release().bytes();
  private static final long NEW_FLOOR = 410;
  private static final long SEED = 20261123;
  private static final int SECOND_CUTS = 400;

  /** Numbers of operations after which a promise begins to hold. */
  private record Marks(int made, int switching, int confirmed) {
    Promise promise(int cut) {
      return new Promise(cut < confirmed, cut > switching);
    }
  }

  private record Promise(boolean oldMayRun, boolean newMayRun) {}

  private final SimulatedStorage storage = new SimulatedStorage();

  private Marks runTheScenario() throws Exception {
    SimulatedDevice.make(storage);
    int made = storage.operations();
    SimulatedDevice device = SimulatedDevice.start(storage);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    StagedUpdate staged = device.stage(PACKAGE);
    int switching = storage.operations();
    device.switchTo(staged);
    SimulatedDevice restarted = SimulatedDevice.start(storage);
    restarted.confirm(restarted.resume().trial().orElseThrow());
    return new Marks(made, switching, storage.operations());
  }

  @DisplayName("A46: the power goes at any write")
  @Test
  void bootsOldOrNewAndConvergesWhereverThePowerGoes() throws Exception {
    Marks marks = runTheScenario();
    int[] recoveries = new int[1];
    for (int cut = 0; cut <= storage.operations(); cut++) {
      int before = cut;
      storage.afterCutBefore(
          cut,
          disk -> {
            recoveries[0]++;
            assertRecovers(disk, marks.promise(before), before < marks.made());
          });
    }
    System.out.println(
        "power cuts: " + (storage.operations() + 1) + " points, " + recoveries[0] + " recoveries");
  }

  // A46: a loader that chooses by itself must know which slot is half written.
  @Test
  void neverLeavesAHalfWrittenSlotThatTheLoaderMayStart() throws Exception {
    SimulatedDevice.make(storage);
    storage.damage("slots/b/rootfs", OLD);
    SimulatedStorage filled = storage.copy();
    SimulatedDevice.start(filled).stage(PACKAGE);
    int[] written = new int[1];
    for (int cut = 0; cut <= filled.operations(); cut++) {
      filled.afterCutBefore(
          cut,
          disk -> {
            if (!Arrays.equals(OLD, image(disk, "b"))) {
              written[0]++;
              assertEquals(Set.of("b"), unbootable(disk));
            }
          });
    }
    assertTrue(written[0] > 0, "nothing was written");
  }

  private static byte[] image(SimulatedStorage disk, String slot) {
    try {
      return disk.read("slots/" + slot + "/rootfs", 100_000);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> unbootable(SimulatedStorage disk) {
    try {
      return new FileBootSwitch(disk).state().unbootable();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void convergesAfterASecondCutDuringRecovery() throws Exception {
    Marks marks = runTheScenario();
    List<SimulatedStorage> disks = new ArrayList<>();
    List<Integer> cuts = new ArrayList<>();
    for (int cut = marks.made(); cut <= storage.operations(); cut++) {
      int before = cut;
      storage.afterCutBefore(
          cut,
          disk -> {
            disks.add(disk);
            cuts.add(before);
          });
    }
    Random random = new Random(SEED);
    for (int i = 0; i < SECOND_CUTS; i++) {
      int choice = random.nextInt(disks.size());
      SimulatedStorage recovering = disks.get(choice).copy();
      converge(recovering);
      List<SimulatedStorage> after = new ArrayList<>();
      recovering.afterCutBefore(random.nextInt(recovering.operations() + 1), after::add);
      SimulatedStorage again = after.get(random.nextInt(after.size()));
      assertRecovers(again, new Promise(cuts.get(choice) < marks.confirmed(), true), false);
    }
    System.out.println("second power cuts: " + SECOND_CUTS + " of seed " + SEED);
  }

  private static void assertRecovers(SimulatedStorage disk, Promise promise, boolean inFactory) {
    try {
      if (inFactory) {
        SimulatedDevice.make(disk);
      }
      assertBootsOldOrNew(disk, promise);
      converge(disk);
      assertInstalled(disk);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void assertBootsOldOrNew(SimulatedStorage disk, Promise promise)
      throws IOException, PackageRefusedException {
    SimulatedStorage copy = disk.copy();
    String slot = new FileBootLoader(copy).start();
    byte[] image = copy.read("slots/" + slot + "/rootfs", 100_000);
    boolean old = Arrays.equals(OLD, image);
    assertTrue(old || Arrays.equals(NEW, image), "neither old nor new in slot " + slot);
    assertTrue(old ? promise.oldMayRun() : promise.newMayRun(), "the wrong release runs");
    long floor = SimulatedDevice.reopen(copy).memory.state().floor();
    assertTrue(floor == 0 || floor == NEW_FLOOR, "floor " + floor);
    // A27: a floor above what runs would leave nothing that may be installed over it.
    assertTrue(!old || floor == 0, "the floor was raised while the old release runs");
    assertTrue(promise.oldMayRun() || floor == NEW_FLOOR, "the floor sank");
  }

  /** What a device does at every start; ends when the update is installed. */
  private static void converge(SimulatedStorage disk) throws Exception {
    for (int start = 0; start < 5; start++) {
      if (step(SimulatedDevice.start(disk))) {
        return;
      }
    }
    throw new AssertionError("does not converge");
  }

  private static boolean step(SimulatedDevice device)
      throws PackageRefusedException, NotNowException, IOException {
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
      case AWAITING_RESTART -> {
        return false;
      }
      default -> {
        if (Arrays.equals(NEW, device.running())) {
          return true;
        }
        device.switchTo(device.stage(PACKAGE));
      }
    }
    return false;
  }

  private static void assertInstalled(SimulatedStorage disk) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(disk);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertArrayEquals(NEW, device.running());
    MemoryState memory = device.memory.state();
    assertEquals(NEW_FLOOR, memory.floor());
    assertEquals(Optional.empty(), memory.pending());
    assertEquals(SlotState.CONFIRMED, memory.slot("b").state());
    assertEquals(AuditCondition.COMPLETE, memory.audit().condition());
    String receipt = String.format("%010d.jwt", memory.installSeq());
    assertTrue(disk.list("receipts").contains(receipt), "no receipt of the last installation");
  }
}
