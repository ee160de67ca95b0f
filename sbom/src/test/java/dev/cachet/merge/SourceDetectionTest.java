package dev.cachet.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.drift.ThingCheck;
import dev.cachet.finding.Finding;
import dev.cachet.jar.JarSource;
import dev.cachet.parts.PartsSource;
import dev.cachet.root.RootfsSource;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDetectionTest {
  private static final String TABLE = "\"PACKAGE\",\"VERSION\"\n\"busybox\",\"1.37.0\"\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Source at(Path path) throws Exception {
    return SourceDetection.at(path, product -> List.of());
  }

  @Test
  void tellsManifestsFromRootsAndArchives() throws Exception {
    Path image = file("deploy/i.rootfs.manifest", "busybox core2_64 1.36.1-r0\n");
    assertInstanceOf(YoctoSource.class, at(image));
    assertInstanceOf(YoctoSource.class, at(folder.resolve("deploy")));
    Path table = file("legal-info/manifest.csv", TABLE);
    assertInstanceOf(BuildrootSource.class, at(table));
    assertInstanceOf(BuildrootSource.class, at(folder.resolve("legal-info")));
    assertInstanceOf(BuildrootSource.class, at(folder.resolve("legal-info/..")));
    file("root/etc/os-release", "ID=poky\n");
    file("root/i.manifest", "busybox core2_64 1.36.1-r0\n");
    file("root/legal-info/manifest.csv", TABLE);
    assertInstanceOf(RootfsSource.class, at(folder.resolve("root")));
    assertInstanceOf(PartsSource.class, at(file("parts.json", "{}")));
    assertInstanceOf(JarSource.class, at(file("app.jar", "PK")));
    assertInstanceOf(JarSource.class, at(file("x.csv", "a,b\n")));
    assertInstanceOf(JarSource.class, at(file("x.manifest", "{}")));
  }

  @Test
  void comparesADocumentWithTheManifestThatItWasMadeFrom() throws Exception {
    Path image = file("i.rootfs.manifest", "busybox core2_64 1.36.1-r0\nlibz1 core2_64 1.3-r0\n");
    Sbom made = Sbom.of(at(image).inventory().content(), Instant.EPOCH);
    assertEquals(List.of(), rules(made, image));
    file("i.rootfs.manifest", "busybox core2_64 1.37.0-r0\nnew core2_64 1\n");
    assertEquals(
        List.of("drift.component-extra", "drift.component-missing", "drift.version-differs"),
        rules(made, folder));
  }

  private static List<String> rules(Sbom made, Path path) throws Exception {
    return ThingCheck.compare(made, at(path).inventory()).stream()
        .map(Finding::rule)
        .filter(rule -> !rule.equals("drift.no-hash"))
        .sorted()
        .toList();
  }
}
