package dev.cachet.buildroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.Scope;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildrootSourceTest {
  private static final String HEADER =
      "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"LICENSE FILES\",\"SOURCE ARCHIVE\",\"SOURCE SITE\","
          + "\"DEPENDENCIES WITH LICENSES\"\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String row(String name, String version, String licence) {
    return "\"%s\",\"%s\",\"%s\",\"COPYING\",\"%s-%s.tar.xz\",\"https://www.example.org\",\"\"\n"
        .formatted(name, version, licence, name, version);
  }

  private static Inventory read(Path path) throws Exception {
    Inventory inventory = new BuildrootSource(path).inventory();
    Sbom sbom = Sbom.of(inventory.content(), Instant.EPOCH);
    assertEquals(sbom, new CycloneDxJson().read(new CycloneDxJson().write(sbom)));
    byte[] xml = SbomSpec.CYCLONEDX_1_6_XML.write(sbom);
    assertEquals(sbom, SbomDocument.read(xml).sbom());
    return inventory;
  }

  private static Component named(Inventory inventory, String name) {
    return inventory.content().components().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GPL-2.0+, LGPL-2.1+ (libblkid, libfdisk, libmount), ISC (rfkill);"
            + "GPL-2.0-or-later | ISC | LGPL-2.1-or-later",
        "BSD-3-Clause (a, (b, c)), MIT;BSD-3-Clause | MIT",
        "GPL-2.0 or MIT (library, tools);GPL-2.0-only OR MIT",
        "(GPL-2.0+ or Apache-2.0), Zlib;Zlib AND (GPL-2.0-or-later OR Apache-2.0)",
        "MIT;MIT",
        "unknown;''"
      })
  void dividesLicencesOutsideOfParentheses(String field, String expected) {
    List<String> texts =
        BuildrootLicences.of(field).stream().map(LicenceClaim::text).sorted().toList();
    assertEquals(expected, String.join(" | ", texts));
  }

  @Test
  void keepsALicenceWholeWhoseParenthesesDoNotClose() {
    List<LicenceClaim> claims = BuildrootLicences.of("GPL-2.0 (a, b, MIT");
    assertEquals(1, claims.size());
    assertEquals("GPL-2.0 (a, b, MIT", claims.get(0).text());
  }

  @Test
  void saysWhatAVersionIsThatIsNone() throws Exception {
    String hash = "0123456789abcdef0123456789abcdef01234567";
    Inventory read =
        read(
            file(
                "manifest.csv",
                HEADER
                    + row("linux", "custom", "GPL-2.0")
                    + row("fw", hash, "MIT")
                    + row("glibc", "2.36-81-g4f4d7a13edfd", "LGPL-2.1+")
                    + row("busybox", "1.37.0", "GPL-2.0")));
    assertNull(named(read, "linux").version());
    assertEquals("pkg:generic/linux", named(read, "linux").purl());
    assertTrue(named(read, "linux").property("cachet:buildroot:version").startsWith("custom"));
    assertEquals(hash, named(read, "fw").version());
    assertEquals("commit", named(read, "fw").property("cachet:buildroot:version"));
    assertEquals(
        "commits after a release", named(read, "glibc").property("cachet:buildroot:version"));
    assertNull(named(read, "busybox").property("cachet:buildroot:version"));
    assertEquals(
        List.of("source.version-not-recorded"),
        read.findings().stream().map(Finding::rule).toList());
  }

  @Test
  void readsTablesUnderOtherNames() throws Exception {
    Path target = file("ci/pump-1.2-manifest.csv", HEADER + row("busybox", "1.37.0", "GPL-2.0"));
    assertEquals(1, read(target).content().components().size());
    file(
        "ci/pump-1.2-build_manifest.csv",
        HEADER + row("buildroot", "2026.02", "GPL-2.0+") + row("m4", "1.4", "GPL-3.0+"));
    Inventory both = read(folder.resolve("ci"));
    assertEquals(Scope.EXCLUDED, named(both, "m4").scope());
    assertEquals(Scope.REQUIRED, named(both, "busybox").scope());
    file("ci/other-manifest.csv", HEADER + row("busybox", "1.36.0", "GPL-2.0"));
    assertThrows(UnknownSourceException.class, () -> read(folder.resolve("ci")));
    Path plain = file("table.txt", HEADER.replace("\"", "") + "zlib,1.3.1,Zlib,L,a.tgz,,\n");
    assertEquals("1.3.1", named(read(plain), "zlib").version());
  }

  @Test
  void readsAQuoteThatIsNotWrittenTwice() throws Exception {
    Path path = file("manifest.csv", HEADER + row("odd", "1.0", "the \"odd\" licence, v1"));
    assertEquals("1.0", named(read(path), "odd").version());
    assertEquals(
        List.of("https://www.example.org/odd-1.0.tar.xz"),
        named(read(path), "odd").references().stream().map(each -> each.url()).toList());
  }

  @Test
  void namesTheColumnsOfAFileThatIsNoTable() throws Exception {
    Path path = file("licences.csv", "name,licence\nbusybox,GPL\n");
    String message = assertThrows(UnknownSourceException.class, () -> read(path)).getMessage();
    assertTrue(message.contains("no columns PACKAGE and VERSION but [name, licence]"), message);
    assertFalse(BuildrootSource.recognises(path));
  }

  @Test
  void keepsPatchesAndWhatTheyResolve() throws Exception {
    file(
        "legal-info/manifest.csv",
        HEADER + row("busybox", "1.37.0", "GPL-2.0") + row("zlib", "1.3.1", "Zlib"));
    file(
        "legal-info/sources/busybox-1.37.0/0001-fix.patch",
        """
        From 0
        Subject: [PATCH] awk: fix

        CVE: CVE-2026-11111
        CVE: CVE-2026-22222
        ---
        --- a/x
        +++ b/x
        +CVE: CVE-1999-0001
        """);
    file("legal-info/sources/busybox-1.37.0/0002-cve-2026-33333.patch", "text\n");
    file("legal-info/sources/busybox-1.37.0/0003-build.patch", "Subject: build\n");
    Inventory read = read(folder);
    List<Pedigree.Patch> patches = named(read, "busybox").pedigree().patches();
    assertEquals(3, patches.size());
    assertEquals("sources/busybox-1.37.0/0001-fix.patch", patches.get(0).url());
    assertEquals(
        List.of("CVE-2026-11111", "CVE-2026-22222"),
        patches.get(0).resolves().stream().map(Pedigree.Issue::id).toList());
    assertEquals("CVE-2026-33333", patches.get(1).resolves().get(0).id());
    assertEquals(List.of(), patches.get(2).resolves());
    assertNull(named(read, "zlib").pedigree());
  }

  @Test
  void readsShowInfo() throws Exception {
    Path path =
        file(
            "show-info.json",
            """
            {"busybox": {"type": "target", "virtual": false, "version": "1.37.0",
               "licenses": "GPL-2.0, bzip2-1.0.4",
               "downloads": [{"source": "busybox-1.37.0.tar.bz2",
                              "uris": ["https+https://www.busybox.net/downloads"]}],
               "cpe-id": "cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*:*",
               "ignore_cves": ["CVE-2022-28391"],
               "patches": ["package/busybox/0001-CVE-2026-44444.patch"],
               "dependencies": ["host-m4", "libjpeg", "skeleton"], "reverse_dependencies": []},
             "libjpeg": {"type": "target", "virtual": true, "dependencies": ["jpeg-turbo"]},
             "jpeg-turbo": {"type": "target", "version": "3.0.4", "licenses": "IJG",
               "dependencies": []},
             "skeleton": {"type": "target", "version": "", "licenses": "unknown",
               "dependencies": []},
             "host-m4": {"type": "host", "version": "1.4.19", "licenses": "GPL-3.0+",
               "dependencies": []},
             "rootfs-tar": {"type": "rootfs", "dependencies": []}}
            """);
    assertTrue(BuildrootSource.recognises(path));
    Inventory read = read(folder);
    assertEquals(4, read.content().components().size());
    Component busybox = named(read, "busybox");
    assertEquals("cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*:*", busybox.cpe());
    assertEquals("CVE-2022-28391", busybox.property("cachet:buildroot:ignored"));
    assertEquals("CVE-2026-44444", busybox.pedigree().patches().get(0).resolves().get(0).id());
    assertEquals(
        List.of(
            "CVE-2026-44444 resolved_with_pedigree: by package/busybox/0001-CVE-2026-44444.patch",
            "CVE-2022-28391 in_triage: ignored by the build; its recipe may say why"),
        read.statements().stream().map(s -> s.vulnerability() + " " + s.says()).toList());
    assertEquals(busybox.ref(), read.statements().get(0).products().get(0).ref());
    assertEquals(
        "https://www.busybox.net/downloads/busybox-1.37.0.tar.bz2",
        busybox.references().get(0).url());
    assertEquals(
        List.of("pkg:generic/jpeg-turbo@3.0.4", "pkg:generic/skeleton"),
        List.copyOf(read.content().dependencies().neededBy(busybox.ref())));
    assertEquals(Scope.EXCLUDED, named(read, "m4").scope());
  }

  @Test
  void refusesWhatIsNotShowInfo() throws Exception {
    Path stats = file("br-show-info.json", "{\"packages\": {\"busybox\": {}}}");
    assertThrows(UnknownSourceException.class, () -> read(stats));
    Path broken = file("show-info.json", "{\"busybox\": ");
    assertThrows(java.io.IOException.class, () -> read(broken));
    Path half =
        file(
            "x/show-info.json",
            "{\"a\": {\"type\": \"target\", \"dependencies\": []}, \"b\": {\"type\": \"x\"}}");
    assertThrows(UnknownSourceException.class, () -> read(half));
  }
}
