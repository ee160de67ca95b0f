package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.PayloadKind;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every number of an accepted manifest is within its limit, and nothing is named twice. */
final class ManifestInvariants implements FuzzTarget.Invariants {
  private static final Set<Reason> REASONS =
      Set.of(Reason.MANIFEST_MALFORMED, Reason.FORMAT_UNSUPPORTED);

  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    Manifest manifest;
    try {
      manifest = Allocation.bounded(input.length, () -> UnsafeManifest.open(input));
    } catch (PackageRefusedException e) {
      assertTrue(REASONS.contains(e.refusal().reason()), e.refusal().line());
      throw e;
    }
    assertEquals(Sha256.of(input), manifest.identity());
    assertTrue(manifest.floor() >= 0 && manifest.floor() <= manifest.counter());
    assertTrue(manifest.expires().stream().allMatch(manifest.created()::isBefore));
    requireFiles(manifest.files());
    requirePayloads(manifest.payloads());
    assertTrue(!manifest.target().udiDi().isEmpty() && !manifest.target().hwModel().isEmpty());
    manifest.rollout().ifPresent(plan -> assertTrue(plan.steps().size() <= 32));
  }

  private static void requireFiles(List<PackageFile> files) {
    assertTrue(!files.isEmpty() && files.size() <= 256);
    requireDistinct(files.stream().map(PackageFile::path).toList());
    assertEquals(1, files.stream().filter(file -> file.kind() == FileKind.SBOM).count());
    assertTrue(files.stream().allMatch(file -> file.size() >= 0 && file.size() <= 64L << 20));
    assertTrue(files.stream().mapToLong(PackageFile::size).sum() <= 256L << 20);
    for (PackageFile file : files) {
      assertTrue(file.path().matches("files(/[a-z0-9][a-z0-9._-]{0,63}){1,3}"), file.path());
      // A37: a path below another file would make that file a folder.
      assertTrue(files.stream().noneMatch(other -> file.path().startsWith(other.path() + "/")));
    }
  }

  private static void requirePayloads(List<Payload> payloads) {
    assertTrue(!payloads.isEmpty() && payloads.size() <= 1_000);
    requireDistinct(payloads.stream().map(Payload::id).toList());
    requireDistinct(payloads.stream().map(Payload::slot).toList());
    for (Payload payload : payloads) {
      assertEquals(payload.kind() == PayloadKind.FOREIGN, payload.handler().isPresent());
      assertTrue(payload.plainSize() >= 0 && payload.plainSize() < 1L << 53);
      assertTrue(payload.indexSize() >= 48 && payload.indexSize() <= 786_480);
      assertEquals(0, payload.indexSize() % 48);
    }
  }

  private static void requireDistinct(Collection<String> texts) {
    assertEquals(texts.size(), new HashSet<>(texts).size());
  }
}
