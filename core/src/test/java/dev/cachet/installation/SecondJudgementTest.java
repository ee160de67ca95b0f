package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NOW;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.memory.record.SlotState;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is staged is judged again until the loader is told: it may be kept for years (A25). */
class SecondJudgementTest extends InstallationScenario {
  private static final Instant AFTER_EXPIRY = Instant.parse("2027-11-23T08:00:01Z");

  @Test
  @Tag("PKG-63")
  void doesNotStageWhatExpiredSinceItWasVerified() throws Exception {
    int before = storage.operations();
    try (ReceivedPackage received = release().received()) {
      AuthorisedUpdate update = device.authorise(received);
      assertRefused(
          Reason.EXPIRED, () -> device.installer.stage(update, device.memory.time(AFTER_EXPIRY)));
    }
    assertOnlyCounted(1, before);
  }

  @Test
  @Tag("PKG-63")
  void givesUpWhatExpiredWhileItWasStaged() throws Exception {
    assertGivenUp(Reason.EXPIRED, device.stage(release()), device.memory.time(AFTER_EXPIRY));
  }

  @Test
  @Tag("PKG-69")
  void givesUpWhatANewerRootWantsAgreementFor() throws Exception {
    StagedUpdate staged = device.stage(release());
    accept(ROOT.next().authorisation(Authorisation.ONE));
    assertGivenUp(Reason.AUTHORISATION_REQUIRED, staged, device.time());
  }

  @Test
  @Tag("PKG-62")
  void givesUpWhatANewerRootWantsAnExpiryFor() throws Exception {
    StagedUpdate staged = device.stage(release().without("expires"));
    accept(ROOT.next().packageExpiry(PackageExpiry.REQUIRED));
    assertGivenUp(Reason.EXPIRY_REQUIRED, staged, device.time());
  }

  @Test
  @Tag("TRU-59")
  void givesUpWhatIsUnderARootThatExpired() throws Exception {
    StagedUpdate staged = device.stage(release());
    accept(
        ROOT.next()
            .expires(NOW.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1))
            .onExpiry(OnExpiry.REFUSE));
    assertGivenUp(Reason.ROOT_EXPIRED, staged, device.time());
  }

  @Test
  @Tag("PKG-60")
  void givesUpWhatFellBelowTheFloor() throws Exception {
    StagedUpdate staged = device.stage(release());
    device.memory.remember(now -> now.withFloorAtLeast(422));
    assertGivenUp(Reason.ROLLBACK, staged, device.time());
  }

  // TRU-63: the repair of a clock floor also reaches who took the time before it.
  @Test
  @Tag("TRU-63")
  void goesByTheClockFloorThatARootRepaired() throws Exception {
    DeviceTime spoiled = DeviceTime.untrusted(Instant.parse("2099-01-01T00:00:00Z"));
    try (ReceivedPackage received = release().received()) {
      AuthorisedUpdate update = device.authorise(received);
      StagedUpdate staged = device.installer.stage(update, spoiled);
      device.installer.switchTo(staged, () -> DeviceState.IDLE, spoiled);
    }
    assertEquals(Trial.SELECTED, device.bootSwitch.state().trial());
  }

  private void accept(TestRoots next) throws Exception {
    device.memory.accept(TrustChain.next(device.memory.current(), next.envelope(ROOT)));
  }

  /** Before the switch, and likewise by a start that finds it staged. */
  private void assertGivenUp(Reason reason, StagedUpdate staged, DeviceTime time) throws Exception {
    SimulatedDevice other = SimulatedDevice.start(storage.copy());
    assertEquals(Situation.STAGING_INTERRUPTED, other.installer.resume(time).situation());
    assertNothingIsLeft(other);
    assertRefused(reason, () -> device.installer.switchTo(staged, () -> DeviceState.IDLE, time));
    assertNothingIsLeft(device);
  }

  private static void assertNothingIsLeft(SimulatedDevice of) throws Exception {
    assertEquals(Optional.empty(), of.memory.state().pending());
    assertEquals(SlotState.EMPTY, of.memory.state().slot("b").state());
    assertEquals(Trial.NONE, of.bootSwitch.state().trial());
  }
}
