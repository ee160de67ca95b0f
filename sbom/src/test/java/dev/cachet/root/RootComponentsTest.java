package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.source.FileFingerprints;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootComponentsTest {
  private static final String SITE = "usr/lib/python3/site-packages/";
  private static final String ELF = "\u007fELF and more";

  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(folder);
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  private Component one(String ref) throws Exception {
    return inventory().content().components().stream()
        .filter(c -> c.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  private List<String> refs() throws Exception {
    return inventory().content().components().stream()
        .map(Component::ref)
        .filter(ref -> !ref.startsWith("pkg:deb/"))
        .toList();
  }

  @Test
  void findsAPythonDistributionWithItsFilesAndNeeds() throws Exception {
    root.with(
            SITE + "Py_Yaml-6.0.dist-info/METADATA",
            """
            Name: Py_Yaml
            Version: 6.0
            License: MIT
            Author: Kirill
            Requires-Dist: six (>=1)
            Requires-Dist: absent ; extra == 'test'

            Version: 7
            """)
        .with(SITE + "Py_Yaml-6.0.dist-info/RECORD", "yaml/_c.so,sha256=x,9\nyaml/gone.py,,\n")
        .with(SITE + "yaml/_c.so", ELF)
        .with(SITE + "six-1.16.egg-info/PKG-INFO", "Name: six\nVersion: 1.16\nLicense: UNKNOWN\n");
    assertEquals(List.of("pkg:pypi/py-yaml@6.0", "pkg:pypi/six@1.16"), refs());
    Component yaml = one("pkg:pypi/py-yaml@6.0");
    assertEquals("MIT", yaml.licences().get(0).text());
    assertEquals("installed-files", yaml.property("cachet:hash:over"));
    assertEquals(
        List.of("pkg:pypi/six@1.16"),
        inventory().content().dependencies().neededBy("pkg:pypi/py-yaml@6.0"));
    assertEquals(List.of(), one("pkg:pypi/six@1.16").licences());
  }

  @Test
  void leavesAPythonDistributionToThePackageThatOwnsItAndLinksToThatPackage() throws Exception {
    root.with("var/lib/dpkg/info/mawk.list", "/" + SITE + "six-1.16.egg-info\n")
        .with(SITE + "six-1.16.egg-info", "Name: six\nVersion: 1.16\n")
        .with(SITE + "a-1.dist-info/METADATA", "Name: a\nVersion: 1\nRequires-Dist: six\n");
    assertEquals(List.of("pkg:pypi/a@1"), refs());
    List<String> needed = inventory().content().dependencies().neededBy("pkg:pypi/a@1");
    assertTrue(needed.get(0).startsWith("pkg:deb/debian/mawk@"), needed.toString());
  }

  @Test
  void saysThatAPythonDistributionNeedsWhatIsNotThere() throws Exception {
    root.with(SITE + "a-1.dist-info/METADATA", "Name: a\nVersion: 1\nRequires-Dist: none>2\n");
    assertTrue(rules(inventory()).contains("source.dependency-unresolved"));
  }

  @Test
  void findsNpmPackagesAndTheNearestOfEachNeed() throws Exception {
    String outer = "opt/app/node_modules/";
    root.with(
            outer + "@a/b/package.json",
            "{\"name\":\"@a/b\",\"version\":\"1.0.0\",\"license\":{\"type\":\"ISC\"},"
                + "\"author\":{\"name\":\"Ann\"},\"dependencies\":{\"c\":\"^1\"},\"x\":[{}]}")
        .with(outer + "c/package.json", "{\"name\":\"c\",\"version\":\"1.0.0\"}")
        .with(outer + "@a/b/node_modules/c/package.json", "{\"name\":\"c\",\"version\":\"2.0.0\"}")
        .with(outer + "c/test/package.json", "{\"name\":\"fixture\",\"version\":\"1\"}");
    assertEquals(List.of("pkg:npm/%40a/b@1.0.0", "pkg:npm/c@1.0.0", "pkg:npm/c@2.0.0"), refs());
    Component scoped = one("pkg:npm/%40a/b@1.0.0");
    assertEquals("@a", scoped.group());
    assertEquals("ISC", scoped.licences().get(0).text());
    assertEquals(
        List.of("pkg:npm/c@2.0.0"),
        inventory().content().dependencies().neededBy("pkg:npm/%40a/b@1.0.0"));
  }

  @Test
  void givesAnNpmPackageTheFilesOfItsFolderAndNotThoseOfPackagesWithin() throws Exception {
    String outer = "opt/app/node_modules/";
    root.with(outer + "a/package.json", "{\"name\":\"a\",\"version\":\"1.0.0\"}")
        .with(outer + "a/build/native.node", ELF)
        .with(outer + "a/lib/index.js", "one")
        .with(outer + "a/node_modules/b/index.js", "two")
        .with(outer + "a/node_modules/b/package.json", "{\"name\":\"b\",\"version\":\"2.0.0\"}")
        .with(outer + "nobody/tool", ELF);
    Inventory before = inventory();
    assertEquals(
        List.of("file:/opt/app/node_modules/nobody/tool", "pkg:npm/a@1.0.0", "pkg:npm/b@2.0.0"),
        refs());
    assertEquals(
        List.of(
            "/" + outer + "a/node_modules/b/index.js",
            "/" + outer + "a/node_modules/b/package.json"),
        before.files().get("pkg:npm/b@2.0.0"));
    Component a = one("pkg:npm/a@1.0.0");
    root.with(outer + "a/lib/index.js", "three");
    Inventory now = inventory();
    assertEquals(
        List.of("/" + outer + "a/lib/index.js"),
        FileFingerprints.changed(a, one(a.ref()), now.files().get(a.ref())));
    assertNotEquals(a.hashes(), one(a.ref()).hashes());
    assertEquals(2, one("pkg:npm/b@2.0.0").hashes().size());
  }

  @Test
  void namesADatabaseOfRpmThatItDoesNotReadAndCallsTheInventoryIncomplete() throws Exception {
    root.with("var/lib/rpm/Packages", "BDB");
    Inventory inventory = inventory();
    assertEquals(List.of("source.unread-database"), rules(inventory));
    assertEquals("/var/lib/rpm/Packages", inventory.findings().get(0).subject());
    assertTrue(
        inventory.content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.assemblies().contains("operating-system")));
  }

  @Test
  void findsAKernelAsOneAndModulesFromElsewhereBesideIt() throws Exception {
    root.with("boot/vmlinuz-6.1.0-medical", "kernel")
        .with("usr/lib/modules/6.1.0-medical/kernel/fs/ext4.ko", ELF)
        .with(
            "usr/lib/modules/6.1.0-medical/extra/pump.ko",
            ELF + "\0license=GPL\0version=2.1\0srcversion=9\0");
    assertEquals(
        List.of(
            "kernel-module:/usr/lib/modules/6.1.0-medical/extra/pump.ko",
            "pkg:generic/linux@6.1.0-medical"),
        refs());
    assertEquals(
        List.of("/boot/vmlinuz-6.1.0-medical", "/usr/lib/modules/6.1.0-medical/kernel/fs/ext4.ko"),
        inventory().files().get("pkg:generic/linux@6.1.0-medical"));
    Component driver = one("kernel-module:/usr/lib/modules/6.1.0-medical/extra/pump.ko");
    assertEquals(ComponentType.DEVICE_DRIVER, driver.type());
    assertEquals("2.1", driver.version());
    assertEquals("GPL", driver.licences().get(0).text());
  }

  @Test
  void findsBusyBoxByItsBanner() throws Exception {
    root.with("bin/busybox", ELF + "\0BusyBox v1.36.1 (2023-11-07 18:53:09 UTC)\0");
    Component busybox = one("file:/bin/busybox");
    assertEquals("1.36.1", busybox.version());
    assertEquals("pkg:generic/busybox@1.36.1", busybox.purl());
    assertEquals(2, busybox.hashes().size());
    assertEquals(
        IdentityEvidence.Technique.BINARY_ANALYSIS,
        busybox.identity().get(0).methods().get(0).technique());
  }

  @Test
  void listsProgramsAndArchivesThatNobodyOwnsAsKnownUnknowns() throws Exception {
    root.with("opt/app/pump", ELF)
        .with("opt/app/pump.jar", "PK\u0003\u0004 zip")
        .with("opt/app/data.zip", "PK\u0003\u0004 zip")
        .with("opt/app/start", "#!/bin/sh\n")
        .with("opt/app/read.me", "text");
    assertEquals(
        List.of("file:/opt/app/pump", "file:/opt/app/pump.jar", "file:/opt/app/start"), refs());
    assertEquals("script", one("file:/opt/app/start").property("cachet:known-unknown"));
    Component pump = one("file:/opt/app/pump");
    assertEquals("elf", pump.property("cachet:known-unknown"));
    assertEquals(2, pump.hashes().size());
    assertNull(pump.version());
    assertEquals(0.1, pump.identity().get(0).confidence());
    assertTrue(
        inventory().content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.assemblies().contains("file:/opt/app/pump")
                        && c.dependencies().contains("file:/opt/app/pump")));
  }

  @Test
  void entersNoFolderThatDoesNotComeWithTheImage() throws Exception {
    root.with("tmp/libleft.so", ELF).with("run/left", ELF).with("proc/1/exe", ELF);
    assertEquals(List.of(), refs());
  }

  @Test
  void takesNoOwnedProgramForUnknown() throws Exception {
    root.with("var/lib/dpkg/info/mawk.list", "/usr/bin/mawk\n")
        .with("usr/bin/mawk", ELF)
        .with("var/lib/dpkg/info/mawk.preinst", ELF)
        .with("var/lib/dpkg/info/mawk.postinst", "#!/bin/sh\n")
        .with("usr/lib/opkg/info/mawk.postinst", "#!/bin/sh\n");
    assertEquals(List.of(), refs());
  }

  @Test
  void readsAnOpkgRootWithItsControlFiles() throws Exception {
    String status =
        """
        Package: busybox
        Version: 1.36.1-r1
        Depends: libc
        Status: install user installed
        Architecture: mips

        Package: libc
        Version: 1.2.4
        Status: install hold installed

        Package: gone
        Version: 1
        Status: deinstall user not-installed
        """;
    ExampleRoot opkg =
        ExampleRoot.in(folder.resolve("opkg"))
            .with("usr/lib/opkg/status", status)
            .with(
                "usr/lib/opkg/info/busybox.control",
                """
                Package: busybox
                License: GPL-2.0-only & bzip2-1.0.4
                Maintainer: A <a@b.org>
                CPE-ID: cpe:/a:busybox:busybox
                SourceName: busybox-src
                """)
            .with("usr/lib/opkg/info/busybox.list", "/bin/busybox\t0100755\n")
            .with("bin/busybox", ELF);
    Inventory inventory = opkg.inventory("openwrt", "23.05");
    assertEquals(List.of(), inventory.findings());
    Component busybox = inventory.content().components().get(0);
    assertEquals(
        "pkg:opkg/openwrt/busybox@1.36.1-r1?arch=mips&distro=openwrt-23.05", busybox.purl());
    assertEquals("GPL-2.0-only AND LicenseRef-bzip2-1.0.4", busybox.licences().get(0).text());
    assertEquals("cpe:/a:busybox:busybox", busybox.cpe());
    assertEquals("busybox-src", busybox.property("cachet:package:source"));
    assertEquals(List.of("/bin/busybox"), inventory.files().get(busybox.ref()));
    assertEquals(1, inventory.content().dependencies().neededBy(busybox.ref()).size());
    assertEquals(2, inventory.content().components().size());
  }

  @Test
  void namesMetadataThatIsNone() throws Exception {
    root.with(SITE + "a.dist-info/METADATA", "\0\u00ff")
        .with("opt/node_modules/x/package.json", "{\"name\": [1, 2")
        .with("opt/node_modules/y/package.json", "[]".repeat(1 << 20));
    List<Finding> findings = inventory().findings();
    assertEquals(
        3,
        findings.stream()
            .filter(f -> f.rule().equals("source.unclear"))
            .map(Finding::subject)
            .distinct()
            .count());
    assertFalse(findings.isEmpty());
  }

  private static List<String> rules(Inventory inventory) {
    return inventory.findings().stream().map(Finding::rule).toList();
  }
}
