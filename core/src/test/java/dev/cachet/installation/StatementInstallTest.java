package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.FACTORY;
import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.SimulatedDevice.release;
import static dev.cachet.installation.StatementDesk.authorise;
import static dev.cachet.installation.StatementDesk.downgrade;
import static dev.cachet.installation.StatementDesk.fleet;
import static dev.cachet.installation.StatementDesk.grant;
import static dev.cachet.installation.StatementDesk.id;
import static dev.cachet.installation.StatementDesk.stage;
import static dev.cachet.installation.StatementDesk.verifyDowngrade;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.device.DeviceTime;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.jose.TestKeys;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DowngradeClaims.Waiver;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants and downgrades: spent with the update that they are for, and judged again with it. */
class StatementInstallTest extends InstallationScenario {
  private static final PackageFixture ASKS =
      SimulatedDevice.unsigned("4.2.1", 421, 410)
          .set("authorisation", "\"one\"")
          .payload(PayloadFixture.of("rootfs", NEW, 4096))
          .signedBy(ROOT.packageSigners());

  private static final PackageFixture OTHER =
      SimulatedDevice.unsigned("4.2.2", 422, 410)
          .set("authorisation", "\"one\"")
          .payload(PayloadFixture.of("rootfs", NEW, 4096))
          .signedBy(ROOT.packageSigners());

  private static final PackageFixture OLDER = release("4.0.5", 405, 400, SimulatedDevice.OLD);

  @Test
  void installsUnderAGrantAndSpendsIt() throws Exception {
    byte[] grant = grant(ASKS, device.memory.nextInstallation());
    assertRefused(Reason.AUTHORISATION_REQUIRED, () -> stage(device, ASKS));
    device.switchTo(stage(device, ASKS, grant));
    restart();
    device.confirm(device.resume().trial().orElseThrow());
    assertEquals(410, memory().floor());
    assertArrayEquals(NEW, device.running());
    assertRefused(Reason.WRONG_SEQ, () -> stage(device, ASKS, grant));
  }

  @Test
  @Tag("STM-35")
  void staysSpentAfterAFallBack() throws Exception {
    byte[] grant = grant(ASKS, device.memory.nextInstallation());
    device.switchTo(stage(device, ASKS, grant));
    restart();
    device.resume();
    restart();
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertRefused(Reason.WRONG_SEQ, () -> stage(device, ASKS, grant));
  }

  @Test
  @Tag("STM-35")
  void takesTheGrantOfAnInterruptedUpdateForTheSamePackageOnly() throws Exception {
    byte[] byNumber = grant(ASKS, device.memory.nextInstallation());
    byte[] bySite = fleet(ASKS, "fleet-0001");
    interrupt(byNumber, bySite);
    assertEquals(Optional.empty(), memory().pending());
    assertRefused(Reason.WRONG_PACKAGE, () -> stage(device, OTHER, byNumber));
    // Once more cut off, and once more taken up.
    interrupt(byNumber, bySite);
    device.switchTo(stage(device, ASKS, byNumber, bySite));
    restart();
    assertEquals(Situation.ON_TRIAL, device.resume().situation());
    assertRefused(Reason.WRONG_SEQ, () -> stage(device, ASKS, byNumber));
    assertRefused(Reason.STATEMENT_USED, () -> stage(device, ASKS, bySite));
  }

  @Test
  @Tag("STM-35")
  void spendsTheGrantOfAnInterruptedUpdateWhenAnotherIsBegun() throws Exception {
    byte[] grant = grant(ASKS, device.memory.nextInstallation());
    interrupt(grant);
    StagedUpdate other = stage(device, OTHER, grant(OTHER, device.memory.nextInstallation()));
    assertEquals(id(OTHER), other.packageId());
    assertRefused(Reason.WRONG_SEQ, () -> stage(device, ASKS, grant));
    restart();
    device.stage(release("4.2.3", 423, 410, NEW));
    assertRefused(Reason.WRONG_SEQ, () -> stage(device, ASKS, grant));
  }

  /** The process dies while the slot is written. */
  private void interrupt(byte[]... grants) throws Exception {
    storage.failAfter(14);
    assertThrows(IOException.class, () -> stage(device, ASKS, grants));
    storage.failAfter(Integer.MAX_VALUE);
    device = SimulatedDevice.reopen(storage);
    assertEquals(PendingStep.STAGING, memory().pending().orElseThrow().step());
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
  }

  @Test
  @Tag("STM-34")
  void burnsTheNonceAndRemembersTheIdWithTheUpdate() throws Exception {
    String nonce = device.memory.nonce(new SecureRandom());
    assertEquals(nonce, device.memory.nonce(new SecureRandom()));
    restart();
    assertEquals(nonce, device.memory.nonce(new SecureRandom()));
    byte[] byNonce = grant(ASKS, Binding.toNonce(nonce));
    byte[] bySite = fleet(ASKS, "fleet-0001");
    stage(device, ASKS, byNonce, bySite);
    assertEquals(Optional.empty(), memory().spentStatements().nonce());
    assertEquals(1, memory().spentStatements().usedIds().size());
    stage(device, OTHER, grant(OTHER, device.memory.nextInstallation()));
    assertRefused(Reason.WRONG_NONCE, () -> stage(device, ASKS, byNonce));
    assertRefused(Reason.STATEMENT_USED, () -> stage(device, ASKS, bySite));
    byte[] second = fleet(ASKS, "fleet-0002");
    stage(device, ASKS, second);
    assertEquals(2, memory().spentStatements().usedIds().size());
  }

  // A46: whatever the cut leaves, an update without its grant spent could be granted twice.
  @Test
  @Tag("STM-34")
  void spendsWithTheUpdateOrNotAtAllWhereverThePowerFails() throws Exception {
    String nonce = device.memory.nonce(new SecureRandom());
    int before = storage.operations();
    stage(device, ASKS, grant(ASKS, Binding.toNonce(nonce)), fleet(ASKS, "fleet-0001"));
    int[] seen = new int[2];
    for (int cut = before; cut <= storage.operations(); cut++) {
      storage.afterCutBefore(cut, disk -> assertSpentTogether(disk, nonce, seen));
    }
    assertTrue(seen[0] > 0 && seen[1] > 0, seen[0] + " before, " + seen[1] + " after");
  }

  private static void assertSpentTogether(SimulatedStorage disk, String nonce, int[] seen) {
    MemoryState state;
    try {
      state = DeviceMemory.open(disk, FACTORY).state();
    } catch (IOException | PackageRefusedException e) {
      throw new AssertionError(e);
    }
    boolean begun = state.installSeq() == 1;
    assertEquals(begun, state.pending().isPresent());
    assertEquals(begun ? Optional.empty() : Optional.of(nonce), state.spentStatements().nonce());
    assertEquals(begun ? 1 : 0, state.spentStatements().usedIds().size());
    seen[begun ? 1 : 0]++;
  }

  @ParameterizedTest
  @Tag("STM-34")
  @ValueSource(strings = {"memory/generation-a", "memory/generation-b"})
  void keepsWhatIsSpentWhenOneGenerationIsLost(String generation) throws Exception {
    String nonce = device.memory.nonce(new SecureRandom());
    SimulatedStorage asked = storage.copy();
    asked.lose(generation);
    assertEquals(
        nonce, DeviceMemory.open(asked, FACTORY).state().spentStatements().nonce().orElseThrow());
    device.installer.stage(
        authorise(
            device,
            ASKS.received(),
            List.of(grant(ASKS, Binding.toNonce(nonce)), fleet(ASKS, "fleet-0001"))),
        device.time());
    storage.lose(generation);
    restart();
    assertEquals(Optional.empty(), memory().spentStatements().nonce());
    assertEquals(1, memory().spentStatements().usedIds().size());
    assertEquals(1, memory().installSeq());
  }

  @Test
  @Tag("STM-36")
  void givesUpWhatANewerRootGrantsNoMore() throws Exception {
    StagedUpdate staged = stage(device, ASKS, grant(ASKS, device.memory.nextInstallation()));
    TestRoots rotated =
        TestRoots.classical()
            .next()
            .withoutKeys(Role.GRANT)
            .key(Role.GRANT, "grant-9", TestKeys.ed25519("grant-9"));
    device.memory.accept(TrustChain.next(device.memory.current(), rotated.envelope(ROOT)));
    SimulatedDevice other = SimulatedDevice.start(storage.copy());
    assertEquals(Situation.STAGING_INTERRUPTED, other.resume().situation());
    assertRefused(Reason.SITE_UNKNOWN, () -> device.switchTo(staged));
    assertEquals(Optional.empty(), memory().pending());
  }

  @Test
  @Tag("STM-36")
  void givesUpWhatIsNoLongerGrantedAtTheTimeOfTheSwitch() throws Exception {
    StagedUpdate staged = stage(device, ASKS, grant(ASKS, device.memory.nextInstallation()));
    DeviceTime late = device.memory.time(TestStatements.UNTIL.plusSeconds(1));
    assertRefused(
        Reason.STATEMENT_EXPIRED,
        () -> device.installer.switchTo(staged, () -> DeviceState.IDLE, late));
    assertEquals(Optional.empty(), memory().pending());
  }

  @Test
  @Tag("STM-36")
  void givesUpWhatLostItsStatements() throws Exception {
    StagedUpdate staged = stage(device, ASKS, grant(ASKS, device.memory.nextInstallation()));
    SimulatedStorage changed = storage.copy();
    changed.damage("kept/b/statements.json", new byte[] {'{', '}'});
    assertEquals(
        Situation.STAGING_INTERRUPTED, SimulatedDevice.start(changed).resume().situation());
    storage.lose("kept/b/statements.json");
    assertRefused(Reason.STATE_LOST, () -> device.switchTo(staged));
  }

  @Test
  void takesUpAStagedUpdateUnderItsGrantAfterAStart() throws Exception {
    StagedUpdate unused = stage(device, ASKS, grant(ASKS, device.memory.nextInstallation()));
    restart();
    StagedUpdate staged = device.resume().staged().orElseThrow();
    device.switchTo(staged);
    restart();
    assertEquals(Situation.ON_TRIAL, device.resume().situation());
  }

  @Test
  @Tag("STM-21")
  void goesBelowTheFloorOnceUnderADowngradeAndKeepsTheFloor() throws Exception {
    install(release());
    assertRefused(Reason.ROLLBACK, () -> device.stage(OLDER));
    byte[] permit =
        TestStatements.downgrade(
            TestStatements.downgradeClaims(id(OLDER), 410, device.memory.nextInstallation()));
    device.switchTo(downgrade(device, OLDER, permit));
    restart();
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertArrayEquals(SimulatedDevice.OLD, device.running());
    assertEquals(410, memory().floor());
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertRefused(Reason.WRONG_SEQ, () -> downgrade(device, OLDER, permit));
    assertRefused(Reason.ROLLBACK, () -> device.stage(release("4.0.6", 406, 400, NEW)));
  }

  @Test
  @Tag("STM-36")
  void judgesADowngradeAgainBeforeTheSwitch() throws Exception {
    install(release());
    byte[] permit =
        TestStatements.downgrade(
            TestStatements.downgradeClaims(id(OLDER), 410, device.memory.nextInstallation()));
    StagedUpdate staged = downgrade(device, OLDER, permit);
    SimulatedDevice other = SimulatedDevice.start(storage.copy());
    assertEquals(Situation.STAGED, other.resume().situation());
    device.memory.remember(now -> now.withFloorAtLeast(411));
    assertRefused(Reason.WRONG_FLOOR, () -> device.switchTo(staged));
    assertEquals(Optional.empty(), memory().pending());
  }

  @Test
  @Tag("STM-19")
  void refusesAnotherPackageThanTheDowngradeNames() throws Exception {
    install(release());
    byte[] permit =
        TestStatements.downgrade(
            TestStatements.downgradeClaims(id(OLDER), 410, device.memory.nextInstallation()));
    for (PackageFixture other : List.of(release("4.0.6", 406, 400, NEW), release())) {
      assertRefused(Reason.WRONG_PACKAGE, () -> downgrade(device, other, permit));
    }
  }

  @Test
  @Tag("STM-22")
  void waivesFromAndExpiryOnlyIfTheyAreListed() throws Exception {
    install(release());
    PackageFixture step =
        SimulatedDevice.unsigned("4.0.5", 405, 400)
            .set(
                "target",
                "{\"udiDi\":[\"04012345678901\"],\"hwModel\":[\"vx-2\"],\"from\":{\"min\":380,\"max\":399}}")
            .payload(PayloadFixture.of("rootfs", NEW, 4096))
            .signedBy(ROOT.packageSigners());
    PackageFixture past =
        SimulatedDevice.unsigned("4.0.5", 405, 400)
            .set("created", "\"2026-10-01T00:00:00Z\"")
            .set("expires", "\"2026-11-01T00:00:00Z\"")
            .payload(PayloadFixture.of("rootfs", NEW, 4096))
            .signedBy(ROOT.packageSigners());
    assertWaived(Reason.FROM_NOT_MET, step, Waiver.EXPIRY, Waiver.FROM);
    assertWaived(Reason.EXPIRED, past, Waiver.FROM, Waiver.EXPIRY);
  }

  private void assertWaived(Reason reason, PackageFixture fixture, Waiver other, Waiver waiver)
      throws Exception {
    byte[] without = permit(fixture, other);
    assertRefused(reason, () -> verifyDowngrade(device, fixture.received(), without));
    SimulatedDevice copy = SimulatedDevice.start(storage.copy());
    copy.switchTo(downgrade(copy, fixture, permit(fixture, waiver)));
  }

  private byte[] permit(PackageFixture fixture, Waiver waiver) {
    return TestStatements.downgrade(
        TestStatements.downgradeClaims(id(fixture), 410, device.memory.nextInstallation(), waiver));
  }

  @Test
  void neverWaivesWhoThePackageIsFor() throws Exception {
    install(release());
    PackageFixture foreign =
        SimulatedDevice.unsigned("4.0.5", 405, 400)
            .set("product", "\"other\"")
            .payload(PayloadFixture.of("rootfs", NEW, 4096))
            .signedBy(ROOT.packageSigners());
    byte[] permit = permit(foreign, Waiver.FROM);
    assertRefused(Reason.WRONG_PRODUCT, () -> verifyDowngrade(device, foreign.received(), permit));
    PackageFixture unsigned =
        SimulatedDevice.unsigned("4.0.5", 405, 400)
            .payload(PayloadFixture.of("rootfs", NEW, 4096))
            .signedBy(ROOT.signers(Role.RELEASE));
    byte[] second = permit(unsigned, Waiver.FROM);
    assertRefused(
        Reason.QUORUM_MISSING, () -> verifyDowngrade(device, unsigned.received(), second));
  }

  @Test
  void writesARequestThatAGrantCanBeMadeFrom() throws Exception {
    var request = device.memory.request(id(ASKS), device.memory.nextInstallation());
    assertEquals(TestStatements.NAME, request.device());
    stage(device, ASKS, grant(ASKS, request.binding()));
    assertEquals(1, memory().installSeq());
  }

  @Test
  void goesOnFromTheNumberOfASequenceStatement() throws Exception {
    String nonce = device.memory.nonce(new SecureRandom());
    byte[] statement = TestStatements.sequence(TestStatements.NAME, nonce, 70);
    device.memory.accept(device.memory.statements(device.time()).sequence(statement));
    assertEquals(70, memory().installSeq());
    assertEquals(Optional.empty(), memory().spentStatements().nonce());
    restart();
    assertEquals(Binding.toSeq(71), device.memory.nextInstallation());
    assertRefused(
        Reason.WRONG_NONCE, () -> device.memory.statements(device.time()).sequence(statement));
  }
}
