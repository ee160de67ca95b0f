package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.FileBootSwitch;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.installation.UpdateStory.Marks;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts the power before every operation of an update, from the factory on, with every loss that
 * {@link SimulatedStorage#afterCutBefore} knows, loader included, and recovers by nothing but an
 * ordinary start (A46). Of the boot switches other than the file, and of second cuts, a sample by
 * seed; {@link PowerCutExhaustive} takes all of them, at every byte.
 */
class PowerCutTest {
  private static final long SEED = 20261130;
  private static final int SAMPLE = 80;
  private static final int SECOND_CUTS = 150;

  static CutDisks cuts(SimulatedLoader loader, UpdateStory story, SimulatedStorage disk)
      throws Exception {
    CutDisks disks = new CutDisks();
    Marks marks = story.run(loader, disk);
    for (int cut = 0; cut <= disk.operations(); cut++) {
      int before = cut;
      disk.afterCutBefore(
          cut, left -> disks.add(loader, left, marks.promise(before), story + " " + before));
    }
    return disks;
  }

  @DisplayName("A46: the power goes at any write")
  @ParameterizedTest
  @EnumSource(UpdateStory.class)
  void bootsOldOrNewAndConvergesWhereverThePowerGoes(UpdateStory story) throws Exception {
    CutDisks disks = cuts(SimulatedLoader.FILE, story, new SimulatedStorage());
    assertTrue(disks.left().size() > 40, "only " + disks.left().size());
    CutDisks.assertRecover(disks.left(), 1);
  }

  @DisplayName("A46: the power goes at any write of a boot loader")
  @ParameterizedTest
  @EnumSource(
      value = SimulatedLoader.class,
      names = {"GRUB", "U_BOOT", "SYSTEMD_BOOT"})
  void bootsOldOrNewWithEveryBootSwitch(SimulatedLoader loader) throws Exception {
    Random random = new Random(SEED);
    for (UpdateStory story : List.of(UpdateStory.INSTALL, UpdateStory.FALL_BACK)) {
      CutDisks disks = cuts(loader, story, new SimulatedStorage());
      CutDisks.assertRecover(disks.sample(random, SAMPLE), 1);
    }
  }

  // A46: a loader that chooses by itself must know which slot is half written.
  @Test
  void neverLeavesAHalfWrittenSlotThatTheLoaderMayStart() throws Exception {
    SimulatedStorage storage = new SimulatedStorage();
    SimulatedDevice.make(storage);
    storage.damage("slots/b/rootfs", OLD);
    SimulatedStorage filled = storage.copy();
    SimulatedDevice.start(filled).stage(UpdateStory.PACKAGE);
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
    Random random = new Random(SEED);
    CutDisks first = cuts(SimulatedLoader.FILE, UpdateStory.INSTALL, new SimulatedStorage());
    CutDisks second = new CutDisks();
    for (CutDisks.Left left : first.sample(random, SECOND_CUTS)) {
      if (!left.promise().inFactory()) {
        SimulatedStorage recovering = left.disk().copy();
        Recovery.converge(left.loader(), recovering);
        recovering.afterCutBefore(
            random.nextInt(recovering.operations() + 1),
            disk -> second.add(left.loader(), disk, left.afterRecovery(), left.cut() + ", again"));
      }
    }
    CutDisks.assertRecover(second.sample(random, SECOND_CUTS), 1);
  }
}
