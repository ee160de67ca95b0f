package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.ArrivedBody;
import dev.cachet.pack.ArrivedPrefix;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ChunkDepth;
import dev.cachet.pack.ChunkReading;
import dev.cachet.pack.FileKind;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.UnsafeManifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A package that arrives is judged in one pass, and as a file would be. */
class ArrivalTest {
  private static final ChunkReading DECODED = ChunkReading.decoded();

  /** Bytes of all parts are changed, one a time: the stream is refused in the words of the file. */
  @Test
  @Tag("PKG-47")
  void judgesAChangedByteAsAFileDoes() {
    assertEquals(Optional.empty(), refusal(tight(), EveryByteTest.PACKAGE).map(Refusal::line));
    IntStream.iterate(0, at -> at < EveryByteTest.PACKAGE.length, at -> at + 29)
        .parallel()
        .forEach(position -> assertSame(EveryByteTest.changed(position)));
  }

  @Test
  @Tag("PKG-4")
  void judgesACutAsAFileDoes() {
    IntStream.iterate(0, length -> length < EveryByteTest.PACKAGE.length, length -> length + 101)
        .parallel()
        .forEach(length -> assertSame(Arrays.copyOf(EveryByteTest.PACKAGE, length)));
  }

  private static void assertSame(byte[] bytes) {
    assertEquals(
        EveryByteTest.refusal(bytes).map(Refusal::line),
        refusal(tight(), bytes).map(Refusal::line));
  }

  private static MemoryRoots tight() {
    return new MemoryRoots(EveryByteTest.FACTORY);
  }

  /** Who looks into the evidence of a package that arrives gets the bytes that were signed. */
  @Test
  @Tag("PKG-65")
  void keepsFilesOfTheKindThatWasAskedForAndOnlyWithTheirDigest() throws Exception {
    byte[] bytes = new ReleaseFixture().bytes();
    ArrivingPackage arriving = arriving(bytes).keeping(FileKind.SBOM);
    VerifiedPackage verified = verify(arriving, DECODED);
    PackageFile sbom = verified.manifest().sbom();
    assertEquals(sbom.sha256(), Sha256.of(arriving.kept(sbom).orElseThrow()));
    ArrivingPackage other = arriving(bytes).keeping(FileKind.GATE);
    VerifiedPackage unused = verify(other, DECODED);
    assertEquals(Optional.empty(), other.kept(sbom));
    assertThrows(IllegalStateException.class, () -> other.keeping(FileKind.SBOM));
    byte[] exchanged = bytes.clone();
    String content = new String(arriving.kept(sbom).orElseThrow(), StandardCharsets.ISO_8859_1);
    exchanged[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(content)] ^= 1;
    ArrivingPackage refused = arriving(exchanged).keeping(FileKind.SBOM);
    assertThrows(PackageRefusedException.class, () -> verify(refused, DECODED));
    assertEquals(Optional.empty(), refused.kept(sbom));
  }

  @Test
  void provesWhatItHasRead() throws Exception {
    byte[] bytes =
        new ReleaseFixture()
            .payloads(
                PayloadFixture.of("a", SampleBytes.mixed(9000), 4096),
                PayloadFixture.of("b", SampleBytes.smooth(300_000), 65_536))
            .bytes();
    for (int threads : new int[] {1, 2, 4}) {
      VerifiedPackage verified = verify(arriving(bytes), DECODED.onThreads(threads));
      assertEquals(ChunkDepth.DECODED, verified.chunks().depth());
      assertEquals(309_000, verified.chunks().plainBytes());
      assertEquals(8, verified.chunks().present());
      for (CheckResult result : verified.report().results()) {
        assertEquals(Outcome.PASSED, result.outcome(), result.toString());
      }
      VerifiedPackage stored = verify(arriving(bytes), ChunkReading.stored().onThreads(threads));
      assertEquals(ChunkDepth.STORED, stored.chunks().depth());
      assertEquals(verified.chunks().storedBytes(), stored.chunks().storedBytes());
      assertEquals(verified.packageId(), stored.packageId());
      assertEquals(verified.signers(), stored.signers());
      assertEquals(verified.manifest().identity(), stored.packageId());
      assertEquals(verified.rootVersion(), stored.rootVersion());
    }
  }

  @Test
  @Tag("PKG-48")
  void reportsWhatAFileReports() throws Exception {
    byte[] bytes = new ReleaseFixture().root(Maker.root(2)).root(Maker.root(3)).bytes();
    ArrivingPackage arriving =
        ArrivingPackage.from(Channels.newChannel(new ByteArrayInputStream(bytes)));
    Verdict file = new TestDevice().judge(bytes);
    assertEquals("2 roots in the package", file.report().result(Check.PREFIX).detail());
    assertEquals(file.report().results(), verify(arriving, DECODED).report().results());
  }

  @ParameterizedTest
  @CsvSource({"manifest.json, 1048577", "roots/0000000002.json, 1048577"})
  @Tag("PKG-8")
  void readsNothingOfAnEntryOverItsLimit(String name, int size) {
    byte[] header = ContainerFixture.header(name, size);
    CountedStream stream = new CountedStream(Arrays.copyOf(header, header.length + size));
    Refusal refusal = refusal(ArrivingPackage.from(stream), DECODED).orElseThrow();
    assertEquals(Reason.LIMIT_EXCEEDED + " PKG-8", refusal.reason() + " " + refusal.clause());
    assertEquals(header.length, stream.count);
  }

  @Test
  void requiresTheLayoutBeforeTheFiles() throws Exception {
    ReleaseFixture release = new ReleaseFixture();
    addUnlisted(release);
    ArrivingPackage arriving = arriving(release.bytes());
    ArrivedPrefix prefix = arriving.prefix((version, envelope) -> {});
    ArrivedBody body =
        arriving.body(prefix, UnsafeManifest.open(prefix.manifest()), Optional.of(DECODED));
    PackageRefusedException refused =
        assertThrows(PackageRefusedException.class, body::requireFiles);
    assertEquals(Reason.UNLISTED_ENTRY, refused.refusal().reason());
  }

  @Test
  void isJudgedWithoutADeviceToo() throws Exception {
    PackageAuditor auditor = new PackageAuditor(Maker.factoryRoot());
    byte[] bytes = new ReleaseFixture().bytes();
    VerifiedPackage verified =
        auditor.verify(arriving(bytes), TestDevice.NOW, ChunkReading.stored());
    assertEquals(Outcome.NOT_REACHED, verified.report().result(Check.TARGET).outcome());
    assertEquals(Outcome.PASSED, verified.report().result(Check.CHUNKS).outcome());
  }

  @Test
  @Tag("PKG-49")
  void readsNothingBehindTheSignaturesBeforeTheQuorumIsMet() {
    ReleaseFixture release = new ReleaseFixture().signedBy(Maker.CLEARANCE);
    long body = ContainerFixture.bytes(release.entries().subList(0, 2)).length - 1024L;
    CountedStream stream = new CountedStream(release.bytes());
    assertEquals(
        Reason.QUORUM_MISSING,
        refusal(ArrivingPackage.from(stream), DECODED).orElseThrow().reason());
    assertEquals(body, stream.count);
  }

  @Test
  void readsEveryByteOnceAndNoneBehindTheEnd() throws Exception {
    byte[] bytes = new ReleaseFixture().bytes();
    CountedStream stream = new CountedStream(bytes);
    VerifiedPackage unused =
        verify(ArrivingPackage.from(stream), ChunkReading.stored().onThreads(2));
    assertEquals(bytes.length, stream.count);
  }

  /** A40: a tail without end is not read; it is not even counted. */
  @Test
  @Tag("PKG-5")
  void readsOneByteOfAnEndlessTail() {
    byte[] bytes = new ReleaseFixture().bytes();
    CountedStream stream = new CountedStream(Arrays.copyOf(bytes, bytes.length + 1_000_000));
    Refusal refusal = refusal(ArrivingPackage.from(stream), DECODED).orElseThrow();
    assertEquals(Reason.CONTAINER_MALFORMED + " PKG-5", refusal.reason() + " " + refusal.clause());
    assertEquals(bytes.length + 1, stream.count);
  }

  /** A file is known to be cut before its contents are read; a stream learns it at the end. */
  @Test
  @Tag("PKG-47")
  void reportsAnEarlierViolationThatComesLaterInTheBytes() {
    PayloadFixture first =
        PayloadFixture.raw("a", SampleBytes.noise(100), 4096)
            .chunk(0, chunk -> chunk.storing(SampleBytes.smooth(100)));
    PayloadFixture second =
        PayloadFixture.raw("b", SampleBytes.noise(100), 4096)
            .index(bytes -> SampleBytes.flipped(bytes, 3));
    ReleaseFixture release = new ReleaseFixture().payloads(first);
    assertEquals(Reason.CHUNK_CORRUPT, reason(release.bytes()));
    release.payloads(first, second);
    assertEquals(Reason.INDEX_MALFORMED, reason(release.bytes()));
    release.set("counter", "1").set("floor", "0");
    assertEquals(Reason.ROLLBACK, reason(release.bytes()));
    assertEquals(
        Reason.CONTAINER_MALFORMED, reason(Arrays.copyOf(release.bytes(), 4 * 1024 + 700)));
    byte[] bytes = release.bytes();
    bytes[bytes.length - 1] = 1;
    assertEquals(Reason.CONTAINER_MALFORMED, reason(bytes));
  }

  @Test
  @Tag("TRU-39")
  @Tag("TRU-49")
  void acceptsNoRootBehindAGapAndKeepsThoseBeforeIt() {
    ReleaseFixture release =
        new ReleaseFixture()
            .root(Maker.root(2))
            .rootEntry(4, Maker.signed(Maker.root(4)))
            .rootEntry(5, Maker.signed(Maker.root(5)));
    MemoryRoots roots = new MemoryRoots(Maker.factoryRoot());
    Refusal refusal =
        assertThrows(
                PackageRefusedException.class,
                () ->
                    new TestDevice()
                        .verifier(roots)
                        .verify(arriving(release.bytes()), TestDevice.NOW, DECODED))
            .refusal();
    assertEquals(Reason.ROOT_NOT_CONSECUTIVE, refusal.reason());
    assertEquals(2, roots.current().document().version());
  }

  @Test
  @Tag("PKG-6")
  void reportsABrokenPrefixBeforeABrokenChain() {
    ReleaseFixture release = new ReleaseFixture().rootEntry(2, new byte[] {'{', '}'});
    assertEquals(Reason.ENVELOPE_MALFORMED, reason(release.bytes()));
    release.release().withoutEntry("manifest.json");
    assertEquals(Reason.ENTRY_MISSING, reason(release.bytes()));
  }

  @Test
  void isReadOnce() throws Exception {
    ArrivingPackage arriving = arriving(new ReleaseFixture().bytes());
    VerifiedPackage unused = verify(arriving, DECODED);
    assertThrows(IllegalStateException.class, () -> verify(arriving, DECODED));
  }

  @Test
  void bodyIsReadOnceAndAfterItsOwnPrefix() throws Exception {
    byte[] bytes = new ReleaseFixture().bytes();
    ArrivingPackage arriving = arriving(bytes);
    ArrivedPrefix prefix = arriving.prefix((version, envelope) -> {});
    ArrivedPrefix other = arriving(bytes).prefix((version, envelope) -> {});
    Manifest manifest = UnsafeManifest.open(prefix.manifest());
    assertThrows(
        IllegalStateException.class, () -> arriving.body(other, manifest, Optional.empty()));
    arriving.body(prefix, manifest, Optional.empty()).requireLayout();
    assertThrows(
        IllegalStateException.class, () -> arriving.body(prefix, manifest, Optional.empty()));
  }

  /** The name of the entry claims a gap, and the root in it follows: a file keeps nothing of it. */
  @Test
  @Tag("TRU-39")
  void acceptsNoRootUnderANumberThatLeavesAGap() {
    ReleaseFixture release = new ReleaseFixture().rootEntry(3, Maker.signed(Maker.root(2)));
    MemoryRoots roots = new MemoryRoots(Maker.factoryRoot());
    assertEquals(
        Reason.ROOT_NOT_CONSECUTIVE, refusal(roots, release.bytes()).orElseThrow().reason());
    assertEquals(1, roots.current().document().version());
  }

  @Test
  void saysNothingOfContentsThatWereNotRead() throws Exception {
    ArrivingPackage arriving = arriving(new ReleaseFixture().bytes());
    ArrivedPrefix prefix = arriving.prefix((version, envelope) -> {});
    ArrivedBody body =
        arriving.body(prefix, UnsafeManifest.open(prefix.manifest()), Optional.empty());
    body.requireLayout();
    assertThrows(IllegalStateException.class, body::requireFiles);
    assertThrows(IllegalStateException.class, body::requireChunks);
  }

  @Test
  void letsTheFailureOfTheStreamThrough() {
    byte[] bytes = new ReleaseFixture().bytes();
    for (int at : List.of(100, bytes.length - 1600)) {
      InputStream failing =
          new CountedStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              if (count + length > at) {
                throw new IOException("the line is dead");
              }
              return super.read(into, offset, length);
            }
          };
      assertEquals(
          "the line is dead",
          assertThrows(IOException.class, () -> verify(ArrivingPackage.from(failing), DECODED))
              .getMessage());
    }
  }

  @Test
  @Tag("PKG-65")
  void hashesFilesOnTheWay() {
    ReleaseFixture release = new ReleaseFixture();
    release.release().content("files/sbom.cdx.json", content -> SampleBytes.flipped(content, 5));
    assertEquals(Reason.FILE_DIGEST_MISMATCH, reason(release.bytes()));
    addUnlisted(release);
    assertEquals(Reason.UNLISTED_ENTRY, reason(release.bytes()));
  }

  private static void addUnlisted(ReleaseFixture release) {
    release
        .release()
        .entries(
            list -> {
              List<FixtureEntry> more = new ArrayList<>(list);
              more.add(FixtureEntry.of("extra", new byte[3]));
              return more;
            });
  }

  private static Reason reason(byte[] bytes) {
    Refusal refusal = refusal(bytes, DECODED).orElseThrow();
    assertEquals(Optional.of(refusal.line()), fileVerdict(bytes).map(Refusal::line));
    return refusal.reason();
  }

  private static Optional<Refusal> fileVerdict(byte[] bytes) {
    return new TestDevice().judge(bytes).refusal();
  }

  private static Optional<Refusal> refusal(byte[] bytes, ChunkReading reading) {
    return refusal(arriving(bytes), reading);
  }

  private static Optional<Refusal> refusal(ArrivingPackage arriving, ChunkReading reading) {
    return refusal(new MemoryRoots(Maker.factoryRoot()), arriving, reading);
  }

  private static Optional<Refusal> refusal(MemoryRoots roots, byte[] bytes) {
    return refusal(roots, arriving(bytes), DECODED);
  }

  private static Optional<Refusal> refusal(
      MemoryRoots roots, ArrivingPackage arriving, ChunkReading reading) {
    try {
      VerifiedPackage verified =
          new TestDevice().verifier(roots).verify(arriving, TestDevice.NOW, reading);
      assertTrue(verified.report().refusal().isEmpty());
      return Optional.empty();
    } catch (PackageRefusedException e) {
      return Optional.of(e.refusal());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static VerifiedPackage verify(ArrivingPackage arriving, ChunkReading reading)
      throws PackageRefusedException, IOException {
    return new TestDevice()
        .verifier(new MemoryRoots(Maker.factoryRoot()))
        .verify(arriving, TestDevice.NOW, reading);
  }

  private static ArrivingPackage arriving(byte[] bytes) {
    return ArrivingPackage.from(new ByteArrayInputStream(bytes));
  }

  /** Counts what is taken out of it; gives a little at a time, as a connection does. */
  private static class CountedStream extends InputStream {
    private final byte[] bytes;
    int count;

    CountedStream(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return count == bytes.length ? -1 : bytes[count++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (count == bytes.length) {
        return -1;
      }
      int given = Math.min(Math.min(length, 1 + count % 700), bytes.length - count);
      System.arraycopy(bytes, count, into, offset, given);
      count += given;
      return given;
    }
  }
}
