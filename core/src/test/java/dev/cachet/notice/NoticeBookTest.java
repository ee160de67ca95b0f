package dev.cachet.notice;

import static dev.cachet.notice.TestNotices.ROOT;
import static dev.cachet.notice.TestNotices.claims;
import static dev.cachet.notice.TestNotices.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditLog;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.Refused;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.TestFactory;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.FaultyStorage;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a device does with notices: one line of its log for each, and nothing else. */
class NoticeBookTest {
  private static final DeviceTime TIME = DeviceTime.trusted(Instant.parse("2026-12-01T08:00:00Z"));
  private static final String LOG = "audit/log.jsonl";

  private final SimulatedStorage storage = new SimulatedStorage();
  private DeviceMemory memory;

  @BeforeEach
  void provision() throws Exception {
    memory = DeviceMemory.initialise(storage, TestFactory.record(ROOT.sha256()), ROOT.envelope());
  }

  private NoticeOutcome take(long serial) throws Exception {
    return new NoticeBook(storage, memory).take(signed(claims(serial)), TIME);
  }

  private List<String> lines() throws IOException {
    String log = new String(storage.read(LOG, 100_000), StandardCharsets.UTF_8);
    return log.lines().toList();
  }

  @Test
  @Tag("NTC-10")
  void logsEachNoticeOnce() throws Exception {
    assertEquals(NoticeOutcome.LOGGED, take(1));
    assertEquals(NoticeOutcome.KNOWN, take(1));
    AuditLog.open(storage, memory)
        .append(AuditEvent.STAGED, Optional.empty(), Sha256.of(new byte[0]), "between");
    assertEquals(NoticeOutcome.KNOWN, take(1));
    assertEquals(NoticeOutcome.LOGGED, take(2));
    assertEquals(3, lines().size());
    assertTrue(
        lines()
            .get(0)
            .contains(
                "\"event\":\"NOTICE\",\"at\":\"2026-12-01T08:00:00Z\",\"package\":\""
                    + Sha256.of(claims(1).bytes())
                    + "\",\"detail\":\"notice 1: support ends 2029-06-30"),
        lines().get(0));
  }

  @Test
  @Tag("NTC-11")
  void ignoresAnOlderSerialAndRemembersTheNewestAcrossARestart() throws Exception {
    take(7);
    memory = DeviceMemory.open(storage, TestFactory.record(ROOT.sha256()));
    assertEquals(NoticeOutcome.OLDER, take(6));
    assertEquals(NoticeOutcome.KNOWN, take(7));
    assertEquals(1, lines().size());
    assertEquals(7, memory.state().notice().orElseThrow().serial());
  }

  @Test
  @Tag("NTC-10")
  void logsLaterWhatAFailingMediumDidNotLog() throws Exception {
    Storage full = new FaultyStorage(storage, path -> false, LOG::equals);
    assertThrows(
        IOException.class, () -> new NoticeBook(full, memory).take(signed(claims(1)), TIME));
    assertEquals(NoticeOutcome.LOGGED, take(1));
    assertEquals(NoticeOutcome.KNOWN, take(1));
    assertEquals(1, lines().size());
  }

  @Test
  @Tag("NTC-12")
  void changesNothingThatDecidesWhatRuns() throws Exception {
    MemoryState before = memory.state();
    take(1);
    MemoryState after = memory.state();
    assertEquals(before.floor(), after.floor());
    assertEquals(before.installSeq(), after.installSeq());
    assertEquals(before.slots(), after.slots());
    assertEquals(before.pending(), after.pending());
    assertEquals(before.rootVersion(), after.rootVersion());
    assertEquals(before.clockFloor(), after.clockFloor());
    assertEquals(List.of(), storage.list("slots"));
    assertEquals(List.of(), storage.list("receipts"));
  }

  @Test
  void leavesNoTraceOfWhatItRefuses() throws Exception {
    byte[] other = signed(claims("example-devices", "ventilator-y", TestNotices.UDI_DI, 1));
    Refused.by(
        Reason.WRONG_PRODUCT, "NTC-9", () -> new NoticeBook(storage, memory).take(other, TIME));
    assertEquals(Optional.empty(), memory.state().notice());
    assertTrue(!storage.exists(LOG));
  }
}
