package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.golden.SampleBytes;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotState;
import dev.cachet.storage.SimulatedStorage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs for good and is not what was signed must neither be confirmed nor bar every update. */
class UnprovenTest extends InstallationScenario {
  @Test
  void endsATrialThatDoesNotReadBackWhereTheLoaderHasNoWayBack() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    device.bootSwitch.markGood("b");
    spoil(storage, "slots/b/rootfs");
    restart();
    assertEndsUnproven(device);
    assertThrows(IllegalStateException.class, () -> device.confirm(trial));
    assertNextGoesIntoTheOtherSlot();
  }

  @Test
  void endsATrialThatWasNeverPutForward() throws Exception {
    device.switchTo(device.stage(release()));
    restart();
    device.bootSwitch.markGood("b");
    storage.lose("kept/b/000.index");
    assertEndsUnproven(device);
  }

  @Test
  void endsAConfirmationThatWasCutOffAndLostItsManifest() throws Exception {
    installUntilTrial(release());
    device.memory.remember(
        now -> now.withPending(now.pending().orElseThrow().at(PendingStep.HEALTHY)));
    device.bootSwitch.markGood("b");
    spoil(storage, "kept/b/manifest.json");
    restart();
    assertEndsUnproven(device);
    assertNextGoesIntoTheOtherSlot();
  }

  @Test
  void recordsTheSameEndWhereverThePowerGoes() throws Exception {
    installUntilTrial(release());
    device.bootSwitch.markGood("b");
    spoil(storage, "slots/b/rootfs");
    SimulatedStorage spoilt = storage.copy();
    assertEndsUnproven(SimulatedDevice.start(spoilt));
    for (int cut = 0; cut <= spoilt.operations(); cut++) {
      spoilt.afterCutBefore(cut, UnprovenTest::assertConverges);
    }
  }

  private static void assertConverges(SimulatedStorage disk) {
    try {
      SimulatedDevice again = SimulatedDevice.start(disk);
      if (again.memory.state().pending().isPresent()) {
        assertEquals(Situation.UNPROVEN, again.resume().situation());
      }
      assertEnded(again);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void assertEndsUnproven(SimulatedDevice device) throws Exception {
    Resumption resumed = device.resume();
    assertEquals(Situation.UNPROVEN, resumed.situation());
    Receipt receipt = resumed.receipt().orElseThrow();
    assertEquals(InstallOutcome.UNPROVEN, receipt.outcome());
    assertEquals("unproven", claims(receipt).string("outcome"));
    assertEnded(device);
  }

  private static void assertEnded(SimulatedDevice device) throws Exception {
    assertEquals(Optional.empty(), device.memory.state().pending());
    assertEquals(SlotState.BAD, device.memory.state().slot("b").state());
    assertEquals(0, device.memory.state().floor());
    assertEquals("b", device.bootSwitch.state().good());
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
  }

  private void assertNextGoesIntoTheOtherSlot() throws Exception {
    install(release("4.2.2", 422, 410, OLD));
    restart();
    assertEquals("a", device.bootSwitch.state().running());
    assertArrayEquals(OLD, device.running());
    assertEquals(410, memory().floor());
  }

  private static void spoil(SimulatedStorage disk, String file) throws Exception {
    disk.damage(file, SampleBytes.flipped(disk.read(file, 2 * NEW.length), 60));
  }
}
