package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets beyond 2 GiB and 4 GiB, in a container that nobody has to store (CVE-2026-34155). */
class LargePayloadTest {
  private static final long GIB = 1L << 30;

  @ParameterizedTest
  @ValueSource(longs = {2 * GIB + 1, 4 * GIB + 1})
  @DisplayName("A01, CVE-2026-34155: the last byte beyond 2 and beyond 4 GiB")
  @Tag("PKG-43")
  void refusesALargePayloadOfWhichOnlyTheLastByteChanged(long size) throws Exception {
    SparsePackage sparse = new SparsePackage(size);
    sparse.flip(sparse.lastByteOf(0));
    assertEquals(size - 1, readUntilRefused(sparse, Reason.CHUNK_CORRUPT, "PKG-40"));
  }

  @ParameterizedTest
  @ValueSource(longs = {2 * GIB + 1, 4 * GIB + 1})
  @DisplayName("A01, A47: the last chunk beyond 2 and beyond 4 GiB is not there")
  @Tag("PKG-42")
  void refusesALargePayloadWithoutItsLastChunk(long size) throws Exception {
    SparsePackage sparse = SparsePackage.withoutLastChunk(size);
    assertTrue(
        readUntilRefused(sparse, Reason.CHUNK_MISSING, "PKG-42") < size, "read all that is there");
  }

  /** How many plain bytes come out, in order and without a gap, before the payload is refused. */
  private static long readUntilRefused(SparsePackage sparse, Reason reason, String clause)
      throws Exception {
    long[] read = {0};
    try (ReceivedPackage received = ReceivedPackage.open(sparse)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      PayloadReader reader = layout.payload(layout.manifest().payloads().get(0));
      assertRefused(
          reason,
          clause,
          () ->
              reader.read(
                  (offset, plain) -> {
                    assertEquals(read[0], offset);
                    read[0] += plain.remaining();
                  }));
    }
    return read[0];
  }

  @Test
  void findsAPayloadBehindTwoOfThreeGib() throws Exception {
    SparsePackage sparse = new SparsePackage(3 * GIB, 3 * GIB, 3 * SparsePackage.CHUNK);
    assertTrue(sparse.size() > 6 * GIB);
    try (ReceivedPackage received = ReceivedPackage.open(sparse)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      PayloadReader last = layout.payload(layout.manifest().payloads().get(2));
      last.verifyStored();
      sparse.flip(sparse.lastByteOf(2));
      assertRefused(Reason.CHUNK_CORRUPT, "PKG-40", last::verifyStored);
    }
  }

  @Test
  @Tag("PKG-3")
  @Tag("PKG-5")
  void checksHeadersAndEndBehindSevenGib() throws Exception {
    SparsePackage sparse = new SparsePackage(7 * GIB + 513 * SparsePackage.CHUNK);
    sparse.flip(sparse.size() - 1);
    try (ReceivedPackage received = ReceivedPackage.open(sparse)) {
      Manifest manifest = UnsafeManifest.open(received.manifest());
      assertRefused(
          Reason.CONTAINER_MALFORMED, "PKG-5", () -> PackageLayout.of(received, manifest));
    }
  }
}
