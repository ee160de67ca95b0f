package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Environment;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.VerificationReport;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RootStateTest {
  private static final Instant EXPIRES = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant AFTER = EXPIRES.plusSeconds(1);

  @Test
  @Tag("TRU-57")
  void refusesATestRootOnAProductionDeviceAndTheReverse() {
    RootFixture test = Maker.root(1).quoted("environment", "test");
    byte[] release = new ReleaseFixture().bytes();
    new TestDevice()
        .trusting(Maker.anchor(test))
        .judge(release)
        .isRefused(Check.ROOT_STATE, Reason.WRONG_ENVIRONMENT, "TRU-57");
    new TestDevice()
        .being(identity("example-devices", Environment.TEST))
        .judge(release)
        .isRefused(Check.ROOT_STATE, Reason.WRONG_ENVIRONMENT, "TRU-57");
    new TestDevice()
        .trusting(Maker.anchor(test))
        .being(identity("example-devices", Environment.TEST))
        .judge(release)
        .isAccepted();
  }

  @Test
  @Tag("TRU-58")
  void refusesARootOfAnotherManufacturer() {
    new TestDevice()
        .being(identity("other", Environment.PRODUCTION))
        .judge(new ReleaseFixture().quoted("manufacturer", "other").bytes())
        .isRefused(Check.ROOT_STATE, Reason.WRONG_MANUFACTURER, "TRU-58");
  }

  @Test
  @Tag("TRU-59")
  void refusesAnExpiredRootThatSaysSoUnderATrustedClock() {
    judge("refuse", DeviceTime.trusted(AFTER))
        .isRefused(Check.ROOT_STATE, Reason.ROOT_EXPIRED, "TRU-59");
    judge("refuse", DeviceTime.trusted(Instant.EPOCH, AFTER))
        .isRefused(Check.ROOT_STATE, Reason.ROOT_EXPIRED, "TRU-59");
    judge("refuse", DeviceTime.trusted(EXPIRES)).isAccepted();
  }

  @Test
  @Tag("TRU-59")
  @Tag("TRU-60")
  void doesNotStopADeviceWithoutTrustedClock() {
    reports("refuse", DeviceTime.untrusted(AFTER));
    judge("refuse", DeviceTime.unknown()).isAccepted();
  }

  @Test
  @Tag("TRU-60")
  void reportsAnExpiredRootThatOnlyWarns() {
    reports("warn", DeviceTime.trusted(AFTER));
    reports("warn", DeviceTime.untrusted(AFTER));
  }

  private static void reports(String onExpiry, DeviceTime time) {
    Verdict verdict = judge(onExpiry, time);
    verdict.isAccepted();
    for (VerificationReport report :
        new VerificationReport[] {verdict.report(), verdict.manifest().orElseThrow().report()}) {
      String detail = report.result(Check.ROOT_STATE).detail();
      assertTrue(detail.contains("it has expired"), detail);
    }
  }

  private static Verdict judge(String onExpiry, DeviceTime time) {
    RootFixture root =
        Maker.root(1).quoted("expires", EXPIRES.toString()).quoted("onExpiry", onExpiry);
    return new TestDevice()
        .trusting(Maker.anchor(root))
        .at(time)
        .judge(new ReleaseFixture().bytes());
  }

  private static DeviceIdentity identity(String manufacturer, Environment environment) {
    return new DeviceIdentity(
        manufacturer, "ventilator-x", "04012345678901", "vx-2", 5, "SN-1", environment);
  }
}
