package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cachet.audit.AuditCondition;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.boot.Trial;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.SampleBytes;
import dev.cachet.installation.health.Health;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonObject;
import dev.cachet.memory.record.SlotState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InstallerTest extends InstallationScenario {
  @Test
  void installsAnUpdateFromStageToReceipt() throws Exception {
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    StagedUpdate staged = device.stage(release());
    assertEquals("b", staged.slot());
    assertArrayEquals(NEW, storage.read("slots/b/rootfs", 100_000));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    device.switchTo(staged);
    assertArrayEquals(OLD, device.running());
    restart();
    assertArrayEquals(NEW, device.running());
    TrialUpdate trial = device.resume().trial().orElseThrow();
    assertEquals(0, memory().floor());
    Receipt receipt = device.confirm(trial);
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertEquals(410, memory().floor());
    assertEquals(Optional.empty(), memory().pending());
    assertEquals(new InstalledCounters(410, 421), device.memory.counters("b"));
    restart();
    assertArrayEquals(NEW, device.running());
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
  }

  @Test
  void installsTheNextUpdateIntoTheOtherSlot() throws Exception {
    install(release());
    byte[] third = SampleBytes.noise(5000);
    install(release("4.3.0", 430, 421, third));
    restart();
    assertEquals("a", device.bootSwitch.state().running());
    assertArrayEquals(third, device.running());
    assertEquals(2, memory().installSeq());
    assertEquals(List.of("0000000001.jwt", "0000000002.jwt"), storage.list("receipts"));
  }

  @Test
  void saysInTheReceiptWhatHappened() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    Receipt receipt = device.confirm(trial);
    JsonObject claims =
        ReceiptToken.read(receipt.token(), SimulatedDevice.KEY.publicKey()).claims();
    assertEquals("confirmed", claims.string("outcome"));
    assertEquals(trial.packageId().hex(), claims.string("package"));
    assertEquals(trial.packageId().hex() + "-1", claims.string("jti"));
    assertEquals("4.2.1", claims.string("version"));
    assertEquals(421, claims.integer("counter", 0, 1000));
    assertEquals(400, claims.object("previous").integer("counter", 0, 1000));
    assertEquals(410, claims.integer("floor", 0, 1000));
    assertEquals(SimulatedDevice.NOW.getEpochSecond(), claims.integer("iat", 0, 1L << 40));
    assertEquals("trusted", claims.string("clock"));
    assertEquals("complete", claims.string("audit"));
    assertEquals("cached", claims.string("readback"));
    assertEquals("SN-1", claims.object("device").string("serial"));
    assertEquals(memory().audit().digest(), claims.digest("auditHead"));
    assertEquals(
        receipt.token(),
        new String(storage.read("receipts/0000000001.jwt", 9999), StandardCharsets.US_ASCII));
  }

  // A27: raising the floor must take away the way back before it forbids it.
  @DisplayName("A27: the floor rises once nothing below it can be started any more")
  @Test
  void barsTheOtherSlotThatIsBelowTheNewFloor() throws Exception {
    install(release());
    assertEquals(Set.of("a"), device.bootSwitch.state().unbootable());
    assertEquals(SlotState.BAD, memory().slot("a").state());
  }

  @Test
  void leavesTheOtherSlotThatTheFloorAllows() throws Exception {
    install(release("4.2.1", 421, 400, NEW));
    assertEquals(Set.of(), device.bootSwitch.state().unbootable());
    assertEquals(SlotState.CONFIRMED, memory().slot("a").state());
  }

  @Test
  void statesInTheNextReceiptThatTheLogWasCut() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    storage.damage(
        "audit/log.jsonl",
        audit().lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
    device = SimulatedDevice.reopen(storage);
    Receipt receipt = device.confirm(trial);
    assertEquals("truncated", claims(receipt).string("audit"));
    Receipt next = install(release("4.3.0", 430, 421, OLD));
    assertEquals("complete", claims(next).string("audit"));
  }

  @Test
  void tellsTheWholeStoryInTheLog() throws Exception {
    install(release());
    List<String> events =
        audit().lines().map(line -> line.replaceAll(".*\"event\":\"([A-Z_]+)\".*", "$1")).toList();
    assertEquals(List.of("STAGED", "SWITCHING", "TRIAL_STARTED", "CONFIRMED"), events);
    assertFalse(audit().contains("\n\n"));
  }

  @Test
  void writesTheSecondOfAClockThatCountsFractions() throws Exception {
    install(release());
    assertEquals(4, occurrences("\"at\":\"2026-11-23T12:00:00Z\""));
    installUntilTrial(release("4.3.0", 430, 421, OLD));
    restart();
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertEquals(8, occurrences("\"at\":\"2026-11-23T12:00:00Z\""));
    assertEquals(Optional.empty(), memory().pending());
  }

  private long occurrences(String text) throws IOException {
    return audit().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void losesNoLineOfTwoInstallersInTurn() throws Exception {
    Installer second = another();
    StagedUpdate staged = device.stage(release());
    second.switchTo(staged, () -> DeviceState.IDLE, device.time());
    restart();
    second = another();
    TrialUpdate trial = device.resume().trial().orElseThrow();
    Receipt receipt = second.confirm(trial, () -> Health.HEALTHY, device.time());
    assertEquals(4, claims(receipt).integer("auditSeq", 0, 9));
    restart();
    assertEquals(AuditCondition.COMPLETE, memory().audit().condition());
    assertEquals(4, audit().lines().count());
  }

  private Installer another() throws IOException {
    return Installer.open(
        storage, device.memory, device.bootSwitch, SimulatedDevice.layout(), SimulatedDevice.KEY);
  }

  // Flash wears out: what one installation writes is documented, and may not grow unnoticed.
  @Test
  void writesMemoryTwelveTimes() throws Exception {
    long before = newestGeneration();
    install(release());
    assertEquals(before + 12, newestGeneration());
  }

  private long newestGeneration() throws IOException {
    long newest = 0;
    for (String file : List.of("memory/generation-a", "memory/generation-b")) {
      newest = Math.max(newest, ByteBuffer.wrap(storage.read(file, 100_000)).getLong(12));
    }
    return newest;
  }
}
