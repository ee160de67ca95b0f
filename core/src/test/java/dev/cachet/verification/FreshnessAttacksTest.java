package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Environment;
import dev.cachet.verification.report.Check;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole packages under the attacks A21 to A35: old, frozen, leaping, or meant for somebody else.
 */
class FreshnessAttacksTest {
  private final TestDevice device = new TestDevice();

  @Test
  @DisplayName("A21, CVE-2022-29173, CVE-2025-2887: compared with the device, never with zero")
  @Tag("PKG-60")
  void refusesARollback() {
    byte[] old = new ReleaseFixture().set("counter", "1").set("floor", "1").bytes();
    device.judge(old).isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
    device.having(new InstalledCounters(0, 0)).judge(old).isAccepted();
  }

  @Test
  @DisplayName("A22, A29, A30: the version that people read does not count")
  @Tag("PKG-60")
  void comparesNoVersionText() {
    device
        .judge(
            new ReleaseFixture()
                .quoted("version", "99.0.0")
                .set("counter", "399")
                .set("floor", "0")
                .bytes())
        .isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
    device.judge(new ReleaseFixture().quoted("version", "0.0.1-alpha").bytes()).isAccepted();
  }

  @Test
  @DisplayName("A24, CVE-2025-2888: a refused package does not spoil the next good one")
  void acceptsTheNextGoodPackage() {
    device
        .judge(
            new ReleaseFixture()
                .set("counter", "9007199254740991")
                .set("floor", "9007199254740991")
                .bytes())
        .isRefused(Check.COUNTERS, Reason.FLOOR_JUMP, "PKG-61");
    device.judge(new ReleaseFixture().bytes()).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740992", "9223372036854775807", "18446744073709551617", "-1"})
  @DisplayName("A26, A63: a counter beyond what every reader can tell apart")
  @Tag("JSON-11")
  void refusesACounterThatOverflows(String counter) {
    Verdict verdict = device.judge(new ReleaseFixture().set("counter", counter).bytes());
    assertEquals(Reason.MANIFEST_MALFORMED, verdict.refusal().orElseThrow().reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-23T00:00:00Z"})
  @DisplayName("A28: a clock that was set back revives nothing")
  @Tag("TRU-61")
  void doesNotThaw(Instant clock) {
    device
        .at(DeviceTime.trusted(clock, Instant.parse("2028-01-01T00:00:00Z")))
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }

  @Test
  @DisplayName("A28: an expired root stops no device whose clock nobody trusts")
  @Tag("TRU-59")
  void isNotStoppedByADate() {
    RootFixture expired =
        Maker.root(1).quoted("expires", "2026-02-01T00:00:00Z").quoted("onExpiry", "refuse");
    device
        .trusting(Maker.anchor(expired))
        .at(DeviceTime.untrusted(Instant.parse("2026-11-01T00:00:00Z")))
        .judge(new ReleaseFixture().bytes())
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"04012345678901 ", "*", "04012345678901|x", "0401234567890?", "0x3A2"})
  @DisplayName("A34, A67: a target is text and no pattern")
  @Tag("PKG-56")
  void knowsNoPattern(String udiDi) {
    device
        .judge(new ReleaseFixture().target("udiDi", "[\"" + udiDi + "\"]").bytes())
        .isRefused(Check.TARGET, Reason.WRONG_DEVICE, "PKG-56");
  }

  @Test
  @DisplayName("A34, GHSA-qp9x-wp8f-qgjj: upper and lower case differ on every host")
  @Tag("PKG-57")
  void foldsNoCase() {
    device
        .judge(new ReleaseFixture().target("hwModel", "[\"VX-2\"]").bytes())
        .isRefused(Check.TARGET, Reason.WRONG_HARDWARE, "PKG-57");
  }

  @Test
  @DisplayName("A35, A60: a good package of the same maker for another product")
  @Tag("PKG-55")
  void refusesTheSisterProduct() {
    DeviceIdentity pump =
        new DeviceIdentity(
            "example-devices", "pump", "04012345678901", "vx-2", 5, "SN-1", Environment.PRODUCTION);
    device
        .being(pump)
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.TARGET, Reason.WRONG_PRODUCT, "PKG-55");
  }

  @Test
  @DisplayName("A35: a restriction that this reader does not know is not passed over")
  @Tag("JSON-6")
  void ignoresNoRestriction() {
    device
        .judge(new ReleaseFixture().target("region", "[\"EU\"]").bytes())
        .isRefused(Check.MANIFEST, Reason.MANIFEST_MALFORMED, "JSON-6");
  }
}
