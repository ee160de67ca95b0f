package dev.cachet.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that was sealed: what goes on behind the sealed part is the same chain (A46). */
class AuditSegmentsTest {
  private static final String FILE = "audit/log.jsonl";
  private static final Sha256 PACKAGE = Sha256.of(new byte[] {1});

  private final SimulatedStorage storage = new SimulatedStorage();
  private final TestAnchor anchor = new TestAnchor();
  private final List<AuditHead> heads = new ArrayList<>();

  /** Until the next line seals it. */
  @BeforeEach
  void fill() throws IOException {
    AuditLog log = AuditLog.open(storage, anchor);
    for (int i = 0; i == 0 || storage.read(FILE, 1 << 20).length < AuditSegments.BYTES; i++) {
      heads.add(anchor.head);
      append(log, i);
    }
  }

  private static void append(AuditLog log, int number) throws IOException {
    log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, number + "x".repeat(190));
  }

  private static List<String> lines(SimulatedStorage disk, String path) throws IOException {
    return new String(disk.read(path, 1 << 20), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void goesOnInTheSameChain() throws IOException {
    long sealed = anchor.head.seq();
    append(AuditLog.open(storage, anchor), -1);
    assertEquals(
        List.of("log.jsonl", AuditSegments.path(sealed).substring(6)), storage.list("audit"));
    assertEquals(sealed, lines(storage, AuditSegments.path(sealed)).size());
    List<String> next = lines(storage, FILE);
    assertEquals(2, next.size());
    assertTrue(next.get(0).contains("LOG_CONTINUED"), next.get(0));
    String last = lines(storage, AuditSegments.path(sealed)).get((int) sealed - 1);
    String digest = Sha256.of(last.getBytes(StandardCharsets.UTF_8)).hex();
    assertTrue(next.get(0).contains("\"prev\":\"" + digest), next.get(0));
    assertEquals(sealed + 2, anchor.head.seq());
    assertEquals(AuditCondition.COMPLETE, AuditLog.open(storage, anchor).head().condition());
  }

  @Test
  void survivesAPowerCutAtEveryOperation() throws IOException {
    AuditHead before = anchor.head;
    SimulatedStorage disk = storage.copy();
    List<Integer> remembered = new ArrayList<>();
    List<AuditHead> known = new ArrayList<>(List.of(before));
    append(AuditLog.open(disk, watched(disk, remembered, known)), -1);
    assertEquals(3, known.size());
    for (int cut = 0; cut <= disk.operations(); cut++) {
      int at = cut;
      long steps = remembered.stream().filter(operation -> operation <= at).count();
      disk.afterCutBefore(cut, left -> assertGoesOn(left, known.get((int) steps), before.seq()));
    }
  }

  @Test
  void survivesTheDeathOfTheProcessAndThenAPowerCut() throws IOException {
    AuditHead before = anchor.head;
    SimulatedStorage whole = storage.copy();
    append(
        AuditLog.open(whole, watched(whole, new ArrayList<>(), new ArrayList<>(List.of(before)))),
        -1);
    for (int death = 0; death <= whole.operations(); death++) {
      SimulatedStorage disk = storage.copy();
      List<Integer> remembered = new ArrayList<>();
      List<AuditHead> known = new ArrayList<>(List.of(before));
      AuditAnchor memory = watched(disk, remembered, known);
      int restarted = dieAndGoOn(disk, memory, death);
      for (int cut = restarted; cut <= disk.operations(); cut++) {
        int at = cut;
        long steps = remembered.stream().filter(operation -> operation <= at).count();
        disk.afterCutBefore(cut, left -> assertGoesOn(left, known.get((int) steps), before.seq()));
      }
    }
  }

  @Test
  void losesNothingThatWasPutAsideBeforeTheDeathOfTheProcess() throws IOException {
    SimulatedStorage damaged = storage.copy();
    damaged.damage(FILE, new byte[] {'{'});
    SimulatedStorage whole = damaged.copy();
    append(AuditLog.open(whole, knowing(anchor.head)), -1);
    for (int death = 0; death <= whole.operations(); death++) {
      SimulatedStorage disk = damaged.copy();
      int restarted = dieAndGoOn(disk, knowing(anchor.head), death);
      for (int cut = restarted; cut <= disk.operations(); cut++) {
        disk.afterCutBefore(cut, AuditSegmentsTest::assertKeepsWhatWasThere);
      }
    }
  }

  /** Returns the number of the first operation after the restart. */
  private static int dieAndGoOn(SimulatedStorage disk, AuditAnchor memory, int death)
      throws IOException {
    disk.failAfter(death);
    try {
      append(AuditLog.open(disk, memory), -1);
    } catch (IOException e) {
      // The process is dead; what it wrote is in the cache.
    }
    disk.failAfter(Integer.MAX_VALUE);
    int restarted = disk.operations();
    append(AuditLog.open(disk, memory), -1);
    return restarted;
  }

  private static TestAnchor knowing(AuditHead head) {
    TestAnchor memory = new TestAnchor();
    memory.head = head;
    return memory;
  }

  private static void assertKeepsWhatWasThere(SimulatedStorage disk) {
    try {
      List<String> first = new ArrayList<>();
      for (String name : disk.list("audit")) {
        first.addAll(lines(disk, "audit/" + name).stream().limit(1).toList());
      }
      assertTrue(first.contains("{"), disk.list("audit") + " begin with " + first);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Memory, and after how many operations of the disk it learned of each line. */
  private static AuditAnchor watched(
      SimulatedStorage disk, List<Integer> remembered, List<AuditHead> known) {
    return new AuditAnchor() {
      @Override
      public AuditHead auditHead() {
        return known.get(known.size() - 1);
      }

      @Override
      public void advance(AuditHead next) {
        remembered.add(disk.operations());
        known.add(next);
      }
    };
  }

  private static void assertGoesOn(SimulatedStorage disk, AuditHead known, long sealed) {
    TestAnchor fresh = new TestAnchor();
    fresh.head = known;
    try {
      append(AuditLog.open(disk, fresh), -1);
      assertEquals(AuditCondition.COMPLETE, fresh.head.condition());
      assertTrue(fresh.head.seq() >= sealed + 2, "two lines more");
      List<String> all = new ArrayList<>(lines(disk, AuditSegments.path(sealed)));
      all.addAll(lines(disk, FILE));
      assertEquals(fresh.head.seq(), all.size());
      assertEquals(fresh.head, AuditLog.open(disk, fresh).head());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void findsInASealedPartWhatAnOlderMemoryKnows() throws IOException {
    append(AuditLog.open(storage, anchor), -1);
    AuditHead newest = anchor.head;
    for (int known : new int[] {1, heads.size() / 2, heads.size() - 1}) {
      TestAnchor old = new TestAnchor();
      old.head = heads.get(known);
      SimulatedStorage disk = storage.copy();
      assertEquals(AuditCondition.AHEAD_OF_MEMORY, AuditLog.open(disk, old).head().condition());
      assertEquals(newest.seq(), old.head.seq());
      assertEquals(newest.digest(), old.head.digest());
      append(AuditLog.open(disk, old), -2);
      assertEquals(3, lines(disk, FILE).size());
    }
  }

  @Test
  void writesNothingOverALogThatDoesNotFollowItsSealedPart() throws IOException {
    append(AuditLog.open(storage, anchor), -1);
    long sealed = Long.parseLong(storage.list("audit").get(1).replaceAll("[^0-9]", ""));
    List<String> log = lines(storage, FILE);
    List<String> part = lines(storage, AuditSegments.path(sealed));
    String shorter = String.join("\n", part.subList(0, 60)) + "\n";
    storage.damage(AuditSegments.path(sealed), shorter.getBytes(StandardCharsets.UTF_8));
    anchor.head = heads.get(50);
    assertEquals(AuditCondition.TRUNCATED, AuditLog.open(storage, anchor).head().condition());
    assertEquals(log, lines(storage, "audit/before-51.jsonl"));
  }

  @Test
  void noticesThatTheLogBehindASealedPartIsGone() throws IOException {
    append(AuditLog.open(storage, anchor), -1);
    storage.lose(FILE);
    assertEquals(AuditCondition.TRUNCATED, AuditLog.open(storage, anchor).head().condition());
  }

  @Test
  void isNotSealedByWhoPutsAFileOfThatNameThere() throws IOException {
    storage.damage(
        AuditSegments.path(anchor.head.seq()), "no log\n".getBytes(StandardCharsets.UTF_8));
    storage.lose(FILE);
    assertEquals(AuditCondition.TRUNCATED, AuditLog.open(storage, anchor).head().condition());
  }

  // The other slot may hold a newer library, which knows further events.
  @Test
  void readsEventsOfALaterLibrary() throws IOException {
    SimulatedStorage disk = new SimulatedStorage();
    TestAnchor fresh = new TestAnchor();
    append(AuditLog.open(disk, fresh), 1);
    String later =
        "{\"seq\":2,\"prev\":\""
            + fresh.head.digest().hex()
            + "\",\"event\":\"SOMETHING_NEW\","
            + "\"package\":\""
            + PACKAGE.hex()
            + "\",\"detail\":\"later\",\"more\":[1]}";
    String all = lines(disk, FILE).get(0) + "\n" + later + "\n";
    disk.damage(FILE, all.getBytes(StandardCharsets.UTF_8));
    fresh.head =
        new AuditHead(
            2, Sha256.of(later.getBytes(StandardCharsets.UTF_8)), AuditCondition.COMPLETE);
    append(AuditLog.open(disk, fresh), 2);
    assertEquals(AuditCondition.COMPLETE, fresh.head.condition());
    assertEquals(3, lines(disk, FILE).size());
  }
}
