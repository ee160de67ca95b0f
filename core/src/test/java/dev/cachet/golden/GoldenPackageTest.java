package dev.cachet.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.SignatureList;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.ManifestReader;
import dev.cachet.manifest.Payload;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GoldenPackageTest {
  @Test
  @Tag("PKG-66")
  void generatorStillYieldsTheCommittedBytes() {
    assertArrayEquals(GoldenPackage.committed(), GoldenPackage.fixture().bytes());
    assertArrayEquals(GoldenPackage.committedRoot1(), GoldenPackage.rootEnvelope(1));
    assertEquals(GoldenPackage.committedMap(), GoldenPackage.map(GoldenPackage.fixture()));
  }

  @Test
  void mapCoversEveryByteOnce() {
    long offset = 0;
    List<String> lines = GoldenPackage.committedMap().lines().skip(1).toList();
    for (String line : lines) {
      String[] columns = line.split(" ", 4);
      assertEquals(offset, Long.parseLong(columns[0]), line);
      assertTrue(Long.parseLong(columns[1]) > 0, line);
      assertTrue(columns[2].matches("(PKG|JSON|TRU)-[0-9]+"), line);
      offset += Long.parseLong(columns[1]);
    }
    assertEquals(GoldenPackage.committed().length, offset);
  }

  @Test
  @Tag("PKG-27")
  void passesEveryStepFromFactoryRootToLastChunk() throws Exception {
    try (ReceivedPackage received =
        ReceivedPackage.open(new MemoryChannel(GoldenPackage.committed()))) {
      AuthenticBytes signed = signed(received);
      Manifest manifest = ManifestReader.read(signed);
      assertEquals(Sha256.of(received.manifest()), manifest.identity());
      PackageLayout layout = PackageLayout.of(received, manifest);
      layout.verifyFile(manifest.sbom());
      long[] read = {0};
      for (Payload payload : manifest.payloads()) {
        layout.payload(payload).read((offset, plain) -> read[0] += plain.remaining());
      }
      assertEquals(9_000 + 1024 * 4096 + 100, read[0]);
    }
  }

  private static AuthenticBytes signed(ReceivedPackage received) throws Exception {
    TrustedRoot root =
        TrustChain.anchor(GoldenPackage.committedRoot1(), GoldenPackage.roots().get(0).sha256());
    for (int i = 0; i < received.rootCount(); i++) {
      root = TrustChain.next(root, received.root(i));
    }
    return Quorum.require(
        root,
        DocumentType.PACKAGE,
        root.document().packageRoles(),
        received.manifest(),
        SignatureList.read(received.signatures()));
  }
}
