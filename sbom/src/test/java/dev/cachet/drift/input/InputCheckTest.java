package dev.cachet.drift.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputCheckTest {
  @TempDir Path folder;
  private ExampleRoot root;
  private Sbom sbom;

  @BeforeEach
  void makeSbom() throws Exception {
    root = ExampleRoot.debian(folder);
    sbom = Sbom.of(root.inventory("debian", "12").content(), Instant.EPOCH);
  }

  @Test
  void findsNothingInTheRootThatTheSbomWasMadeFrom() throws Exception {
    assertEquals(List.of(), rules());
  }

  @Test
  void findsOneInstalledPackageMore() throws Exception {
    root.with("var/lib/dpkg/status", ExampleRoot.DEBIAN_STATUS + "\nPackage: more\n");
    assertEquals(List.of("drift.input-changed"), rules());
  }

  @Test
  void findsAnotherOperatingSystem() throws Exception {
    root.with("etc/os-release", "ID=debian\nVERSION_ID=\"13\"\n");
    assertEquals(List.of("drift.input-changed"), rules());
  }

  @Test
  void findsADatabaseThatIsGone() throws Exception {
    root.without("var/lib/dpkg/status");
    assertEquals(List.of("drift.input-gone"), rules());
  }

  @Test
  void findsADatabaseThatIsNew() throws Exception {
    root.with("var/lib/dpkg/status.d/more", "Package: more\nVersion: 1\n");
    assertEquals(List.of("drift.input-new"), rules());
  }

  @Test
  void findsAPackageOfPacmanThatIsNewOrGone() throws Exception {
    ExampleRoot arch =
        ExampleRoot.in(folder.resolve("arch"))
            .with("var/lib/pacman/local/a-1-1/desc", "%NAME%\na\n\n%VERSION%\n1-1\n\n");
    sbom = Sbom.of(arch.inventory("arch", "").content(), Instant.EPOCH);
    root = arch;
    assertEquals(List.of(), rules());
    arch.with("var/lib/pacman/local/a-1-2/desc", "%NAME%\na\n\n%VERSION%\n1-2\n\n");
    assertEquals(List.of("drift.input-new"), rules());
    arch.without("var/lib/pacman/local/a-1-1/desc");
    assertEquals(List.of("drift.input-gone", "drift.input-new"), rules());
  }

  @Test
  void findsThatADocumentRecordsNoInputs() throws Exception {
    SbomContent content = sbom.content();
    sbom = Sbom.of(content.toBuilder().inputs(List.of()).build(), Instant.EPOCH);
    assertEquals(List.of("drift.no-inputs"), rules());
  }

  private List<String> rules() throws Exception {
    return new InputCheck().check(sbom, root.open()).stream().map(Finding::rule).toList();
  }
}
