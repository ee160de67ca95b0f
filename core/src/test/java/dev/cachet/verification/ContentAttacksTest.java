package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole packages under the attacks A37 to A68 on files, indexes and chunks. */
class ContentAttacksTest {
  private final TestDevice device = new TestDevice();

  @ParameterizedTest
  @ValueSource(
      strings = {"../etc/passwd", "/etc/passwd", "files/../x", "files//x", "C:/x", "files/x\\y"})
  @DisplayName("A37, CVE-2023-7216, CVE-2026-6968: a name that leads out")
  @Tag("PKG-2")
  void followsNoNameOut(String name) {
    byte[] bytes =
        new ReleaseFixture()
            .release()
            .entries(list -> with(list, FixtureEntry.of(name, new byte[1])))
            .bytes();
    Verdict verdict = device.judge(bytes);
    verdict.isRefused(Check.LAYOUT, Reason.CONTAINER_MALFORMED, "PKG-2");
  }

  @Test
  @DisplayName("A10, CVE-2025-0509: a file that was exchanged for one of the same length")
  @Tag("PKG-65")
  void refusesAnExchangedFile() {
    byte[] bytes =
        new ReleaseFixture()
            .release()
            .content("files/sbom.cdx.json", content -> new byte[content.length])
            .bytes();
    device.judge(bytes).isRefused(Check.FILES, Reason.FILE_DIGEST_MISMATCH, "PKG-65");
  }

  @Test
  @DisplayName("A39: stored bytes are proven before a decoder sees them")
  @Tag("PKG-40")
  void decodesNothingUnproven() {
    PayloadFixture bomb =
        PayloadFixture.of("rootfs", SampleBytes.smooth(4096), 4096)
            .chunk(0, chunk -> chunk.storing(SampleBytes.flipped(chunk.stored(), 4)));
    device
        .judge(new ReleaseFixture().payloads(bomb).bytes())
        .isRefused(Check.CHUNKS, Reason.CHUNK_CORRUPT, "PKG-40");
  }

  @Test
  @DisplayName("A39: a signed frame that would decode to more than it says")
  @Tag("PKG-45")
  void refusesASignedBomb() {
    byte[] large = ChunkFixture.frame(new byte[1 << 20]);
    PayloadFixture bomb =
        PayloadFixture.raw("rootfs", SampleBytes.noise(4096), 4096)
            .chunk(0, chunk -> ChunkFixture.of(SampleBytes.noise(4096), 1, large));
    device
        .judge(new ReleaseFixture().payloads(bomb).bytes())
        .isRefused(Check.CHUNKS, Reason.CHUNK_UNDECODABLE, "PKG-45");
  }

  @Test
  @DisplayName("A40: bytes without end behind the package")
  @Tag("PKG-5")
  void readsNoEndlessTail() {
    byte[] bytes =
        new ReleaseFixture()
            .release()
            .container(tar -> Arrays.copyOf(tar, tar.length + 1_000_000))
            .bytes();
    device.judge(bytes).isRefused(Check.LAYOUT, Reason.CONTAINER_MALFORMED, "PKG-5");
  }

  @Test
  @DisplayName("A42: two chunks that change places")
  @Tag("PKG-40")
  void refusesReorderedChunks() {
    byte[] plain = SampleBytes.noise(8192);
    byte[] first = Arrays.copyOf(plain, 4096);
    byte[] second = Arrays.copyOfRange(plain, 4096, 8192);
    PayloadFixture swapped =
        PayloadFixture.raw("rootfs", plain, 4096)
            .chunk(0, chunk -> chunk.storing(second))
            .chunk(1, chunk -> chunk.storing(first));
    device
        .judge(new ReleaseFixture().payloads(swapped).bytes())
        .isRefused(Check.CHUNKS, Reason.CHUNK_CORRUPT, "PKG-40");
  }

  @Test
  @DisplayName("A45, CVE-2020-25860: contents that change after the manifest was verified")
  @Tag("PKG-51")
  void provesContentsWhileItReadsThem() throws Exception {
    byte[] bytes = new ReleaseFixture().bytes();
    PackageVerifier verifier = device.verifier(new MemoryRoots(Maker.factoryRoot()));
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      VerifiedManifest verified = verifier.verify(received, TestDevice.NOW);
      assertEquals(
          verified.packageId(), verifier.verifyContents(verified).packageId(), "before the change");
      bytes[bytes.length - 1024 - 512] ^= 1;
      PackageRefusedException refused =
          assertThrows(PackageRefusedException.class, () -> verifier.verifyContents(verified));
      assertEquals(Reason.CHUNK_CORRUPT, refused.refusal().reason());
    }
  }

  @Test
  @DisplayName("A47, A48: a package of which a payload was left out or exchanged")
  @Tag("PKG-9")
  void takesAllPayloadsOrNone() {
    PayloadFixture a = PayloadFixture.raw("a", SampleBytes.noise(100), 4096);
    PayloadFixture b = PayloadFixture.raw("b", SampleBytes.smooth(100), 4096);
    byte[] without =
        new ReleaseFixture()
            .payloads(a, b)
            .release()
            .withoutEntry("payload/000/index")
            .withoutEntry("payload/000/data")
            .bytes();
    device.judge(without).isRefused(Check.LAYOUT, Reason.ENTRY_MISSING, "PKG-9");
    byte[] exchanged =
        new ReleaseFixture()
            .payloads(a, b)
            .release()
            .content("payload/001/index", content -> a.indexBytes())
            .bytes();
    device.judge(exchanged).isRefused(Check.INDEXES, Reason.INDEX_DIGEST_MISMATCH, "PKG-28");
  }

  @Test
  @DisplayName("A50: a chunk that is not there is not fetched by another way")
  @Tag("PKG-42")
  void fallsBackToNothing() {
    PayloadFixture partial =
        PayloadFixture.raw("rootfs", SampleBytes.noise(8192), 4096).chunk(1, ChunkFixture::absent);
    device
        .judge(new ReleaseFixture().payloads(partial).bytes())
        .isRefused(Check.CHUNKS, Reason.CHUNK_MISSING, "PKG-42");
  }

  @Test
  @DisplayName("A61: an archive of another kind in front or behind")
  @Tag("PKG-5")
  void isNoPolyglot() {
    byte[] good = new ReleaseFixture().bytes();
    byte[] zip = "PK\u0005\u0006".concat("\0".repeat(18)).getBytes(ISO_8859_1);
    device.judge(join(good, zip)).isRefused(Check.LAYOUT, Reason.CONTAINER_MALFORMED, "PKG-5");
    assertEquals(
        Outcome.FAILED, device.judge(join(zip, good)).report().result(Check.PREFIX).outcome());
  }

  @Test
  @DisplayName("A64: two spellings of one text")
  @Tag("JSON-15")
  void refusesAnotherNormalForm() {
    device
        .judge(new ReleaseFixture().quoted("version", "e\u0301").bytes())
        .isRefused(Check.MANIFEST, Reason.MANIFEST_MALFORMED, "JSON-15");
  }

  /** Every prefix and every rotation of a package ends in a verdict, never in another exception. */
  @Test
  @DisplayName("A38, A65, CVE-2026-28525: hostile bytes end in a refusal and in nothing else")
  void answersEveryGarbageWithARefusal() {
    byte[] good = new ReleaseFixture().bytes();
    List<Byte> bytes = new ArrayList<>();
    for (byte b : good) {
      bytes.add(b);
    }
    for (int i = 0; i < 24; i++) {
      Collections.rotate(bytes, 512 * (i % 3) + i + 1);
      byte[] rotated = new byte[good.length];
      for (int k = 0; k < rotated.length; k++) {
        rotated[k] = bytes.get(k);
      }
      assertEquals(Outcome.FAILED, device.judge(rotated).report().result(Check.PREFIX).outcome());
    }
    assertEquals(
        Outcome.FAILED,
        device.judge("\u0000".repeat(4096).getBytes(UTF_8)).report().results().get(0).outcome());
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static List<FixtureEntry> with(List<FixtureEntry> entries, FixtureEntry more) {
    entries.add(more);
    return entries;
  }
}
