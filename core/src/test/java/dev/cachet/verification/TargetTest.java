package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.device.InstalledCounters;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.verification.report.Check;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private final TestDevice device = new TestDevice();

  @Test
  @Tag("PKG-54")
  void refusesAnotherManufacturer() {
    refused(new ReleaseFixture().quoted("manufacturer", "other"), Reason.WRONG_MANUFACTURER, 54);
  }

  @Test
  @Tag("PKG-55")
  void refusesAnotherProduct() {
    refused(new ReleaseFixture().quoted("product", "ventilator"), Reason.WRONG_PRODUCT, 55);
  }

  @ParameterizedTest
  @Tag("PKG-56")
  @ValueSource(strings = {"04012345678902", "0401234567890", "040123456789010", ".*", "*"})
  void refusesOtherDevices(String udiDi) {
    refused(new ReleaseFixture().target("udiDi", "[\"" + udiDi + "\"]"), Reason.WRONG_DEVICE, 56);
  }

  @ParameterizedTest
  @Tag("PKG-57")
  @ValueSource(strings = {"vx-3", "VX-2", "vx-", "v.-2"})
  void refusesOtherHardwareModels(String model) {
    refused(
        new ReleaseFixture().target("hwModel", "[\"" + model + "\"]"), Reason.WRONG_HARDWARE, 57);
  }

  @ParameterizedTest
  @Tag("PKG-57")
  @CsvSource({"0,4", "6,9", "0,0"})
  void refusesOtherHardwareRevisions(long min, long max) {
    refused(new ReleaseFixture().target("hwRev", range(min, max)), Reason.WRONG_HARDWARE, 57);
  }

  @Test
  @Tag("PKG-58")
  void refusesOtherSerialNumbers() {
    refused(new ReleaseFixture().target("serials", "[\"SN-2\",\"sn-1\"]"), Reason.WRONG_SERIAL, 58);
  }

  @ParameterizedTest
  @Tag("PKG-59")
  @CsvSource({"0,419", "421,500"})
  void refusesAnotherRunningRelease(long min, long max) {
    refused(new ReleaseFixture().target("from", range(min, max)), Reason.FROM_NOT_MET, 59);
  }

  @Test
  @Tag("PKG-59")
  void saysFromWhichReleasesThePackageLeads() {
    ReleaseFixture release = new ReleaseFixture().target("from", range(421, 500));
    Refusal refusal = device.judge(release.bytes()).refusal().orElseThrow();
    assertEquals("421 to 500, to enclose 420", refusal.found() + ", " + refusal.expected());
  }

  @Test
  @Tag("PKG-59")
  void refusesToGuessWhatRuns() {
    device.having(InstalledCounters.ofUnknownRelease(400));
    refused(new ReleaseFixture().target("from", range(0, 1000)), Reason.FROM_NOT_MET, 59);
  }

  @Test
  @Tag("PKG-56")
  @Tag("PKG-57")
  @Tag("PKG-58")
  @Tag("PKG-59")
  void acceptsPredicatesThatHoldAtTheirEdge() {
    ReleaseFixture release =
        new ReleaseFixture()
            .target("udiDi", "[\"other\",\"04012345678901\"]")
            .target("hwModel", "[\"vx-1\",\"vx-2\"]")
            .target("hwRev", range(5, 5))
            .target("serials", "[\"SN-0\",\"SN-1\"]")
            .target("from", range(420, 420));
    device.judge(release.bytes()).isAccepted();
  }

  @Test
  @Tag("PKG-47")
  void namesTheFirstOfSeveralFaultsInTheOrderOfTheTable() {
    ReleaseFixture release = new ReleaseFixture().target("from", range(0, 1));
    refused(release, Reason.FROM_NOT_MET, 59);
    refused(release.target("serials", "[\"x\"]"), Reason.WRONG_SERIAL, 58);
    refused(release.target("hwRev", range(0, 1)), Reason.WRONG_HARDWARE, 57);
    refused(release.target("udiDi", "[\"x\"]"), Reason.WRONG_DEVICE, 56);
    refused(release.quoted("product", "x"), Reason.WRONG_PRODUCT, 55);
    refused(release.quoted("manufacturer", "x"), Reason.WRONG_MANUFACTURER, 54);
  }

  private void refused(ReleaseFixture release, Reason reason, int clause) {
    device.judge(release.bytes()).isRefused(Check.TARGET, reason, "PKG-" + clause);
  }

  private static String range(long min, long max) {
    return "{\"min\":" + min + ",\"max\":" + max + "}";
  }
}
