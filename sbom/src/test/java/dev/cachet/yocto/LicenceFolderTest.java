package dev.cachet.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceFolderTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String record(String name, String version, String recipe, String licence) {
    return "PACKAGE NAME: %s\nPACKAGE VERSION: %s\nRECIPE NAME: %s\nLICENSE: %s\n\n"
        .formatted(name, version, recipe, licence);
  }

  private Inventory read() throws Exception {
    return new YoctoSource(folder).inventory();
  }

  private static List<String> titles(Inventory inventory) {
    return inventory.content().components().stream().map(Component::title).toList();
  }

  private static List<String> rules(Inventory inventory) {
    return inventory.findings().stream().map(Finding::rule).toList();
  }

  private static Component named(Inventory inventory, String name) {
    return inventory.content().components().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsTheFolderAsTheBuildLeavesIt() throws Exception {
    file(
        "license.manifest",
        record("busybox", "1.37.0", "busybox", "GPL-2.0-only")
            + record("glibc", "2.42+git", "glibc", "LGPL-2.1-or-later"));
    file("package.manifest", "busybox\nlibc6\n");
    file(
        "image_license.manifest",
        """
        RECIPE NAME: linux-yocto
        VERSION: 6.12.40+git
        LICENSE: GPL-2.0-only
        FILES: bzImage--6.12.40.bin modules--6.12.40.tgz

        """);
    Inventory read = read();
    assertEquals(
        List.of("linux-yocto 6.12.40+git", "busybox 1.37.0", "glibc 2.42+git"), titles(read));
    Component kernel = named(read, "linux-yocto");
    assertEquals(ComponentType.FIRMWARE, kernel.type());
    assertEquals("GPL-2.0-only", kernel.licences().get(0).text());
    assertEquals("bzImage--6.12.40.bin", kernel.property("cachet:yocto:deployed-file"));
    assertEquals(List.of(), read.findings());
    assertEquals(3, read.content().inputs().size());
  }

  @Test
  void countsTheNamesAgainstTheRecords() throws Exception {
    file("license.manifest", record("busybox", "1.37.0", "busybox", "GPL-2.0-only"));
    file("package.manifest", "busybox\nlibc6\n");
    assertEquals(List.of("source.manifests-differ"), rules(read()));
  }

  @Test
  void refusesNamesWithoutVersionsAndFilesThatAreNoManifest() throws Exception {
    Path names = file("package.manifest", "busybox\nlibc6\n");
    String message =
        assertThrows(UnknownSourceException.class, () -> new YoctoSource(names).inventory())
            .getMessage();
    assertTrue(message.contains("package.manifest has names of packages alone"), message);
    Path other = file("x/license.manifest", "{\"a\": 1}\n");
    assertThrows(UnknownSourceException.class, () -> new YoctoSource(other).inventory());
  }

  @Test
  void tellsWhatWasDeployedFromPackages() throws Exception {
    Path only =
        file(
            "renamed.txt",
            "RECIPE NAME: u-boot\nVERSION: 2026.01\nLICENSE: MIT\nFILES: u-boot.bin\n");
    Inventory read = new YoctoSource(only).inventory();
    assertEquals(List.of("u-boot 2026.01"), titles(read));
    assertEquals(List.of("source.no-packages"), rules(read));
  }

  @Test
  void readsManifestsUnderOtherNames() throws Exception {
    file("pump_license_manifest.txt", record("zlib", "1.3.1", "zlib", "Zlib"));
    file("pump-manifest.txt", "libz1 core2_64 1.3.1-r0\n");
    Inventory read = read();
    assertEquals(List.of("libz1 1.3.1-r0"), titles(read));
    assertEquals("Zlib", named(read, "libz1").licences().get(0).text());
  }

  @ParameterizedTest
  @CsvSource({
    "libc6, 2.42+git0+abc-r0, glibc, 2.42+git",
    "libssl3, 3.5.4-r0, libssl, 3.5.4",
    "libz1, 1.3.1-r0, zlib, 1.3.1",
    "libglib-2.0-0, 1:2.78.6-r0, glib-2.0, 2.78.6",
    "libtinfo5, 6.4-r0.3, ncurses-libtinfo, 6.4",
    "libdbus-1-3, 1.14.10-r0, dbus-lib, 1.14.10",
    "libpng16-16, 1.6.42-r0, libpng, 1.6.42",
    "lib32-libc6, 2.39+git0+abc-r0, lib32-glibc, 2.39+git",
    "libz-dev, 1.3.1-r0, zlib-dev, 1.3.1",
    "kernel-6.6.54-yocto-standard, 6.6.54+git0+ab_cd-r0, kernel, 6.6.54+git",
    "kernel-image-bzimage-6.6.54, 6.6.54+git0+ab-r0, kernel-image-bzimage, 6.6.54+git",
    "kernel-module-uvesafb-6.6.54-yocto, 6.6.54+git0+ab-r0, kernel-module-uvesafb, 6.6.54+git"
  })
  void infersARenamedPackageAndSaysSo(String name, String version, String recorded, String pv)
      throws Exception {
    file("img.manifest", name + " core2_64 " + version + "\n");
    file("license.manifest", record(recorded, pv, "recipe", "MIT"));
    Inventory read = read();
    assertEquals("recipe", named(read, name).property("cachet:package:source"));
    assertEquals(recorded, named(read, name).property("cachet:yocto:inferred-from"));
    assertEquals(List.of("source.join-inferred"), rules(read));
    assertTrue(
        read.findings().get(0).message().contains(name + " as " + recorded),
        read.findings().get(0).message());
  }

  @ParameterizedTest
  @CsvSource({
    "libz1, 1.3.1-r0, zlib, 1.2.13",
    "libz1, 1.3.1-r0, libzip, 1.3.1",
    "busybox-udhcpc, 1.37.0-r0, busybox, 1.37.0",
    "libfoo2, 2.0-r0, foo-tools, 2.0"
  })
  void namesWhatNoRecordJoins(String name, String version, String recorded, String pv)
      throws Exception {
    file("img.manifest", name + " core2_64 " + version + "\n");
    file("license.manifest", record(recorded, pv, "recipe", "MIT"));
    Inventory read = read();
    assertNull(named(read, name).property("cachet:package:source"));
    assertEquals(List.of(), named(read, name).licences());
    assertEquals(List.of("source.join-missing"), rules(read));
    assertTrue(read.findings().get(0).message().contains(name));
  }

  @Test
  void tellsRecordsOfAnotherBuild() throws Exception {
    file("img.manifest", "busybox core2_64 1.37.0-r0\n");
    file("license.manifest", record("busybox", "1.36.1", "busybox", "GPL-2.0-only"));
    assertEquals(List.of("source.join-other-release"), rules(read()));
  }

  @Test
  void joinsExactlyByTheDataOfTheBuild() throws Exception {
    file("img.manifest", "libweird7 core2_64 1.0-r0\nlibold2 core2_64 2.0-r0\n");
    String text = "PN: strange\nPV: 1.0\nLICENSE: MIT\nLICENSE:strange-core: ISC\n";
    file("pkgdata/qemux86-64/runtime/strange-core", text + "PKG:strange-core: libweird7\n");
    file("pkgdata/qemux86-64/runtime-reverse/none", "");
    Files.createSymbolicLink(
        folder.resolve("pkgdata/qemux86-64/runtime-reverse/libweird7"),
        Path.of("../runtime/strange-core"));
    file(
        "pkgdata/qemux86-64/runtime-reverse/libold2",
        "PN: old\nPV: 2.0\nLICENSE: Zlib\nPKG_old: libold2\n");
    Inventory read = read();
    assertEquals("strange", named(read, "libweird7").property("cachet:package:source"));
    assertEquals("ISC", named(read, "libweird7").licences().get(0).text());
    assertEquals("Zlib", named(read, "libold2").licences().get(0).text());
    assertNull(named(read, "libold2").property("cachet:yocto:inferred-from"));
    assertEquals(List.of(), read.findings());
    assertThrows(UnknownSourceException.class, () -> new YoctoSource(folder, folder).inventory());
  }

  @Test
  void takesTheBuildThatTheLinkNames() throws Exception {
    file("img.rootfs-20261129120000.manifest", "busybox core2_64 1.36.1-r0\n");
    file("img.rootfs-20261130120000.manifest", "busybox core2_64 1.37.0-r0\n");
    assertThrows(UnknownSourceException.class, this::read);
    Files.createSymbolicLink(
        folder.resolve("img.rootfs.manifest"), Path.of("img.rootfs-20261129120000.manifest"));
    assertEquals(List.of("busybox 1.36.1-r0"), titles(read()));
    assertEquals("img.rootfs", read().content().subject().name());
    file("other.rootfs-20261130120000.manifest", "busybox core2_64 1.37.0-r0\n");
    assertThrows(UnknownSourceException.class, this::read);
  }

  @Test
  void takesACopyWithoutADateForTheLatest() throws Exception {
    file("img-20261129120000.rootfs.manifest", "busybox core2_64 1.36.1-r0\n");
    file("img.rootfs.manifest", "busybox core2_64 1.37.0-r0\n");
    assertEquals(List.of("busybox 1.37.0-r0"), titles(read()));
  }
}
