package dev.cachet.verification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.verification.Desk;
import dev.cachet.verification.Maker;
import dev.cachet.verification.ReleaseFixture;
import dev.cachet.verification.TestDevice;
import dev.cachet.verification.Verdict;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person reads who asks why a package was accepted. */
class VerificationReportTest {
  @Test
  @Tag("PKG-48")
  void saysOfEachCheckWhatItFound() {
    ReleaseFixture release = new ReleaseFixture().root(Maker.root(2));
    assertEquals(
        List.of(
            "1 roots in the package",
            "1 newer roots accepted",
            "root 2 expires 2036-01-01T00:00:00Z",
            "4 signatures counted, 0 ignored; by clearance-1 (clearance, classical),"
                + " release-1 (release, classical), release-1 (release, pq),"
                + " clearance-2 (clearance, classical)",
            "ventilator-x 4.2.1",
            "",
            "meant for ventilator-x 04012345678901 SN-1",
            "counter 421, floor 400",
            "expires 2027-11-01T00:00:00Z; trusted clock at 2026-11-23T12:00:00Z,"
                + " floor 2026-01-01T00:00:00Z",
            "1 files",
            "1 indexes",
            "6000 bytes"),
        details(new TestDevice().judge(release.bytes())));
  }

  @Test
  @Tag("PKG-48")
  void saysThatAPackageDoesNotExpireAndThatAStrangerSigned() {
    ReleaseFixture release = new ReleaseFixture().without("expires");
    release.signedBy(
        Maker.RELEASE,
        Maker.RELEASE_PQ,
        Maker.CLEARANCE,
        Maker.CLEARANCE_2,
        Desk.classical("a stranger"));
    TestDevice device =
        new TestDevice().trusting(Maker.anchor(Maker.root(1).quoted("packageExpiry", "optional")));
    Verdict verdict = device.judge(release.bytes());
    verdict.isAccepted();
    assertEquals(
        "4 signatures counted, 1 ignored",
        verdict.report().result(Check.QUORUM).detail().split("; by ", 2)[0]);
    assertEquals(
        "does not expire; trusted clock at 2026-11-23T12:00:00Z",
        verdict.report().result(Check.EXPIRY).detail());
  }

  private static List<String> details(Verdict verdict) {
    verdict.isAccepted();
    return verdict.report().results().stream().map(CheckResult::detail).toList();
  }
}
