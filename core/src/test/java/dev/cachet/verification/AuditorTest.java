package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckResult;
import dev.cachet.verification.report.Outcome;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditorTest {
  private final PackageAuditor auditor = new PackageAuditor(Maker.factoryRoot());

  @Test
  @Tag("PKG-48")
  void leavesOutWhatNeedsADevice() throws Exception {
    byte[] bytes = new ReleaseFixture().quoted("product", "any").set("counter", "400").bytes();
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      VerifiedPackage verified = auditor.verify(received, TestDevice.NOW);
      for (CheckResult result : verified.report().results()) {
        boolean leftOut = result.check() == Check.TARGET || result.check() == Check.COUNTERS;
        assertEquals(leftOut ? Outcome.NOT_REACHED : Outcome.PASSED, result.outcome());
        assertEquals(
            leftOut, result.detail().equals("there is no device to compare with"), result.detail());
      }
      assertEquals(verified.manifest().identity(), verified.packageId());
    }
  }

  @Test
  void followsNewerRootsForOneRunOnly() throws Exception {
    byte[] rotated = new ReleaseFixture().root(Maker.root(2)).bytes();
    for (int run = 0; run < 2; run++) {
      try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(rotated))) {
        VerifiedPackage verified = auditor.verify(received, TestDevice.NOW);
        assertEquals(2, verified.rootVersion());
        assertEquals("1 newer roots accepted", verified.report().result(Check.CHAIN).detail());
        assertEquals(4, verified.signers().size());
      }
    }
  }

  @Test
  void refusesAndReportsAlike(@TempDir Path folder) throws Exception {
    byte[] bytes = new ReleaseFixture().bytes();
    bytes[bytes.length - 1024 - 512] ^= 1;
    Path file = Files.write(folder.resolve("x.cachet"), bytes);
    VerificationReport report = auditor.examine(file, TestDevice.NOW);
    assertEquals(Reason.CHUNK_CORRUPT, report.refusal().orElseThrow().reason());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      assertEquals(
          report.refusal(), auditor.examine(received, TestDevice.NOW).refusal(), "as a channel");
      PackageRefusedException refused =
          assertThrows(
              PackageRefusedException.class, () -> auditor.verify(received, TestDevice.NOW));
      assertEquals(report.refusal().orElseThrow(), refused.refusal());
    }
  }

  @Test
  void saysThatNoDeviceWasCompared() throws IOException, PackageRefusedException {
    byte[] bytes = new ReleaseFixture().bytes();
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      VerificationReport report = auditor.examine(received, TestDevice.NOW);
      assertTrue(report.result(Check.ROOT_STATE).detail().contains("no device to compare with"));
      assertEquals(Sha256.of(received.manifest()), received.identity());
    }
  }
}
