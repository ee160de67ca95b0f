package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.boot.Trial;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonObject;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrialTest extends InstallationScenario {
  // A49, unhealthy image confirmed by itself; and what follows: the loader falls back.
  @DisplayName("A49: an unhealthy update is not confirmed")
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
  void marksTheSlotThatFellBackUnbootableUntilItIsTriedAgain() throws Exception {
    device.switchTo(device.stage(release()));
    assertEquals(Set.of(), device.bootSwitch.state().unbootable());
    restart();
    restart();
    assertEquals(Situation.FELL_BACK, device.resume().situation());
    assertEquals(Set.of("b"), device.bootSwitch.state().unbootable());
    device.switchTo(device.stage(release()));
    assertEquals(Set.of(), device.bootSwitch.state().unbootable());
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

  @Test
  void doesNotJudgeARunningTrialByANewerRoot() throws Exception {
    device.switchTo(device.stage(release()));
    rotateReleaseKeys();
    restart();
    device.confirm(device.resume().trial().orElseThrow());
    assertEquals(410, memory().floor());
  }

  @Test
  void countsHowOftenATrialStarted() throws Exception {
    installUntilTrial(release());
    assertEquals(1, memory().pending().orElseThrow().tries());
    assertEquals(PendingStep.TRIAL, memory().pending().orElseThrow().step());
    device.resume();
    assertEquals(1, memory().pending().orElseThrow().tries());
  }
}
