package dev.cachet.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
  private static final String FILE = "audit/log.jsonl";
  private static final Sha256 PACKAGE = Sha256.of(new byte[] {1});

  private final SimulatedStorage storage = new SimulatedStorage();
  private final TestAnchor anchor = new TestAnchor();

  private AuditLog open() throws IOException {
    return AuditLog.open(storage, anchor);
  }

  private void append(AuditEvent... events) throws IOException {
    AuditLog log = open();
    for (AuditEvent event : events) {
      log.append(event, Optional.of(Instant.EPOCH), PACKAGE, "install 1");
    }
  }

  private List<String> lines() throws IOException {
    return Arrays.asList(
        new String(storage.read(FILE, 100_000), StandardCharsets.UTF_8).split("(?<=\n)"));
  }

  private void damage(String... lines) {
    storage.damage(FILE, String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void chainsItsLines() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    List<String> lines = lines();
    assertEquals(2, lines.size());
    Sha256 first = Sha256.of(lines.get(0).stripTrailing().getBytes(StandardCharsets.UTF_8));
    assertTrue(lines.get(0).startsWith("{\"seq\":1,\"prev\":\"" + "0".repeat(64)), lines.get(0));
    assertTrue(lines.get(1).startsWith("{\"seq\":2,\"prev\":\"" + first.hex()), lines.get(1));
    assertEquals(2, anchor.head.seq());
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
  }

  @Test
  void tellsARepeatedStepOnce() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.CONFIRMED, AuditEvent.CONFIRMED);
    append(AuditEvent.CONFIRMED);
    assertEquals(2, lines().size());
    open().append(AuditEvent.CONFIRMED, Optional.empty(), PACKAGE, "install 2");
    assertEquals(3, lines().size());
  }

  @Test
  void keepsHostileTextOnOneLine() throws IOException {
    open().append(AuditEvent.STAGED, Optional.empty(), PACKAGE, "a\n\"}{\u202e" + "x".repeat(9999));
    assertEquals(1, lines().size());
    assertTrue(lines().get(0).length() < AuditLine.MAX_BYTES);
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
  }

  // A46: power cut between the line and memory.
  @Test
  void takesOverALineThatMemoryMissed() throws IOException {
    append(AuditEvent.STAGED);
    AuditHead before = anchor.head;
    append(AuditEvent.SWITCHING);
    AuditHead after = anchor.head;
    anchor.head = before;
    assertEquals(after, open().head());
  }

  @Test
  void statesThatMemoryIsOlderThanTheLog() throws IOException {
    append(AuditEvent.STAGED);
    AuditHead before = anchor.head;
    append(AuditEvent.SWITCHING, AuditEvent.CONFIRMED);
    anchor.head = before;
    assertEquals(AuditCondition.AHEAD_OF_MEMORY, open().head().condition());
    assertEquals(3, anchor.head.seq());
  }

  // Who puts an old memory back must not turn missing lines into a lesser statement.
  @Test
  void doesNotWeakenAStatementThatLinesAreMissing() throws IOException {
    append(AuditEvent.STAGED);
    storage.lose(FILE);
    AuditHead truncated = open().head();
    append(AuditEvent.SWITCHING, AuditEvent.CONFIRMED);
    anchor.head = truncated;
    assertEquals(AuditCondition.TRUNCATED, open().head().condition());
    assertEquals(4, anchor.head.seq());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"seq\":2", "\u0000\u0000\u0000", "{}\n", "\n", "\u0000\u0000}\n"})
  void dropsALineThatWasNeverFinished(String rest) throws IOException {
    append(AuditEvent.STAGED);
    damage(lines().get(0), rest);
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
    append(AuditEvent.SWITCHING);
    assertEquals(2, lines().size());
    assertEquals(2, open().head().seq());
  }

  @Test
  void noticesThatItsTailWasCutOff() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING, AuditEvent.CONFIRMED);
    damage(lines().get(0));
    assertTruncated(4);
  }

  @Test
  void noticesThatItIsGone() throws IOException {
    append(AuditEvent.STAGED);
    storage.lose(FILE);
    assertTruncated(2);
  }

  @Test
  void noticesAChangedLine() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    damage(lines().get(0).replace("install 1", "install 2"), lines().get(1));
    assertTruncated(3);
  }

  @Test
  void noticesAChangedLastLine() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    damage(lines().get(0), lines().get(1).replace("install 1", "install 2"));
    assertTruncated(3);
  }

  @Test
  void noticesALineThatWasTakenOut() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING, AuditEvent.CONFIRMED);
    damage(lines().get(0), lines().get(2));
    assertTruncated(4);
  }

  @Test
  void noticesAMissingBeginning() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    damage(lines().get(1));
    assertTruncated(3);
  }

  @Test
  void noticesARewrittenHistory() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    AuditHead genuine = anchor.head;
    storage.lose(FILE);
    anchor.head = AuditHead.EMPTY;
    append(AuditEvent.STAGED, AuditEvent.CONFIRMED);
    anchor.head = genuine;
    assertTruncated(3);
  }

  private void assertTruncated(long seq) throws IOException {
    AuditHead known = anchor.head;
    assertEquals(AuditCondition.TRUNCATED, open().head().condition());
    assertEquals(seq, anchor.head.seq());
    assertEquals(1, lines().size());
    assertTrue(lines().get(0).contains("\"prev\":\"" + known.digest().hex()));
    assertTrue(lines().get(0).contains("AUDIT_TRUNCATED"));
    // The statement stays until somebody has taken note of it, over further lines and starts.
    append(AuditEvent.STAGED);
    assertEquals(AuditCondition.TRUNCATED, open().head().condition());
    assertEquals(seq + 1, anchor.head.seq());
    anchor.head = known;
    assertEquals(AuditCondition.TRUNCATED, open().head().condition());
  }

  @Test
  void keepsWhatIsLeftOfADamagedLog() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    String first = lines().get(0);
    damage(first);
    open();
    assertEquals(List.of("before-3.jsonl", "log.jsonl"), storage.list("audit"));
    assertEquals(
        first, new String(storage.read("audit/before-3.jsonl", 9999), StandardCharsets.UTF_8));
  }

  // The power may fail again while a damaged log is put aside: what it showed stays to be seen.
  @Test
  void keepsADamagedLogOverSeveralPowerCuts() throws IOException {
    append(AuditEvent.STAGED, AuditEvent.SWITCHING);
    String left = lines().get(0);
    damage(left);
    assertKeptAtEveryCut(storage.copy(), anchor.head, left, 3);
  }

  private static void assertKeptAtEveryCut(
      SimulatedStorage disk, AuditHead known, String left, int cuts) {
    TestAnchor fresh = new TestAnchor();
    fresh.head = known;
    try {
      AuditLog.open(disk, fresh);
      assertEquals(AuditCondition.TRUNCATED, fresh.head.condition());
      assertTrue(putAside(disk).contains(left), () -> putAside(disk) + " lacks " + left);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    for (int cut = 0; cuts > 0 && cut <= disk.operations(); cut++) {
      disk.afterCutBefore(cut, after -> assertKeptAtEveryCut(after, known, left, cuts - 1));
    }
  }

  private static List<String> putAside(SimulatedStorage disk) {
    return disk.list("audit").stream()
        .filter(name -> name.startsWith("before-"))
        .map(name -> read(disk, "audit/" + name))
        .toList();
  }

  private static String read(SimulatedStorage disk, String path) {
    try {
      return new String(disk.read(path, 9999), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesOverALineThatMemoryCouldNotTake() throws IOException {
    AuditLog log = open();
    anchor.broken = true;
    assertThrows(
        IOException.class,
        () -> log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, "install 1, lost"));
    anchor.broken = false;
    log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, "install 1");
    assertEquals(1, lines().size());
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
  }

  @Test
  void losesNoLineOfTwoLogsInTurn() throws IOException {
    AuditLog one = open();
    AuditLog other = open();
    for (int turn = 1; turn <= 3; turn++) {
      one.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, "install " + turn);
      other.append(AuditEvent.SWITCHING, Optional.empty(), PACKAGE, "install " + turn);
    }
    other.append(AuditEvent.CONFIRMED, Optional.empty(), PACKAGE, "install 3");
    one.append(AuditEvent.CONFIRMED, Optional.empty(), PACKAGE, "install 3");
    assertEquals(7, lines().size());
    assertEquals(7, open().head().seq());
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
  }

  @Test
  void readsLinesThatAreLongerThanOneRead() throws IOException {
    for (int i = 0; i < 50; i++) {
      append(AuditEvent.SWITCHING, AuditEvent.POSTPONED);
    }
    assertEquals(100, open().head().seq());
    assertEquals(AuditCondition.COMPLETE, open().head().condition());
  }

  @Test
  void survivesAPowerCutAtEveryOperation() throws IOException {
    append(AuditEvent.STAGED);
    AuditHead before = anchor.head;
    SimulatedStorage disk = storage.copy();
    AuditLog.open(disk, anchor)
        .append(AuditEvent.SWITCHING, Optional.empty(), PACKAGE, "install 1");
    for (int cut = 0; cut <= disk.operations(); cut++) {
      disk.afterCutBefore(cut, after -> assertRecovers(after, before));
    }
  }

  private static void assertRecovers(SimulatedStorage disk, AuditHead known) {
    TestAnchor fresh = new TestAnchor();
    fresh.head = known;
    try {
      AuditLog log = AuditLog.open(disk, fresh);
      assertEquals(AuditCondition.COMPLETE, log.head().condition());
      log.append(AuditEvent.CONFIRMED, Optional.empty(), PACKAGE, "install 1");
      assertEquals(fresh.head, AuditLog.open(disk, fresh).head());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
