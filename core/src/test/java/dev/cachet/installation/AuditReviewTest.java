package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditReview;
import dev.cachet.audit.AuditReview.Verdict;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log and the receipts of a device, judged away from it. */
class AuditReviewTest extends InstallationScenario {
  private static final PublicJwk KEY = SimulatedDevice.KEY.publicKey();
  private static final String LOG = "audit/log.jsonl";

  private static AuditReview review(SimulatedStorage copy) throws IOException {
    return AuditReview.of(copy, KEY);
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(audit().lines().toList());
  }

  private static void write(SimulatedStorage copy, List<String> lines) {
    copy.damage(LOG, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void twoInstallations() throws Exception {
    install(SimulatedDevice.release());
    install(SimulatedDevice.release("4.3", 430, 420, SimulatedDevice.NEW));
  }

  @Test
  void saysUpToWhereNothingIsMissing() throws Exception {
    AuditReview fresh = review(storage.copy());
    assertEquals(Verdict.UNKNOWN, fresh.verdict());
    assertEquals(0, fresh.completeUpTo());
    twoInstallations();
    AuditReview whole = review(storage.copy());
    assertEquals(Verdict.COMPLETE, whole.verdict(), whole.problems().toString());
    assertEquals(2, whole.receipts());
    assertEquals(8, whole.completeUpTo());
    assertEquals(8, whole.lastLine());
    device.stage(SimulatedDevice.release("4.4", 440, 420, SimulatedDevice.NEW));
    AuditReview later = review(storage.copy());
    assertEquals(Verdict.COMPLETE, later.verdict());
    assertEquals(8, later.completeUpTo());
    assertEquals(9, later.lastLine());
  }

  @Test
  void noticesEveryLineThatIsTakenOutChangedOrMoved() throws Exception {
    twoInstallations();
    for (int i = 0; i < 8; i++) {
      List<String> without = lines();
      String taken = without.remove(i);
      assertIncomplete(without);
      List<String> changed = lines();
      changed.set(
          i, taken.replace("slot", "slut").replace("counter", "caunter").replace("in ", "at "));
      assertTrue(!changed.equals(lines()));
      assertIncomplete(changed);
      List<String> moved = lines();
      moved.add((i + 3) % 8, moved.remove(i));
      if (!moved.equals(lines())) {
        assertIncomplete(moved);
      }
    }
  }

  private void assertIncomplete(List<String> lines) throws IOException {
    SimulatedStorage copy = storage.copy();
    write(copy, lines);
    AuditReview review = review(copy);
    assertEquals(Verdict.INCOMPLETE, review.verdict(), lines.toString());
    assertTrue(!review.problems().isEmpty());
  }

  @Test
  void noticesATailThatWasCutOffBeforeTheLastReceipt() throws Exception {
    twoInstallations();
    assertIncomplete(lines().subList(0, 5));
    SimulatedStorage none = storage.copy();
    none.lose(LOG);
    assertEquals(Verdict.INCOMPLETE, review(none).verdict());
  }

  @Test
  void joinsWhatTheDevicePutAside() throws Exception {
    install(SimulatedDevice.release());
    byte[] torn = (audit() + "{\"seq\":9,").getBytes(StandardCharsets.UTF_8);
    storage.damage(LOG, "no log\n".getBytes(StandardCharsets.UTF_8));
    restart();
    install(SimulatedDevice.release("4.3", 430, 420, SimulatedDevice.NEW));
    AuditReview lost = review(storage.copy());
    assertEquals(Verdict.INCOMPLETE, lost.verdict());
    assertEquals(0, lost.completeUpTo());
    assertTrue(lost.problems().get(0).startsWith("lines 1 to 4 "), lost.problems().toString());
    SimulatedStorage found = storage.copy();
    found.damage("audit/before-5.jsonl", torn);
    AuditReview joined = review(found);
    assertEquals(Verdict.COMPLETE, joined.verdict(), joined.problems().toString());
    assertEquals(9, joined.completeUpTo());
  }

  @Test
  void takesNoReceiptOfAnotherDeviceOrWithAChangedByte() throws Exception {
    twoInstallations();
    assertEquals(
        Verdict.INCOMPLETE,
        AuditReview.of(storage.copy(), TestKeys.ed25519("another-device").publicKey()).verdict());
    SimulatedStorage copy = storage.copy();
    byte[] receipt = copy.read("receipts/0000000002.jwt", 100_000);
    receipt[receipt.length / 2] ^= 1;
    copy.damage("receipts/0000000002.jwt", receipt);
    AuditReview review = review(copy);
    assertEquals(Verdict.INCOMPLETE, review.verdict());
    assertEquals(4, review.completeUpTo());
  }

  // No text of a package reaches the log: neither a version nor what a refusal found.
  @Test
  void holdsNothingThatAPackageSays() throws Exception {
    install(SimulatedDevice.release("MARKER 1", 421, 410, SimulatedDevice.NEW));
    StagedUpdate staged =
        device.stage(SimulatedDevice.release("MARKER 2", 430, 420, SimulatedDevice.NEW));
    rotateReleaseKeys();
    assertRefused(Reason.QUORUM_MISSING, () -> device.switchTo(staged));
    assertTrue(audit().contains("QUORUM_MISSING (TRU-54)"), audit());
    assertTrue(audit().contains("counter 430"), audit());
    assertTrue(!audit().contains("MARKER"), audit());
  }
}
