package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.boot.Trial;
import dev.cachet.storage.ForwardingStorage;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An integrator's storage whose log fails in a way that nobody declared. */
class BrokenLogTest extends InstallationScenario {
  @Test
  void preventsTheSwitch() throws Exception {
    StagedUpdate staged = device.stage(release());
    device = SimulatedDevice.reopen(new BrokenLog(storage));
    assertThrows(IllegalStateException.class, () -> device.switchTo(staged));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
  }

  @Test
  void doesNotPreventAHealthyReleaseFromStaying() throws Exception {
    device.switchTo(device.stage(release()));
    device = SimulatedDevice.start(new BrokenLog(storage));
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(2, claims(receipt).integer("auditSeq", 0, 9));
    assertEquals(410, memory().floor());
    restart();
    assertArrayEquals(NEW, device.running());
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
  }

  @Test
  void doesNotPreventTheEndOfAFallBack() throws Exception {
    installUntilTrial(release());
    device = SimulatedDevice.start(new BrokenLog(storage));
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertEquals(Optional.empty(), memory().pending());
    assertEquals(List.of("0000000001.jwt"), storage.list("receipts"));
    assertArrayEquals(OLD, device.running());
  }

  private static final class BrokenLog extends ForwardingStorage {
    BrokenLog(Storage disk) {
      super(disk);
    }

    @Override
    public StorageLock lock() throws IOException {
      return medium().lock();
    }

    @Override
    public StorageFile openToWrite(String path) throws IOException {
      if (path.startsWith("audit/")) {
        throw new IllegalStateException("the driver of the log gave up");
      }
      return super.openToWrite(path);
    }
  }
}
