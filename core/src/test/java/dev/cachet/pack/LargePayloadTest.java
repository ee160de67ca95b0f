package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.refusal.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Offsets beyond 2 GiB and 4 GiB, in a container that nobody has to store (CVE-2026-34155). */
class LargePayloadTest {
  private static final long GIB = 1L << 30;

  @Test
  @Tag("PKG-43")
  void refusesAPayloadOfMoreThanFourGibOfWhichOnlyTheLastByteChanged() throws Exception {
    SparsePackage sparse = new SparsePackage(4 * GIB + SparsePackage.CHUNK);
    sparse.flip(sparse.lastByteOf(0));
    long[] read = {0};
    try (ReceivedPackage received = ReceivedPackage.open(sparse)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      PayloadReader reader = layout.payload(layout.manifest().payloads().get(0));
      assertRefused(
          Reason.CHUNK_CORRUPT,
          "PKG-40",
          () ->
              reader.read(
                  (offset, plain) -> {
                    assertEquals(read[0], offset);
                    read[0] += plain.remaining();
                  }));
    }
    assertEquals(4 * GIB, read[0]);
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
