package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.SimulatedDevice.release;
import static dev.cachet.installation.SimulatedDevice.unsigned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.Trial;
import dev.cachet.device.InstalledCounters;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.jose.ReceiptToken;
import dev.cachet.jose.TestKeys;
import dev.cachet.json.JsonObject;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.PendingStep;
import dev.cachet.memory.SlotState;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InstallerTest {
  private final SimulatedStorage storage = new SimulatedStorage();
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    SimulatedDevice.make(storage);
    restart();
  }

  private void restart() throws Exception {
    device = SimulatedDevice.start(storage);
  }

  private MemoryState memory() {
    return device.memory.state();
  }

  private static void assertRefused(Reason reason, Executable step) {
    PackageRefusedException refused = assertThrows(PackageRefusedException.class, step);
    assertEquals(reason, refused.refusal().reason(), refused.getMessage());
  }

  private TrialUpdate installUntilTrial(PackageFixture fixture) throws Exception {
    device.switchTo(device.stage(fixture));
    restart();
    return device.resume().trial().orElseThrow();
  }

  private Receipt install(PackageFixture fixture) throws Exception {
    TrialUpdate trial = installUntilTrial(fixture);
    return device.confirm(trial);
  }

  private String audit() throws IOException {
    return new String(storage.read("audit/log.jsonl", 100_000), StandardCharsets.UTF_8);
  }

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

  // A49, unhealthy image confirmed by itself; and what follows: the loader falls back.
  @Test
  void fallsBackWhenTheDeviceIsNotHealthy() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    assertRefused(
        Reason.UNHEALTHY,
        () -> device.installer.confirm(trial, () -> Health.UNHEALTHY, device.time()));
    assertEquals(0, memory().floor());
    restart();
    assertArrayEquals(OLD, device.running());
    Resumption resumed = device.resume();
    assertEquals(Situation.FELL_BACK, resumed.situation());
    JsonObject claims =
        ReceiptToken.read(resumed.receipt().orElseThrow().token(), SimulatedDevice.KEY.publicKey())
            .claims();
    assertEquals("fell-back", claims.string("outcome"));
    assertEquals("4.2.1", claims.string("version"));
    assertEquals(0, memory().floor());
    assertEquals(SlotState.BAD, memory().slot("b").state());
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    install(release());
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void fallsBackWhenNobodyConfirms() throws Exception {
    device.switchTo(device.stage(release()));
    restart();
    assertArrayEquals(NEW, device.running());
    restart();
    assertArrayEquals(OLD, device.running());
    assertEquals(Situation.FELL_BACK, device.resume().situation());
  }

  @Test
  void takesNoAnswerAndAnExceptionForNotHealthy() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    CountDownLatch never = new CountDownLatch(1);
    HealthProbe silent =
        new HealthProbe() {
          @Override
          public Health health() {
            try {
              never.await();
            } catch (InterruptedException e) {
              return Health.HEALTHY;
            }
            return Health.HEALTHY;
          }

          @Override
          public Duration deadline() {
            return Duration.ofMillis(1);
          }
        };
    assertRefused(Reason.UNHEALTHY, () -> device.installer.confirm(trial, silent, device.time()));
    HealthProbe broken =
        () -> {
          throw new IllegalStateException("sensor");
        };
    assertRefused(Reason.UNHEALTHY, () -> device.installer.confirm(trial, broken, device.time()));
    assertRefused(
        Reason.UNHEALTHY, () -> device.installer.confirm(trial, () -> null, device.time()));
    assertEquals("a", device.bootSwitch.state().good());
  }

  @Test
  void confirmsOnlyWhatTheLoaderSaysItRuns() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    restart();
    assertRefused(Reason.NOT_CONFIRMED_BY_LOADER, () -> device.confirm(trial));
    assertEquals(0, memory().floor());
  }

  @Test
  void doesNotConfirmATrialThatEnded() throws Exception {
    TrialUpdate trial = installUntilTrial(release());
    device.confirm(trial);
    assertThrows(IllegalStateException.class, () -> device.confirm(trial));
  }

  @Test
  void doesNotConfirmBySomebodyElsesMark() throws Exception {
    device.switchTo(device.stage(release()));
    restart();
    device.bootSwitch.markGood("b");
    Resumption resumed = device.resume();
    assertEquals(Situation.ON_TRIAL, resumed.situation());
    restart();
    assertEquals(Situation.ON_TRIAL, device.resume().situation());
    assertEquals(0, memory().floor());
    device.confirm(device.resume().trial().orElseThrow());
    assertEquals(410, memory().floor());
  }

  // A27: raising the floor must take away the way back before it forbids it.
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
  void switchesOnlyWhenTheDeviceIsIdle() throws Exception {
    StagedUpdate staged = device.stage(release());
    for (DeviceState state : List.of(DeviceState.IN_USE, DeviceState.UNKNOWN)) {
      assertThrows(
          NotNowException.class,
          () -> device.installer.switchTo(staged, () -> state, device.time()));
    }
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    device.switchTo(staged);
    assertEquals(Trial.SELECTED, device.bootSwitch.state().trial());
  }

  @Test
  void asksOnceMoreImmediatelyBeforeTheWrite() throws Exception {
    StagedUpdate staged = device.stage(release());
    ArrayDeque<DeviceState> answers =
        new ArrayDeque<>(List.of(DeviceState.IDLE, DeviceState.IN_USE));
    assertThrows(
        NotNowException.class,
        () -> device.installer.switchTo(staged, answers::remove, device.time()));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Situation.STAGED, device.resume().situation());
  }

  @Test
  void writesNothingButTheSwitchAfterTheLastQuestion() throws Exception {
    StagedUpdate staged = device.stage(release());
    int[] asked = new int[1];
    device.installer.switchTo(
        staged,
        () -> {
          asked[0] = storage.operations();
          return DeviceState.IDLE;
        },
        device.time());
    // Name, data, truncation, sync, rename, folder: one replaced file.
    assertEquals(5, storage.operations() - asked[0]);
  }

  @Test
  void switchesWhatWasStagedBeforeARestart() throws Exception {
    device.stage(release());
    restart();
    Resumption resumed = device.resume();
    assertEquals(Situation.STAGED, resumed.situation());
    device.switchTo(resumed.staged().orElseThrow());
    assertEquals(Situation.AWAITING_RESTART, device.resume().situation());
    restart();
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void switchesOnlyWhatIsStagedNow() throws Exception {
    StagedUpdate first = device.stage(release());
    StagedUpdate second = device.stage(release("4.2.2", 422, 410, OLD));
    assertThrows(IllegalStateException.class, () -> device.switchTo(first));
    device.switchTo(second);
    restart();
    assertArrayEquals(OLD, device.running());
  }

  @Test
  void doesNotStageOverATrialOrASelectedSlot() throws Exception {
    device.switchTo(device.stage(release()));
    assertThrows(NotNowException.class, () -> device.stage(release()));
    restart();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    TrialUpdate trial = device.resume().trial().orElseThrow();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    device.confirm(trial);
    assertEquals("a", device.stage(release("4.2.2", 422, 410, OLD)).slot());
  }

  @Test
  void doesNotStageOverAFallBackThatIsNotRecorded() throws Exception {
    device.switchTo(device.stage(release()));
    restart();
    restart();
    assertThrows(NotNowException.class, () -> device.stage(release()));
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertEquals("b", device.stage(release()).slot());
  }

  // Refusals before the first byte leave slots and memory as they were.
  @Test
  void leavesEverythingUnchangedWhenAPackageHasNoPlaceHere() throws Exception {
    int before = storage.operations();
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(oddPayload("directory", null)));
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(oddPayload("foreign", "rauc")));
    PackageFixture otherSlot =
        unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("rootfs", NEW, 4096).slot("modem"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.SLOT_UNKNOWN, () -> device.stage(otherSlot));
    PackageFixture tooLarge =
        unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("rootfs", NEW, 4096).slot("extra"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.LIMIT_EXCEEDED, () -> device.stage(tooLarge));
    assertRefused(
        Reason.FILE_DIGEST_MISMATCH,
        () -> device.stage(release().content("files/sbom.cdx.json", b -> new byte[] {'[', ']'})));
    assertRefused(
        Reason.INDEX_DIGEST_MISMATCH,
        () -> device.stage(release().content("payload/000/index", b -> SampleBytes.flipped(b, 9))));
    assertEquals(before, storage.operations());
  }

  private static PackageFixture oddPayload(String kind, String handler) {
    return unsigned("4.2.1", 421, 410)
        .payload(PayloadFixture.of("rootfs", NEW, 4096).kind(kind, handler))
        .signedBy(ROOT.packageSigners());
  }

  // A45, CVE-2020-25860: what is not proven is not written.
  @Test
  void neverWritesABadChunk() throws Exception {
    byte[] data = release().entries().get(4).content();
    for (int position : new int[] {0, 3 * 72, data.length - 1}) {
      assertThrows(
          PackageRefusedException.class,
          () ->
              device.stage(
                  release()
                      .content("payload/000/data", bytes -> SampleBytes.flipped(bytes, position))));
      byte[] written = storage.read("slots/b/rootfs", 100_000);
      assertArrayEquals(Arrays.copyOf(NEW, written.length), written);
      assertEquals(SlotState.EMPTY, memory().slot("b").state());
      assertEquals(Optional.empty(), memory().pending());
      assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    }
    restart();
    assertArrayEquals(OLD, device.running());
    install(release());
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void refusesWhatReadsBackDifferently() throws Exception {
    device.stage(release());
    storage.damage("slots/b/rootfs", SampleBytes.flipped(NEW, 5000));
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
    assertEquals(SlotState.EMPTY, memory().slot("b").state());
  }

  @Test
  void doesNotPutATrialForwardWhoseBytesChanged() throws Exception {
    for (String file : List.of("slots/b/rootfs", "kept/b/000.index", "kept/b/manifest.json")) {
      SimulatedStorage copy = storage.copy();
      SimulatedDevice victim = SimulatedDevice.start(copy);
      victim.switchTo(victim.stage(release()));
      copy.damage(file, SampleBytes.flipped(copy.read(file, 100_000), 60));
      SimulatedDevice restarted = SimulatedDevice.start(copy);
      assertThrows(PackageRefusedException.class, restarted::resume, file);
      assertArrayEquals(OLD, runningAfterRestart(copy), file);
    }
  }

  @Test
  void doesNotPutATrialForwardWhoseFilesAreGone() throws Exception {
    for (String file :
        List.of(
            "slots/b/rootfs",
            "kept/b/000.index",
            "kept/b/manifest.json",
            "kept/b/signatures.json")) {
      SimulatedStorage copy = storage.copy();
      SimulatedDevice victim = SimulatedDevice.start(copy);
      victim.switchTo(victim.stage(release()));
      copy.lose(file);
      SimulatedDevice restarted = SimulatedDevice.start(copy);
      assertThrows(PackageRefusedException.class, restarted::resume, file);
      assertArrayEquals(OLD, runningAfterRestart(copy), file);
    }
  }

  private static byte[] runningAfterRestart(SimulatedStorage disk) throws Exception {
    SimulatedDevice again = SimulatedDevice.start(disk);
    assertEquals(Situation.FELL_BACK, again.resume().situation());
    return again.running();
  }

  // The proof of another package, though signed well, is not the proof of this one.
  @Test
  void doesNotPutAnExchangedManifestForward() throws Exception {
    device.switchTo(device.stage(release()));
    PackageFixture other = release("9.9.9", 999, 410, NEW);
    storage.damage("kept/b/manifest.json", other.entries().get(0).content());
    storage.damage("kept/b/signatures.json", other.entries().get(1).content());
    restart();
    assertRefused(Reason.STATE_LOST, () -> device.resume());
  }

  // After a rotation a pending update that has not been switched to is judged again.
  @Test
  void givesUpWhatANewerRootNoLongerAccepts() throws Exception {
    StagedUpdate staged = device.stage(release());
    rotateReleaseKeys();
    assertThrows(PackageRefusedException.class, () -> device.switchTo(staged));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Optional.empty(), memory().pending());
  }

  @Test
  void givesUpAfterARestartWhatANewerRootNoLongerAccepts() throws Exception {
    device.stage(release());
    rotateReleaseKeys();
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
  }

  @Test
  void doesNotJudgeARunningTrialByANewerRoot() throws Exception {
    device.switchTo(device.stage(release()));
    rotateReleaseKeys();
    restart();
    device.confirm(device.resume().trial().orElseThrow());
    assertEquals(410, memory().floor());
  }

  private void rotateReleaseKeys() throws Exception {
    TestRoots next = TestRoots.classical().next();
    TestRoots rotated =
        next.withoutKeys(Role.RELEASE)
            .key(Role.RELEASE, "release-9", TestKeys.ed25519("release-9"));
    device.memory.accept(TrustChain.next(device.memory.current(), rotated.envelope(ROOT)));
  }

  @Test
  void doesNotStageUnderAnOldVerdict() throws Exception {
    try (ReceivedPackage received = release().received()) {
      AuthorisedUpdate update = device.authorise(received);
      device.memory.remember(now -> now.withFloorAtLeast(422));
      assertRefused(Reason.ROLLBACK, () -> device.installer.stage(update, device.time()));
      rotateReleaseKeys();
      assertThrows(
          IllegalArgumentException.class, () -> device.installer.stage(update, device.time()));
    }
  }

  // A48: an image of an earlier release in the same slot must not run with this one.
  @Test
  void leavesNoImageOfAnotherReleaseInTheSlot() throws Exception {
    storage.damage("slots/b/extra", new byte[10]);
    device.stage(release());
    assertEquals(List.of("rootfs"), storage.list("slots/b"));
  }

  @Test
  void shortensALongerImage() throws Exception {
    storage.damage("slots/b/rootfs", new byte[50_000]);
    device.stage(release());
    assertArrayEquals(NEW, storage.read("slots/b/rootfs", 100_000));
  }

  // A46, disk full: staging fails, nothing of it runs, and the next attempt succeeds.
  @Test
  void canStageAgainAfterTheMediumFailedAtAnyWrite() throws Exception {
    device.stage(release());
    int needed = storage.operations();
    for (int fail = 0; fail < needed; fail += 3) {
      SimulatedStorage copy = new SimulatedStorage();
      SimulatedDevice.make(copy);
      SimulatedDevice victim = SimulatedDevice.start(copy);
      copy.failAfter(fail);
      try {
        victim.stage(release());
      } catch (IOException e) {
        copy.failAfter(Integer.MAX_VALUE);
        victim = SimulatedDevice.reopen(copy);
        victim.resume();
        victim.stage(release());
      }
      copy.failAfter(Integer.MAX_VALUE);
      assertArrayEquals(OLD, victim.running());
      assertArrayEquals(NEW, copy.read("slots/b/rootfs", 100_000));
    }
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

  private static JsonObject claims(Receipt receipt) throws PackageRefusedException {
    return ReceiptToken.read(receipt.token(), SimulatedDevice.KEY.publicKey()).claims();
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
  void countsHowOftenATrialStarted() throws Exception {
    installUntilTrial(release());
    assertEquals(1, memory().pending().orElseThrow().tries());
    assertEquals(PendingStep.TRIAL, memory().pending().orElseThrow().step());
    device.resume();
    assertEquals(1, memory().pending().orElseThrow().tries());
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
