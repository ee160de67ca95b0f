package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.Outcome;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class OrderTest {
  private final TestDevice device = new TestDevice();

  @Test
  @Tag("PKG-48")
  void listsTheChecksInTheOrderOfTheSpecification() {
    assertEquals(
        "[PREFIX, CHAIN, ROOT_STATE, QUORUM, MANIFEST, LAYOUT, TARGET, COUNTERS, EXPIRY, FILES,"
            + " INDEXES, CHUNKS]",
        List.of(Check.values()).toString());
  }

  /** Each step takes one fault away, the last first: what is left is found by the next check. */
  @Test
  @Tag("PKG-47")
  @Tag("PKG-48")
  void namesTheEarliestOfManyFaults() {
    ReleaseFixture release = new ReleaseFixture().payloads(corruptChunk());
    judge(release).isRefused(Check.CHUNKS, Reason.CHUNK_CORRUPT, "PKG-40");
    release.payloads(brokenIndex());
    judge(release).isRefused(Check.INDEXES, Reason.INDEX_MALFORMED, "PKG-29");
    release.release().content("files/sbom.cdx.json", content -> SampleBytes.flipped(content, 5));
    judge(release).isRefused(Check.FILES, Reason.FILE_DIGEST_MISMATCH, "PKG-65");
    release.quoted("expires", "2026-11-02T00:00:00Z");
    judge(release).isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
    release.set("counter", "1").set("floor", "0");
    judge(release).isRefused(Check.COUNTERS, Reason.ROLLBACK, "PKG-60");
    release.quoted("product", "other");
    judge(release).isRefused(Check.TARGET, Reason.WRONG_PRODUCT, "PKG-55");
    release.release().entries(list -> with(list, FixtureEntry.of("extra", new byte[3])));
    judge(release).isRefused(Check.LAYOUT, Reason.UNLISTED_ENTRY, "PKG-10");
    release.set("format", "2");
    judge(release).isRefused(Check.MANIFEST, Reason.FORMAT_UNSUPPORTED, "PKG-13");
    release.signedBy(Maker.CLEARANCE);
    judge(release).isRefused(Check.QUORUM, Reason.QUORUM_MISSING, "TRU-54");
    device.trusting(Maker.anchor(Maker.root(1).quoted("environment", "test")));
    judge(release).isRefused(Check.ROOT_STATE, Reason.WRONG_ENVIRONMENT, "TRU-57");
    release.rootEntry(7, new byte[0]);
    judge(release).isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-39");
    byte[] bytes = release.bytes();
    bytes[0] ^= 1;
    device.judge(bytes).isRefused(Check.PREFIX, Reason.CONTAINER_MALFORMED, "PKG-1");
  }

  @Test
  @Tag("PKG-49")
  void readsNothingBehindTheSignaturesBeforeTheQuorumIsMet() throws Exception {
    ReleaseFixture release = new ReleaseFixture().signedBy(Maker.CLEARANCE);
    byte[] bytes = release.bytes();
    long body = ContainerFixture.bytes(release.entries().subList(0, 2)).length - 1024L;
    MemoryChannel channel = new MemoryChannel(bytes);
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      PackageVerifier verifier = device.verifier(new MemoryRoots(Maker.factoryRoot()));
      assertThrows(PackageRefusedException.class, () -> verifier.verify(received, TestDevice.NOW));
      assertTrue(
          verifier.examine(received, TestDevice.NOW).refusal().isPresent(), "examine as well");
    }
    for (MemoryChannel.Range range : channel.reads()) {
      assertTrue(range.to() <= body, "read " + range + " of a body that starts at " + body);
    }
    assertFalse(channel.reads().isEmpty());
  }

  /** A10, A45, CVE-2020-25860, CVE-2025-0509: bytes that change after they were judged. */
  @Test
  @Tag("PKG-50")
  void parsesTheManifestThatWasSignedAndNotWhatStandsThereNow() throws Exception {
    ReleaseFixture release = new ReleaseFixture();
    byte[] bytes = release.bytes();
    byte[] evil = release.quoted("product", "something-else").manifest();
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      System.arraycopy(evil, 0, bytes, 512, Math.min(evil.length, 300));
      VerifiedManifest verified =
          device.verifier(new MemoryRoots(Maker.factoryRoot())).verify(received, TestDevice.NOW);
      assertEquals("ventilator-x", verified.manifest().product());
      assertEquals(Sha256.of(verified.authentic().bytes()), verified.packageId());
    }
  }

  @Test
  @Tag("PKG-52")
  void escapesWhatCouldSteerATerminal() {
    byte[] header = ContainerFixture.header("manifest\u001b[2J.json", 3);
    Verdict verdict = device.judge(header);
    verdict.isRefused(Check.PREFIX, Reason.CONTAINER_MALFORMED, "PKG-2");
    String detail = verdict.report().result(Check.PREFIX).detail();
    assertTrue(detail.chars().allMatch(c -> c >= ' ' && c < 0x7f), detail);
    assertTrue(verdict.refusal().orElseThrow().line().chars().allMatch(c -> c >= ' ' && c < 127));
  }

  /** A34, A68: the dotless i of Turkish, Buddhist years, half-hour zones. */
  @Test
  @Tag("PKG-53")
  void judgesAlikeUnderEveryLocaleAndZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] good = new ReleaseFixture().bytes();
    byte[] expired = new ReleaseFixture().quoted("expires", "2026-11-23T11:59:59Z").bytes();
    byte[] model = new ReleaseFixture().target("hwModel", "[\"VX-2\"]").bytes();
    try {
      for (String tag : List.of("tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        device.judge(good).isAccepted();
        device.judge(expired).isRefused(Check.EXPIRY, Reason.EXPIRED, "PKG-63");
        device.judge(model).isRefused(Check.TARGET, Reason.WRONG_HARDWARE, "PKG-57");
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  @Tag("TRU-51")
  @Tag("TRU-52")
  void reportsIgnoredSignatures() {
    Verdict verdict =
        judge(
            new ReleaseFixture()
                .signedBy(
                    Maker.RELEASE,
                    Maker.RELEASE_PQ,
                    Maker.CLEARANCE,
                    Maker.CLEARANCE_2,
                    Desk.classical("stranger")));
    verdict.isAccepted();
    assertEquals(
        "4 signatures counted, 1 ignored",
        verdict.report().result(Check.QUORUM).detail().split("; by ", 2)[0]);
  }

  @Test
  @Tag("PKG-48")
  void examinesAFileThatIsNoPackage(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x.cachet"), "PK\u0003\u0004".getBytes(UTF_8));
    PackageVerifier verifier = device.verifier(new MemoryRoots(Maker.factoryRoot()));
    VerificationReport report = verifier.examine(file, TestDevice.NOW);
    assertEquals(Outcome.FAILED, report.result(Check.PREFIX).outcome());
    assertEquals(Outcome.NOT_REACHED, report.result(Check.CHAIN).outcome());
    assertTrue(report.refusal().isPresent());
    Files.write(file, new ReleaseFixture().bytes());
    assertTrue(verifier.examine(file, TestDevice.NOW).refusal().isEmpty());
    assertThrows(
        NoSuchFileException.class,
        () -> verifier.examine(folder.resolve("absent"), TestDevice.NOW));
  }

  @Test
  void namesTheTimeByWhichItJudged() {
    DeviceTime later = DeviceTime.trusted(Instant.parse("2027-01-01T00:00:00Z"));
    String detail =
        device.at(later).judge(new ReleaseFixture().bytes()).report().result(Check.EXPIRY).detail();
    assertTrue(detail.contains("2027-01-01T00:00:00Z"), detail);
  }

  private Verdict judge(ReleaseFixture release) {
    return device.judge(release.bytes());
  }

  private static List<FixtureEntry> with(List<FixtureEntry> entries, FixtureEntry more) {
    entries.add(more);
    return entries;
  }

  private static PayloadFixture corruptChunk() {
    return PayloadFixture.raw("rootfs", ReleaseFixture.plain(6000), 4096)
        .chunk(1, chunk -> chunk.storing(new byte[6000 - 4096]));
  }

  private static PayloadFixture brokenIndex() {
    return corruptChunk().index(index -> SampleBytes.flipped(index, 0));
  }
}
