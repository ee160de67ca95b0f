package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Instant EXPIRES = Instant.parse("2027-11-01T00:00:00Z");
  private static final Instant AFTER = EXPIRES.plusSeconds(1);
  private static final Instant BEFORE = EXPIRES.minusSeconds(1);

  @Test
  @Tag("PKG-63")
  void refusesWhatHasExpiredUnderATrustedClock() {
    refused(DeviceTime.trusted(AFTER));
  }

  @Test
  @Tag("PKG-63")
  void acceptsTheInstantOfExpiryItself() {
    accepted(DeviceTime.trusted(EXPIRES));
    accepted(DeviceTime.untrusted(EXPIRES));
  }

  @Test
  @Tag("PKG-63")
  @Tag("TRU-61")
  void refusesWhatExpiredBelowTheFloorOfADeviceWithoutClock() {
    refused(DeviceTime.untrusted(AFTER));
    accepted(DeviceTime.untrusted(BEFORE));
  }

  @Test
  @Tag("TRU-61")
  void takesAClockThatWasSetBackToStandAtItsFloor() {
    refused(DeviceTime.trusted(Instant.EPOCH, AFTER));
    accepted(DeviceTime.trusted(Instant.EPOCH, BEFORE));
    refused(DeviceTime.trusted(AFTER, Instant.EPOCH));
  }

  @Test
  @Tag("TRU-62")
  void refusesNothingForItsExpiryWithoutClockAndFloor() {
    accepted(DeviceTime.unknown());
  }

  @Test
  @Tag("PKG-62")
  void refusesAMissingExpiryWhenTheRootDemandsOne() {
    byte[] release = new ReleaseFixture().without("expires").bytes();
    new TestDevice().judge(release).isRefused(Check.EXPIRY, Reason.EXPIRY_REQUIRED, "PKG-62");
    new TestDevice()
        .at(DeviceTime.unknown())
        .judge(release)
        .isRefused(Check.EXPIRY, Reason.EXPIRY_REQUIRED, "PKG-62");
  }

  @Test
  @Tag("PKG-62")
  void acceptsAMissingExpiryWhenTheRootLeavesItOpen() {
    RootFixture root = Maker.root(1).quoted("packageExpiry", "optional");
    new TestDevice()
        .trusting(Maker.anchor(root))
        .judge(new ReleaseFixture().without("expires").bytes())
        .isAccepted();
  }

  @Test
  @Tag("PKG-63")
  void judgesAnExpiryThatNobodyDemanded() {
    RootFixture root = Maker.root(1).quoted("packageExpiry", "optional");
    new TestDevice()
        .trusting(Maker.anchor(root))
        .at(DeviceTime.trusted(AFTER))
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }

  @Test
  @Tag("PKG-64")
  void judgesAPackageFromTheFutureLikeAnyOther() {
    accepted(DeviceTime.trusted(Instant.EPOCH));
    new TestDevice()
        .at(DeviceTime.trusted(Instant.EPOCH))
        .judge(new ReleaseFixture().set("counter", "399").set("floor", "0").bytes())
        .isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
  }

  @Test
  void saysByWhatTimeItJudged() {
    Verdict verdict =
        new TestDevice().at(DeviceTime.untrusted(BEFORE)).judge(new ReleaseFixture().bytes());
    String detail = verdict.report().result(Check.EXPIRY).detail();
    assertTrue(detail.contains("no trusted clock, floor " + BEFORE), detail);
  }

  private static void accepted(DeviceTime time) {
    new TestDevice().at(time).judge(new ReleaseFixture().bytes()).isAccepted();
  }

  private static void refused(DeviceTime time) {
    new TestDevice()
        .at(time)
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }
}
