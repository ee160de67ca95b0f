package dev.cachet.verification;

import static dev.cachet.golden.Refusals.assertRefused;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Environment;
import dev.cachet.trust.RootDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was proven before a restart is judged again by the day and the floor after it. */
class ManifestReviewTest {
  private static final InstalledCounters COUNTERS = new InstalledCounters(400, 420);
  private static final RootDocument ROOT = Maker.factoryRoot().document();

  @Test
  void takesWhatMayStillBeInstalled() throws Exception {
    review(TestDevice.IDENTITY, COUNTERS, TestDevice.NOW).require(manifest(), ROOT);
  }

  @Test
  void refusesARootOfAnotherEnvironment() {
    DeviceIdentity test =
        new DeviceIdentity(
            "example-devices", "ventilator-x", "04012345678901", "vx-2", 5, "1", Environment.TEST);
    assertRefused(
        Reason.WRONG_ENVIRONMENT,
        "TRU-57",
        () -> review(test, COUNTERS, TestDevice.NOW).require(manifest(), ROOT));
  }

  @Test
  void refusesARootThatHasExpiredMeanwhile() {
    RootFixture expired =
        Maker.root(1).quoted("expires", "2026-11-20T00:00:00Z").quoted("onExpiry", "refuse");
    assertRefused(
        Reason.ROOT_EXPIRED,
        "TRU-59",
        () ->
            review(TestDevice.IDENTITY, COUNTERS, TestDevice.NOW)
                .require(manifest(), Maker.anchor(expired).document()));
  }

  @Test
  void refusesAPackageForAnotherDevice() {
    DeviceIdentity other =
        new DeviceIdentity(
            "example-devices",
            "ventilator-x",
            "04012345678918",
            "vx-2",
            5,
            "1",
            Environment.PRODUCTION);
    assertRefused(
        Reason.WRONG_DEVICE,
        "PKG-56",
        () -> review(other, COUNTERS, TestDevice.NOW).require(manifest(), ROOT));
  }

  @Test
  void refusesWhatIsBelowTheFloorNow() {
    assertRefused(
        Reason.ROLLBACK,
        "PKG-60",
        () ->
            review(TestDevice.IDENTITY, new InstalledCounters(422, 422), TestDevice.NOW)
                .require(manifest(), ROOT));
  }

  @Test
  void refusesAPackageThatHasExpiredMeanwhile() {
    DeviceTime late = DeviceTime.trusted(Instant.parse("2027-11-02T00:00:00Z"));
    assertRefused(
        Reason.EXPIRED,
        "PKG-63",
        () -> review(TestDevice.IDENTITY, COUNTERS, late).require(manifest(), ROOT));
  }

  private static ManifestReview review(
      DeviceIdentity device, InstalledCounters counters, DeviceTime time) {
    return new ManifestReview(device, counters, time);
  }

  private static Manifest manifest() throws Exception {
    return UnsafeManifest.open(new ReleaseFixture().manifest());
  }
}
