package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditCondition;
import dev.cachet.golden.SampleBytes;
import dev.cachet.storage.FaultyStorage;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad sector under each file once: the device runs on, and the next good update installs. */
class UnreadableFileTest extends InstallationScenario {
  private static final byte[] NEXT = SampleBytes.mixed(7000);

  private static Receipt installNext(Storage medium) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(medium);
    device.resume();
    device.switchTo(device.stage(release("4.3", 430, 420, NEXT)));
    device = SimulatedDevice.start(medium);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertArrayEquals(NEXT, device.running());
    assertEquals(420, device.memory.state().floor());
    return receipt;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory/generation-a",
        "memory/generation-b",
        "roots/0000000001.json",
        "root-copies/0000000001.json",
        "kept/b/manifest.json",
        "kept/b/000.index",
        "receipts/0000000001.jwt"
      })
  void doesNotStopTheNextUpdate(String path) throws Exception {
    install(release());
    Storage bad = new FaultyStorage(storage, path::equals, path::equals);
    assertEquals(410, SimulatedDevice.start(bad).memory.state().floor());
    assertEquals(InstallOutcome.CONFIRMED, installNext(bad).outcome());
    // What was written with one file alone is in force when the other can be read again.
    assertEquals(420, SimulatedDevice.start(storage).memory.state().floor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"slots/b/rootfs", "kept/b/000.index", "kept/b/manifest.json"})
  void givesUpAStagedUpdateThatCannotBeReadAgain(String path) throws Exception {
    device.stage(release());
    Storage bad = new FaultyStorage(storage, path::equals, name -> false);
    assertEquals(Situation.STAGING_INTERRUPTED, SimulatedDevice.start(bad).resume().situation());
    assertTrue(SimulatedDevice.start(storage).memory.state().pending().isEmpty());
    assertEquals(InstallOutcome.CONFIRMED, installNext(storage).outcome());
  }

  @Test
  void fallsBackFromATrialThatCannotBeProven() throws Exception {
    device.switchTo(device.stage(release()));
    Storage bad = new FaultyStorage(storage, "kept/b/manifest.json"::equals, name -> false);
    SimulatedDevice trial = SimulatedDevice.start(bad);
    assertRefused(dev.cachet.refusal.Reason.STATE_LOST, trial::resume);
    assertEquals(Situation.FELL_BACK, SimulatedDevice.start(bad).resume().situation());
    assertEquals(InstallOutcome.CONFIRMED, installNext(storage).outcome());
  }

  // DEV-13: a log that cannot be read is put aside and stated, and stops nothing.
  @Test
  void putsAnUnreadableLogAsideAndSaysSo() throws Exception {
    install(release());
    int[] reads = new int[1];
    Storage bad =
        new FaultyStorage(
            storage, path -> path.equals("audit/log.jsonl") && reads[0]++ == 0, path -> false);
    Receipt receipt = installNext(bad);
    assertEquals("truncated", claims(receipt).string("audit"));
    assertTrue(storage.list("audit").contains("before-5.jsonl"), storage.list("audit").toString());
    assertTrue(audit().contains("the log cannot be read"), audit());
    restart();
    assertEquals(AuditCondition.COMPLETE, memory().audit().condition());
  }

  @Test
  void confirmsATrialOverALogThatCanNeitherBeReadNorWritten() throws Exception {
    device.switchTo(device.stage(release()));
    Storage bad =
        new FaultyStorage(
            storage, path -> path.startsWith("audit/"), path -> path.startsWith("audit/"));
    SimulatedDevice trial = SimulatedDevice.start(bad);
    Receipt receipt = trial.confirm(trial.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertEquals(410, SimulatedDevice.start(storage).memory.state().floor());
  }

  @Test
  void writesAgainWhateverIsKeptTwice() throws Exception {
    install(release());
    SimulatedStorage worn = storage.copy();
    worn.damage("roots/0000000001.json", new byte[10]);
    worn.lose("memory/generation-a");
    SimulatedDevice.start(worn);
    worn.lose("root-copies/0000000001.json");
    worn.lose("memory/generation-b");
    assertEquals(410, SimulatedDevice.start(worn).memory.state().floor());
    assertArrayEquals(
        worn.read("roots/0000000001.json", 1 << 20),
        worn.read("root-copies/0000000001.json", 1 << 20));
  }

  // A raise that one sector can take back is none: after each step either file alone holds it.
  @Test
  void keepsInstallNumberAndFloorInEitherGenerationAfterEachStep() throws Exception {
    device.stage(release());
    assertEitherHolds(1, 0);
    device.switchTo(SimulatedDevice.reopen(storage).resume().staged().orElseThrow());
    restart();
    TrialUpdate trial = device.resume().trial().orElseThrow();
    assertEitherHolds(1, 0);
    device.confirm(trial);
    assertEitherHolds(1, 410);
  }

  private void assertEitherHolds(long installSeq, long floor) throws Exception {
    for (String lost : new String[] {"memory/generation-a", "memory/generation-b"}) {
      SimulatedStorage copy = storage.copy();
      copy.lose(lost);
      SimulatedDevice after = SimulatedDevice.reopen(copy);
      assertEquals(installSeq, after.memory.state().installSeq(), lost);
      assertEquals(floor, after.memory.state().floor(), lost);
    }
  }
}
