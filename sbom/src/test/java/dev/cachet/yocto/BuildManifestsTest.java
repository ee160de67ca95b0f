package dev.cachet.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.Scope;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildManifestsTest {
  private static final String LICENCES =
      """
      PACKAGE NAME: busybox
      PACKAGE VERSION: 1.36.1
      RECIPE NAME: busybox
      LICENSE: GPL-2.0-only & bzip2-1.0.4

      PACKAGE NAME: libz1
      PACKAGE VERSION: 1.3.1
      RECIPE NAME: zlib
      LICENSE: Zlib
      """;

  private static final String MANIFEST =
      """
      "PACKAGE","VERSION","LICENSE","LICENSE FILES","SOURCE ARCHIVE","SOURCE SITE","DEPENDENCIES WITH LICENSES"
      "busybox","1.36.1","GPL-2.0, bzip2-1.0.4","LICENSE","busybox-1.36.1.tar.bz2","https://www.busybox.net/downloads","skeleton [unknown] toolchain-external [unknown]"
      "skeleton","","unknown","not saved","no archive","no site",""
      "odd","1 ""x"", y","GPL-2.0+ (programs), LGPL-2.1+ or MIT (library)","","a.tgz","file:///x",""
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<Component> components(Source source) throws Exception {
    Sbom sbom = Sbom.of(source.inventory().content(), Instant.EPOCH);
    assertEquals(sbom, new CycloneDxJson().read(new CycloneDxJson().write(sbom)));
    return sbom.components();
  }

  @Test
  void readsAYoctoImageWithItsLicences() throws Exception {
    file("core-image.rootfs.manifest", "busybox core2_64 1.36.1-r0\nlibz1 core2_64 1.3.1-r0\n");
    file("license.manifest", LICENCES);
    YoctoSource source = new YoctoSource(folder);
    List<Component> found = components(source);
    assertEquals("core-image.rootfs", source.inventory().content().subject().name());
    assertEquals("pkg:generic/busybox@1.36.1-r0?arch=core2_64", found.get(0).purl());
    assertEquals("GPL-2.0-only AND LicenseRef-bzip2-1.0.4", found.get(0).licences().get(0).text());
    assertEquals("zlib", found.get(1).property("cachet:package:source"));
    assertEquals(2, source.inventory().content().inputs().size());
    assertEquals(List.of(), source.inventory().findings());
  }

  @Test
  void readsALicenceManifestAlone() throws Exception {
    Path file = file("license.manifest", LICENCES);
    assertEquals(
        List.of("busybox 1.36.1", "libz1 1.3.1"),
        components(new YoctoSource(file)).stream().map(Component::title).toList());
  }

  @Test
  void takesALinkAndItsManifestForOne() throws Exception {
    file("image-2026.manifest", "busybox core2_64 1.36.1-r0\n");
    Files.createSymbolicLink(folder.resolve("image.manifest"), Path.of("image-2026.manifest"));
    assertEquals(1, components(new YoctoSource(folder)).size());
  }

  @Test
  void asksWhichOfSeveralImagesIsMeant() throws Exception {
    file("a.manifest", "");
    file("b.manifest", "");
    assertThrows(UnknownSourceException.class, () -> new YoctoSource(folder).inventory());
    assertThrows(
        UnknownSourceException.class, () -> new YoctoSource(folder.resolve("..")).inventory());
    assertThrows(
        NoSuchFileException.class, () -> new YoctoSource(folder.resolve("none")).inventory());
  }

  @Test
  void namesALineThatIsNoPackage() throws Exception {
    Path file = file("a.manifest", "busybox core2_64 1.36.1-r0\nonly two\n\0 \0 \0\n");
    List<Finding> findings = new YoctoSource(file).inventory().findings();
    assertEquals(2, findings.size());
    assertEquals("source.nameless-package", findings.get(0).rule());
  }

  @ParameterizedTest
  @CsvSource({
    "MIT | GPLv2+, MIT OR GPL-2.0-or-later",
    "(GPLv2 & LGPLv2.1) | MPL-2.0, (GPL-2.0-only AND LGPL-2.1-only) OR MPL-2.0",
    "GPL-2.0-only WITH Linux-syscall-note & Own, "
        + "GPL-2.0-only WITH Linux-syscall-note AND LicenseRef-Own",
    "CLOSED, LicenseRef-CLOSED"
  })
  void readsTheExpressionsOfYocto(String text, String spdx) {
    assertEquals(spdx, YoctoLicence.claim(text).text());
  }

  @Test
  void readsWhatBuildrootBuiltAndBuiltWith() throws Exception {
    file("output/legal-info/manifest.csv", MANIFEST);
    file(
        "output/legal-info/host-manifest.csv",
        MANIFEST.replace("busybox", "host-m4").replace("skeleton", "host-s"));
    file(
        "output/legal-info/legal-info.sha256",
        "ab".repeat(32) + "  sources/busybox-1.36.1/busybox-1.36.1.tar.bz2\n");
    BuildrootSource source = new BuildrootSource(folder.resolve("output"));
    List<Component> found = components(source);
    assertEquals(6, found.size());
    Component busybox = one(found, "pkg:generic/busybox@1.36.1");
    assertEquals(Scope.REQUIRED, busybox.scope());
    assertEquals("[GPL-2.0-only, bzip2-1.0.4]", texts(busybox));
    assertEquals("ab".repeat(32), busybox.references().get(0).hashes().get(0).hex());
    assertEquals(
        List.of("pkg:generic/skeleton"),
        source.inventory().content().dependencies().neededBy(busybox.ref()));
    assertEquals(Scope.EXCLUDED, one(found, "host:pkg:generic/host-m4@1.36.1").scope());
    assertNull(one(found, "pkg:generic/skeleton").version());
    assertEquals(List.of(), one(found, "pkg:generic/skeleton").licences());
    Component odd = one(found, "pkg:generic/odd@1%20%22x%22%2C%20y");
    assertEquals("[GPL-2.0-or-later AND (LGPL-2.1-or-later OR MIT)]", texts(odd));
    assertEquals(List.of(), odd.references());
  }

  @Test
  void saysWhatIsMissingWhereBuildrootLeftNothing() {
    assertThrows(UnknownSourceException.class, () -> new BuildrootSource(folder).inventory());
  }

  @Test
  void survivesATableThatNeverEnds() throws Exception {
    Path file = file("manifest.csv", "\"PACKAGE\",\"VERSION\"\n\"a\",\"" + "x".repeat(5 << 20));
    assertEquals(1, new BuildrootSource(file).inventory().content().components().size());
  }

  private static String texts(Component one) {
    return one.licences().stream().map(l -> l.text()).toList().toString();
  }

  private static Component one(List<Component> all, String ref) {
    return all.stream().filter(c -> c.ref().equals(ref)).findFirst().orElseThrow();
  }
}
