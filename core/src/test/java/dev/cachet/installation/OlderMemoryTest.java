package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditCondition;
import dev.cachet.boot.Trial;
import dev.cachet.golden.SampleBytes;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that is older than what loader, slots and receipts say, or that is gone in part. */
class OlderMemoryTest extends InstallationScenario {
  private static final String[] GENERATIONS = {"memory/generation-a", "memory/generation-b"};

  private void putBack(SimulatedStorage old) throws Exception {
    for (String path : GENERATIONS) {
      storage.damage(path, old.read(path, 100_000));
    }
  }

  @Test
  void takesTheFloorOfTheReleaseThatRunsForGood() throws Exception {
    SimulatedStorage old = storage.copy();
    install(release());
    putBack(old);
    restart();
    assertEquals(0, memory().floor());
    device.resume();
    assertEquals(410, memory().floor());
    assertEquals(1, memory().installSeq());
    assertEquals(AuditCondition.AHEAD_OF_MEMORY, memory().audit().condition());
    assertTrue(audit().contains("MEMORY_BEHIND"), audit());
    assertRefused(Reason.ROLLBACK, () -> device.stage(release("0.9", 390, 0, OLD)));
    Receipt next = install(release("4.3", 430, 420, SampleBytes.mixed(7000)));
    assertEquals(2, next.installSeq());
    assertEquals("ahead-of-memory", claims(next).string("audit"));
  }

  @Test
  void takesItAlsoIfNobodyResumed() throws Exception {
    SimulatedStorage old = storage.copy();
    install(release());
    putBack(old);
    restart();
    assertRefused(Reason.ROLLBACK, () -> device.stage(release("0.9", 390, 0, OLD)));
  }

  // A27: a trial proves nothing, also if memory knows nothing of it.
  @Test
  void takesNothingFromATrial() throws Exception {
    SimulatedStorage old = storage.copy();
    installUntilTrial(release());
    putBack(old);
    device = SimulatedDevice.reopen(storage);
    assertEquals(Situation.UNKNOWN_TRIAL, device.resume().situation());
    assertEquals(0, memory().floor());
  }

  @Test
  void takesNothingFromAReleaseWhoseBytesAreOthers() throws Exception {
    SimulatedStorage old = storage.copy();
    install(release());
    putBack(old);
    byte[] changed = NEW.clone();
    changed[5000] ^= 1;
    storage.damage("slots/b/rootfs", changed);
    restart();
    device.resume();
    assertEquals(0, memory().floor());
    assertEquals(1, memory().installSeq());
  }

  @Test
  void takesNothingFromAManifestThatNobodySigned() throws Exception {
    install(release());
    byte[] manifest = storage.read("kept/b/manifest.json", 100_000);
    String forged = new String(manifest, java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(forged.contains("\"floor\":410"));
    storage.damage(
        "kept/b/manifest.json",
        forged
            .replace("\"floor\":410", "\"floor\":420")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    restart();
    device.resume();
    assertEquals(410, memory().floor());
  }

  @Test
  void endsATrialThatOnlyTheLoaderKnows() throws Exception {
    SimulatedStorage old = storage.copy();
    installUntilTrial(release());
    putBack(old);
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Set.of("b"), device.bootSwitch.state().unbootable());
    assertArrayEquals(OLD, device.running());
    assertEquals(InstallOutcome.CONFIRMED, install(release()).outcome());
  }

  @Test
  void endsATrialThatIsOnlySelected() throws Exception {
    SimulatedStorage old = storage.copy();
    device.switchTo(device.stage(release()));
    putBack(old);
    device = SimulatedDevice.reopen(storage);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(InstallOutcome.CONFIRMED, install(release()).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept/b/manifest.json", "receipts/0000000001.jwt", "audit/log.jsonl"})
  void isNoNewDeviceIfOneTraceIsLeft(String trace) throws Exception {
    install(release());
    byte[] left = storage.read(trace, 100_000);
    SimulatedStorage rest = new SimulatedStorage();
    rest.damage(trace, left);
    assertRefused(Reason.STATE_LOST, () -> initialise(rest));
  }

  @Test
  void isNoNewDeviceIfALaterRootIsLeft() throws Exception {
    rotateReleaseKeys();
    SimulatedStorage rest = new SimulatedStorage();
    for (String name : storage.list("roots")) {
      rest.damage("roots/" + name, storage.read("roots/" + name, 100_000));
    }
    assertRefused(Reason.STATE_LOST, () -> initialise(rest));
  }

  private static void initialise(SimulatedStorage folder) throws Exception {
    DeviceMemory.initialise(
        folder, SimulatedDevice.FACTORY, SimulatedDevice.ROOT.envelope(), "a", 400);
  }
}
