package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.storage.CountingStorage;
import dev.cachet.storage.SimulatedStorage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one installation writes to flash, counted at the port: docs/device-memory.md, section 8. */
class FlashWritesTest {
  @Test
  void writesWhatTheTextSaysForOneInstallation() throws Exception {
    SimulatedStorage disk = new SimulatedStorage();
    SimulatedDevice.make(disk);
    Recovery.converge(SimulatedLoader.FILE, disk);
    CountingStorage counted = new CountingStorage(disk);
    SimulatedDevice device = SimulatedDevice.start(counted);
    Resumption idle = device.resume();
    assertEquals(Situation.NOTHING_PENDING, idle.situation());
    device.switchTo(device.stage(SimulatedDevice.release("4.3", 430, 420, SimulatedDevice.OLD)));
    SimulatedDevice trial = SimulatedDevice.start(counted);
    Receipt receipt = trial.confirm(trial.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertEquals(
        Map.of("memory", 12L, "slots", 1L, "kept", 3L, "audit", 4L, "receipts", 1L, "boot", 5L),
        counted.writes());
    long beside = counted.bytesWritten() - SimulatedDevice.OLD.length;
    assertTrue(beside < 40_000, beside + " bytes beside the image");
    System.out.println(
        "one installation: "
            + counted.writes()
            + ", "
            + beside
            + " bytes beside the image, "
            + counted.syncs()
            + " syncs");
  }
}
