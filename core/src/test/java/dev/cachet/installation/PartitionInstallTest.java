package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.storage.SimulatedPartitions;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two slots in partitions, which hold more than their images. */
class PartitionInstallTest {
  private final SimulatedStorage disk = new SimulatedStorage();

  @BeforeEach
  void make() throws Exception {
    byte[] earlier = new byte[SimulatedPartitions.ROOM];
    Arrays.fill(earlier, (byte) 7);
    disk.damage("dev/part-a", earlier);
    disk.damage("dev/part-b", earlier);
    SimulatedDevice.make(over(disk));
  }

  private static Storage over(SimulatedStorage disk) {
    return SimulatedPartitions.over(disk, new SimulatedPartitions(disk));
  }

  @Test
  void installsIntoThePartitionThatDoesNotRun() throws Exception {
    SimulatedDevice device = SimulatedDevice.start(over(disk));
    assertArrayEquals(OLD, device.running());
    device.switchTo(device.stage(release()));
    device = SimulatedDevice.start(over(disk));
    assertEquals(
        InstallOutcome.CONFIRMED, device.confirm(device.resume().trial().orElseThrow()).outcome());
    byte[] partition = disk.read("dev/part-b", 1 << 20);
    assertEquals(SimulatedPartitions.ROOM, partition.length);
    assertArrayEquals(NEW, Arrays.copyOf(partition, NEW.length));
    assertEquals(7, partition[NEW.length]);
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void waitsWhileThePartitionIsInUseAndChangesNothing() throws Exception {
    SimulatedPartitions mounted = new SimulatedPartitions(disk).used("part-b", "mounted on /mnt");
    SimulatedDevice device = SimulatedDevice.start(SimulatedPartitions.over(disk, mounted));
    device.resume();
    int before = disk.operations();
    NotNowException later = assertThrows(NotNowException.class, () -> device.stage(release()));
    assertTrue(later.getMessage().endsWith("is mounted on /mnt"), later.getMessage());
    assertEquals(before, disk.operations());
    assertEquals(Optional.empty(), device.memory.state().pending());
    SimulatedDevice again = SimulatedDevice.start(over(disk));
    assertEquals(Situation.NOTHING_PENDING, again.resume().situation());
    again.switchTo(again.stage(release()));
  }

  /** A46: the power goes before each operation; the size of an image is a record of its own. */
  @Test
  void convergesWhereverThePowerGoes() throws Exception {
    SimulatedStorage story = disk.copy();
    SimulatedDevice device = SimulatedDevice.start(over(story));
    device.resume();
    device.switchTo(device.stage(release()));
    int[] recoveries = new int[1];
    for (int cut = 0; cut <= story.operations(); cut += 2) {
      story.afterCutBefore(cut, left -> recoveries[0] += recovers(left) ? 1 : 0);
    }
    assertTrue(recoveries[0] > 100, "only " + recoveries[0]);
  }

  private static boolean recovers(SimulatedStorage left) {
    try {
      byte[] image = SimulatedDevice.start(over(left)).running();
      assertTrue(Arrays.equals(OLD, image) || Arrays.equals(NEW, image), "neither old nor new");
      Recovery.converge(SimulatedLoader.FILE, over(left));
      assertArrayEquals(NEW, SimulatedDevice.start(over(left)).running());
      return true;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
