package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies before an operation and is started again, which reads what may be in the cache
 * of the operating system only; then the power goes while it works on. A sample by seed; {@link
 * PowerCutExhaustive} takes every pair within {@link #WINDOW} operations.
 */
class ProcessDeathTest {
  private static final long SEED = 20261130;
  private static final int DEATHS = 30;
  private static final int SAMPLE = 100;
  static final int WINDOW = 25;

  /** After a death the update may be there or not; what must hold is what holds at any time. */
  private static final UpdateStory.Promise ANY = new UpdateStory.Promise(false, true, true, 1);

  @DisplayName("A46: the process dies, starts again, and then the power goes")
  @ParameterizedTest
  @EnumSource(SimulatedLoader.class)
  void convergesAfterADeathAndACut(SimulatedLoader loader) throws Exception {
    SimulatedStorage factory = new SimulatedStorage();
    SimulatedDevice.make(loader, factory);
    int operations = operations(loader, factory);
    Random random = new Random(SEED);
    CutDisks disks = new CutDisks();
    for (int i = 0; i < DEATHS; i++) {
      addCuts(loader, factory, random.nextInt(operations), disks);
    }
    assertTrue(disks.left().size() > SAMPLE, "only " + disks.left().size());
    CutDisks.assertRecover(disks.sample(random, SAMPLE), 1);
  }

  /** How many operations the story has from the first start on. */
  static int operations(SimulatedLoader loader, SimulatedStorage factory) throws Exception {
    SimulatedStorage whole = factory.copy();
    story(loader, whole);
    return whole.operations();
  }

  private static void story(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(loader, disk);
    device.resume();
    device.switchTo(device.stage(UpdateStory.PACKAGE));
    device = SimulatedDevice.start(loader, disk);
    device.confirm(device.resume().trial().orElseThrow());
  }

  static void addCuts(SimulatedLoader loader, SimulatedStorage factory, int death, CutDisks disks)
      throws Exception {
    SimulatedStorage disk = afterDeathBefore(loader, factory.copy(), death);
    int restarted = disk.operations();
    workOn(loader, disk);
    int last = Math.min(disk.operations(), restarted + WINDOW);
    for (int cut = restarted; cut <= last; cut++) {
      String where = "death " + death + ", cut " + cut;
      disk.afterCutBefore(cut, left -> disks.add(loader, left, ANY, where));
    }
  }

  private static SimulatedStorage afterDeathBefore(
      SimulatedLoader loader, SimulatedStorage disk, int operation) {
    disk.failAfter(operation);
    try {
      story(loader, disk);
    } catch (Exception e) {
      // The process is dead; what it wrote is in the cache.
      assertTrue(e instanceof IOException, e.toString());
    }
    disk.failAfter(Integer.MAX_VALUE);
    return disk;
  }

  /** Started again in the same boot, and restarted as it asks for. */
  private static void workOn(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
    // What died before it was told which slot runs is the loader; the device starts anew.
    SimulatedDevice device =
        disk.exists("boot/running")
            ? SimulatedDevice.reopen(loader, disk)
            : SimulatedDevice.start(loader, disk);
    if (!Recovery.step(device)) {
      Recovery.converge(loader, disk);
    }
  }
}
