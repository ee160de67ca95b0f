package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The eight attacks that everybody should see refused, each with a code of its own. */
class DemoAttacksTest {
  private final TestDevice device = new TestDevice();

  @Test
  @Tag("PKG-27")
  void acceptsThePackageThatTheAttacksStartFrom() {
    ReleaseFixture release = new ReleaseFixture();
    Verdict verdict = device.judge(release.bytes());
    verdict.isAccepted();
    VerifiedManifest manifest = verdict.manifest().orElseThrow();
    assertEquals(Sha256.of(release.manifest()), manifest.packageId());
    assertEquals(TestDevice.IDENTITY, manifest.device());
    assertEquals(4, manifest.signers().size());
    assertEquals(manifest.packageId(), verdict.contents().orElseThrow().packageId());
  }

  @Test
  @Tag("PKG-40")
  void refusesAFlippedByteOfAChunk() {
    byte[] bytes = new ReleaseFixture().bytes();
    bytes[bytes.length - 1024 - 512] ^= 1;
    Verdict verdict = device.judge(bytes);
    verdict.isRefused(Check.CHUNKS, Reason.CHUNK_CORRUPT, "PKG-40");
  }

  @Test
  @Tag("TRU-19")
  void refusesAFlippedByteOfTheManifest() {
    byte[] bytes = new ReleaseFixture().bytes();
    bytes[indexOf(bytes, "ventilator-x")] ^= 1;
    device.judge(bytes).isRefused(Check.QUORUM, Reason.SIGNATURE_INVALID, "TRU-19");
  }

  @Test
  @Tag("TRU-54")
  void refusesAPackageThatNobodyCleared() {
    device
        .judge(new ReleaseFixture().signedBy(Maker.RELEASE, Maker.RELEASE_PQ).bytes())
        .isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
  }

  @Test
  @Tag("TRU-55")
  void refusesAPackageWithoutItsPostQuantumSignature() {
    device
        .judge(
            new ReleaseFixture()
                .signedBy(Maker.RELEASE, Maker.CLEARANCE, Maker.CLEARANCE_2)
                .bytes())
        .isRefused(Check.QUORUM, Reason.FAMILY_MISSING, "TRU-55");
  }

  @Test
  @Tag("PKG-60")
  void refusesAPackageBelowTheFloor() {
    device
        .judge(new ReleaseFixture().set("counter", "399").set("floor", "399").bytes())
        .isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
  }

  @Test
  @Tag("PKG-56")
  void refusesAPackageForAnotherDevice() {
    device
        .judge(new ReleaseFixture().target("udiDi", "[\"04099999999999\"]").bytes())
        .isRefused(Check.TARGET, Reason.WRONG_DEVICE, "PKG-56");
  }

  @Test
  @Tag("PKG-63")
  void refusesAnExpiredPackage() {
    device
        .at(DeviceTime.trusted(Instant.parse("2028-01-01T00:00:00Z")))
        .judge(new ReleaseFixture().bytes())
        .isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
  }

  @Test
  @Tag("PKG-10")
  void refusesAnEntryThatNobodySigned() {
    FixtureEntry extra = FixtureEntry.of("files/extra.sh", "#!/bin/sh".getBytes(US_ASCII));
    List<FixtureEntry> entries = new ArrayList<>(new ReleaseFixture().entries());
    entries.add(extra);
    Verdict verdict = device.judge(ContainerFixture.bytes(entries));
    verdict.isRefused(Check.LAYOUT, Reason.UNLISTED_ENTRY, "PKG-10");
    assertEquals(Optional.empty(), verdict.manifest());
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, ISO_8859_1).indexOf(text);
  }
}
