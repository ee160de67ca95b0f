package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.Trial;
import dev.cachet.golden.SampleBytes;
import dev.cachet.storage.QuotaStorage;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A46: a medium that runs full at each of 20 levels of what an update takes. */
class FullDiskTest {
  private static final int LEVELS = 20;
  private static final byte[] NEXT = SampleBytes.mixed(7000);

  private SimulatedStorage clean;
  private byte[] release;

  @BeforeEach
  void make() throws Exception {
    clean = new SimulatedStorage();
    SimulatedDevice.make(clean);
    // The first start of all is in the factory.
    Resumption unused = SimulatedDevice.start(clean).resume();
    release = SimulatedDevice.release().bytes();
  }

  private static void update(Storage storage, byte[] bytes) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(storage);
    Resumption unused = device.resume();
    device.switchTo(device.stage(bytes));
    device = SimulatedDevice.start(storage);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
  }

  private long needed() throws Exception {
    QuotaStorage measured = new QuotaStorage(clean.copy(), Long.MAX_VALUE / 2);
    update(measured, release);
    return measured.peak();
  }

  @Test
  void theOldSystemRunsAndTheNextGoodUpdateInstalls() throws Exception {
    long needed = needed();
    List<String> ended = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      SimulatedStorage disk = clean.copy();
      QuotaStorage full = new QuotaStorage(disk, needed * level / LEVELS);
      try {
        update(full, release);
        ended.add("installed");
      } catch (IOException e) {
        ended.add("full");
      }
      // As full as it was, the device starts.
      SimulatedDevice started = SimulatedDevice.start(full);
      byte[] running = started.running();
      assertArrayEquals(
          started.bootSwitch.state().running().equals("a") ? OLD : NEW, running, "level " + level);
      full.setLeft(Long.MAX_VALUE / 2);
      update(full, SimulatedDevice.release("4.3", 430, 420, NEXT).bytes());
      assertArrayEquals(NEXT, SimulatedDevice.start(disk).running());
      assertEquals(420, SimulatedDevice.start(disk).memory.state().floor());
    }
    assertTrue(ended.contains("full"), ended.toString());
    assertEquals(LEVELS, ended.size());
    assertEquals(ended.indexOf("installed"), -1, "less than it takes is not enough: " + ended);
  }

  @Test
  void fallsBackOnADiskWithoutAnyRoom() throws Exception {
    QuotaStorage disk = new QuotaStorage(clean, Long.MAX_VALUE / 2);
    SimulatedDevice device = SimulatedDevice.start(disk);
    device.switchTo(device.stage(release));
    assertArrayEquals(NEW, SimulatedDevice.start(disk).running());
    disk.setLeft(0);
    assertArrayEquals(OLD, SimulatedDevice.start(disk).running());
    assertArrayEquals(OLD, SimulatedDevice.start(disk).running());
    disk.setLeft(Long.MAX_VALUE / 2);
    assertEquals(Situation.FELL_BACK, SimulatedDevice.start(disk).resume().situation());
    update(disk, SimulatedDevice.release("4.3", 430, 420, NEXT).bytes());
  }

  /** Noted before it starts, or not started: what hangs must not start a second time. */
  @Test
  void startsTheGoodSlotWhereATrialCannotBeNoted() throws Exception {
    QuotaStorage disk = new QuotaStorage(clean, Long.MAX_VALUE / 2);
    SimulatedDevice device = SimulatedDevice.start(disk);
    device.switchTo(device.stage(release));
    disk.setLeft(0);
    SimulatedDevice old = SimulatedDevice.start(disk);
    assertArrayEquals(OLD, old.running());
    assertEquals(Trial.SELECTED, old.bootSwitch.state().trial());
    disk.setLeft(Long.MAX_VALUE / 2);
    device = SimulatedDevice.start(disk);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
  }
}
