package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.storage.LocklessStorage;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two handles on one device, one after the other and at the same time. */
@SuppressWarnings("try") // A lock is held, not used.
class TwoHandlesTest extends InstallationScenario {
  private SimulatedDevice old;

  private void installThroughAnotherHandle() throws Exception {
    old = device;
    device = SimulatedDevice.reopen(storage);
    install(release());
  }

  @Test
  void stagesNothingThroughAHandleThatIsOutOfDate() throws Exception {
    installThroughAnotherHandle();
    int before = storage.operations();
    NotNowException later =
        assertThrows(NotNowException.class, () -> old.stage(release("0.9", 390, 0, OLD)));
    assertTrue(later.getMessage().contains("open the device again"), later.getMessage());
    assertEquals(before, storage.operations());
    assertEquals(410, SimulatedDevice.reopen(storage).memory.state().floor());
  }

  @Test
  void writesNothingElseThroughItEither() throws Exception {
    StagedUpdate staged = device.stage(release());
    device.switchTo(staged);
    SimulatedDevice first = SimulatedDevice.start(storage);
    TrialUpdate trial = first.resume().trial().orElseThrow();
    SimulatedDevice second = SimulatedDevice.reopen(storage);
    second.confirm(second.resume().trial().orElseThrow());
    int before = storage.operations();
    String log = audit();
    assertThrows(StorageInUseException.class, () -> first.confirm(trial));
    assertThrows(StorageInUseException.class, first::resume);
    assertThrows(NotNowException.class, () -> device.switchTo(staged));
    assertThrows(
        StorageInUseException.class, () -> first.memory.remember(MemoryState::withNextInstallSeq));
    assertThrows(StorageInUseException.class, () -> first.memory.lock());
    assertEquals(before, storage.operations());
    assertEquals(log, audit());
  }

  @Test
  void doesNotBringAReplacedRootBack() throws Exception {
    old = SimulatedDevice.reopen(storage);
    rotateReleaseKeys();
    assertThrows(NotNowException.class, () -> old.stage(release()));
    assertEquals(2, SimulatedDevice.reopen(storage).memory.state().rootVersion());
  }

  @Test
  void noticesAnotherWriterInTheMiddleOfItsOwnStep() throws Exception {
    StagedUpdate staged = device.stage(release());
    SimulatedDevice other = SimulatedDevice.reopen(storage);
    int[] asked = new int[1];
    int[] operations = new int[1];
    assertThrows(
        NotNowException.class,
        () ->
            device.installer.switchTo(
                staged,
                () -> {
                  asked[0]++;
                  assertThrows(StorageInUseException.class, other::resume);
                  assertThrows(StorageInUseException.class, () -> SimulatedDevice.reopen(storage));
                  operations[0] = storage.operations();
                  return DeviceState.IN_USE;
                },
                device.time()));
    assertEquals(1, asked[0]);
    assertEquals(operations[0], storage.operations());
  }

  @Test
  void letsTheNextWriterInAfterAFailedStep() throws Exception {
    storage.failAfter(3);
    assertThrows(IOException.class, () -> device.stage(release()));
    storage.failAfter(Integer.MAX_VALUE);
    restart();
    device.resume();
    assertEquals(InstallOutcome.CONFIRMED, install(release()).outcome());
  }

  @Test
  void readsBesideAWriterAndWritesNothing() throws Exception {
    try (StorageLock unused = storage.lock()) {
      int before = storage.operations();
      DeviceMemory view = DeviceMemory.view(storage, SimulatedDevice.FACTORY);
      assertEquals(SimulatedDevice.SHIPPED_COUNTER, view.state().slot("a").counter());
      assertThrows(
          IllegalStateException.class, () -> view.remember(MemoryState::withNextInstallSeq));
      assertEquals(before, storage.operations());
    }
  }

  @Test
  void opensNoDeviceForWritingInAStorageWithoutALock() throws Exception {
    SimulatedStorage medium = storage;
    IOException refused =
        assertThrows(
            IOException.class,
            () -> DeviceMemory.open(new LocklessStorage(medium), SimulatedDevice.FACTORY));
    assertTrue(refused.getMessage().contains("no lock"), refused.getMessage());
    assertEquals(
        0, DeviceMemory.view(new LocklessStorage(medium), SimulatedDevice.FACTORY).state().floor());
  }
}
