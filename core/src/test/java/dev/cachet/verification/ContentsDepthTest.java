package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.chunk.ChunkDepth;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import dev.cachet.verification.report.Check;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The proof of contents says how far they were read. */
class ContentsDepthTest {
  private static final ChunkReading STORED = ChunkReading.stored().onThreads(2);

  private final PackageAuditor auditor = new PackageAuditor(Maker.factoryRoot());

  @Test
  void saysThatNothingWasDecoded() throws Exception {
    byte[] bytes = release(PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096));
    VerifiedPackage verified = audit(bytes, STORED);
    assertEquals(ChunkDepth.STORED, verified.chunks().depth());
    assertEquals(3, verified.chunks().present());
    long stored = verified.chunks().storedBytes();
    assertEquals(
        stored + " stored bytes, nothing decoded", verified.report().result(Check.CHUNKS).detail());
  }

  @Test
  void decodesUnlessAskedForLess() throws Exception {
    byte[] bytes = release(PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096));
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      VerifiedPackage verified = auditor.verify(received, TestDevice.NOW);
      assertEquals(ChunkDepth.DECODED, verified.chunks().depth());
      assertEquals("9000 bytes", verified.report().result(Check.CHUNKS).detail());
      PackageVerifier verifier = new TestDevice().verifier(new MemoryRoots(Maker.factoryRoot()));
      VerifiedManifest manifest = verifier.verify(received, TestDevice.NOW);
      assertSame(received, manifest.received());
      assertEquals(manifest.manifest().identity(), manifest.layout().manifest().identity());
      assertEquals(ChunkDepth.DECODED, verifier.verifyContents(manifest).chunks().depth());
      assertEquals(ChunkDepth.STORED, verifier.verifyContents(manifest, STORED).chunks().depth());
    }
  }

  @Test
  @Tag("PKG-42")
  void saysHowManyChunksAreAbsentAndDecodesNoSuchPackage(@TempDir Path folder) throws Exception {
    byte[] bytes =
        release(
            PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096)
                .chunk(1, chunk -> chunk.absent()));
    VerifiedPackage verified = audit(bytes, STORED);
    assertEquals(1, verified.chunks().absent());
    Path file = Files.write(folder.resolve("p.cachet"), bytes);
    String detail = auditor.examine(file, TestDevice.NOW, STORED).result(Check.CHUNKS).detail();
    assertEquals(
        verified.chunks().storedBytes() + " stored bytes, nothing decoded, 1 chunks absent",
        detail);
    assertRefused(Reason.CHUNK_MISSING, bytes);
  }

  /** Whoever wants a full package gets the refusal of the decoding reading, and nothing decoded. */
  @Test
  @Tag("PKG-42")
  void refusesAnAbsentChunkWithoutDecodingIfAskedTo() throws Exception {
    PayloadFixture payload = PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096);
    VerifiedPackage full = audit(release(payload), ChunkReading.storedInFull());
    assertEquals(ChunkDepth.STORED, full.chunks().depth());
    byte[] bytes = release(payload.chunk(1, chunk -> chunk.absent()));
    for (int threads : new int[] {1, 2}) {
      ChunkReading inFull = ChunkReading.storedInFull().onThreads(threads);
      assertEquals(
          refusal(() -> audit(bytes, ChunkReading.decoded())).line(),
          refusal(() -> audit(bytes, inFull)).line());
      assertEquals(
          refusal(() -> audit(bytes, inFull)).line(),
          refusal(
                  () ->
                      auditor.verify(
                          ArrivingPackage.from(new ByteArrayInputStream(bytes)),
                          TestDevice.NOW,
                          inFull))
              .line());
    }
  }

  private static Refusal refusal(Executable act) {
    return assertThrows(PackageRefusedException.class, act).refusal();
  }

  @Test
  @Tag("PKG-41")
  void findsWhatOnlyDecodingShowsIfItDecodes() throws Exception {
    byte[] bytes =
        release(
            PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096)
                .chunk(2, chunk -> chunk.plainSha256(Sha256.of(new byte[0]))));
    assertEquals(3, audit(bytes, STORED).chunks().present());
    assertRefused(Reason.CHUNK_MISMATCH, bytes);
  }

  private void assertRefused(Reason reason, byte[] bytes) {
    for (int threads : new int[] {1, 2}) {
      PackageRefusedException refused =
          assertThrows(
              PackageRefusedException.class,
              () -> audit(bytes, ChunkReading.decoded().onThreads(threads)));
      assertEquals(reason, refused.refusal().reason());
    }
  }

  private VerifiedPackage audit(byte[] bytes, ChunkReading reading) throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      return auditor.verify(received, TestDevice.NOW, reading);
    }
  }

  private static byte[] release(PayloadFixture payload) {
    return new ReleaseFixture().payloads(payload).bytes();
  }
}
