package dev.cachet.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.jose.DocumentType;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
  private final PackageFixture fixture = PackageFixture.unsigned();

  @Test
  @Tag("PKG-50")
  void readsTheBytesThatAQuorumSigned() throws Exception {
    TestRoots root = TestRoots.classical();
    byte[] bytes = fixture.manifestBytes();
    var signatures = TestRoots.sign(DocumentType.PACKAGE, bytes, root.packageSigners());
    var signed =
        Quorum.require(
            root.trusted(),
            DocumentType.PACKAGE,
            EnumSet.of(Role.RELEASE, Role.CLEARANCE),
            bytes,
            signatures);
    assertEquals(Sha256.of(bytes), ManifestReader.read(signed).identity());
  }

  @Test
  void refusesToReadAnotherKindOfDocumentAsAManifest() throws Exception {
    TestRoots root = TestRoots.classical();
    byte[] bytes = fixture.manifestBytes();
    var signatures = TestRoots.sign(DocumentType.ROOT, bytes, root.packageSigners());
    var signed =
        Quorum.require(
            root.trusted(),
            DocumentType.ROOT,
            EnumSet.of(Role.RELEASE, Role.CLEARANCE),
            bytes,
            signatures);
    assertThrows(IllegalArgumentException.class, () -> ManifestReader.read(signed));
  }
}
