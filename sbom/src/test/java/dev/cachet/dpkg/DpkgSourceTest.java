package dev.cachet.dpkg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DpkgSourceTest {
  @TempDir Path folder;

  @Test
  void listsInstalledPackagesWithExactNameVersionAndArchitecture() throws Exception {
    SbomContent content = ExampleRoot.debian(folder).inventory("debian", "12").content();
    assertEquals(
        List.of(
            "pkg:deb/debian/base-files@12.4%2Bdeb12u5?arch=amd64&distro=debian-12",
            "pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12&upstream=glibc",
            "pkg:deb/debian/libcrypt1@1%3A4.4.33-2?arch=amd64&distro=debian-12",
            "pkg:deb/debian/libgcc-s1@12.2.0-14%2Bb1"
                + "?arch=amd64&distro=debian-12&upstream=gcc-12%4012.2.0-14",
            "pkg:deb/debian/mawk@1.3.4.20200120-3.1?arch=amd64&distro=debian-12"),
        content.components().stream().map(Component::purl).toList());
    assertEquals("1:4.4.33-2", named(content, "libcrypt1").version());
    assertEquals(
        Organisation.ofMaintainer("Santiago Vila <sanvila@debian.org>"),
        named(content, "base-files").supplier());
  }

  @Test
  void resolvesPreDependsAlternativesAndProvidedNamesToWhatIsInstalled() throws Exception {
    SbomContent content = ExampleRoot.debian(folder).inventory("debian", "12").content();
    var expected = new TreeMap<String, List<String>>();
    expected.put("base-files", List.of("mawk"));
    expected.put("mawk", List.of("libc6"));
    expected.put("libc6", List.of("libcrypt1", "libgcc-s1"));
    expected.put("libgcc-s1", List.of("libc6"));
    expected.put("libcrypt1", List.of());
    assertEquals(expected, edges(content));
    assertEquals(5, content.dependencies().neededBy("operating-system").size());
  }

  @Test
  void findsEveryInstalledAlternativeAndNoneOfTheWrongVersion() throws Exception {
    SbomContent content =
        contentOf(
            stanza("app", "1", "Depends: mta | exim4, libx (>= 2) | liby, virt (= 3), plain"),
            stanza("exim4", "4.9", "Provides: mta"),
            stanza("postfix", "3.7", "Provides: mta"),
            stanza("libx", "1.9", ""),
            stanza("liby", "1", ""),
            stanza("three", "9", "Provides: virt (= 3), plain (= 1)"),
            stanza("four", "9", "Provides: virt (= 4), plain"),
            stanza("unversioned", "9", "Provides: virt"));
    assertEquals(List.of("exim4", "four", "liby", "postfix", "three"), edges(content).get("app"));
  }

  @Test
  void keepsArchitecturesApart() throws Exception {
    SbomContent content =
        contentOf(
            stanza("app", "1", "Depends: lib, tool, python:any, other:arm64"),
            stanza("lib", "1", "").replace("amd64", "arm64"),
            stanza("lib", "1", ""),
            stanza("tool", "1", "Multi-Arch: foreign").replace("amd64", "arm64"),
            stanza("python", "1", "Multi-Arch: allowed").replace("amd64", "arm64"),
            stanza("other", "1", "").replace("amd64", "arm64"));
    List<String> needed =
        content.dependencies().neededBy("pkg:deb/debian/app@1?arch=amd64&distro=debian-12");
    assertEquals(
        List.of(
            "pkg:deb/debian/lib@1?arch=amd64&distro=debian-12",
            "pkg:deb/debian/other@1?arch=arm64&distro=debian-12",
            "pkg:deb/debian/python@1?arch=arm64&distro=debian-12",
            "pkg:deb/debian/tool@1?arch=arm64&distro=debian-12"),
        needed);
  }

  @Test
  void saysWhichDependencyNothingFulfilsAndCallsThatListIncomplete() throws Exception {
    Inventory inventory =
        ExampleRoot.in(folder)
            .with("var/lib/dpkg/status", stanza("app", "1", "Depends: absent (>= 2)"))
            .inventory("debian", "12");
    assertEquals(List.of("source.dependency-unresolved"), rules(inventory));
    assertTrue(inventory.findings().get(0).message().contains("app needs absent (>= 2)"));
    assertTrue(
        inventory.content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.dependencies().size() == 1));
  }

  @Test
  void neverClaimsThatTheListOfPartsIsComplete() throws Exception {
    SbomContent content = ExampleRoot.debian(folder).inventory("debian", "12").content();
    assertEquals(List.of(CompositionAggregate.UNKNOWN), ofParts(content));
  }

  @Test
  void callsTheListOfPartsIncompleteOnlyWhenAPartWasLeftOut() throws Exception {
    assertEquals(
        List.of(CompositionAggregate.UNKNOWN),
        ofParts(contentOf(stanza("app", "1", "Depends: absent"))));
    assertEquals(
        List.of(CompositionAggregate.INCOMPLETE),
        ofParts(contentOf(stanza("app", "1", ""), stanza("lost", "", ""))));
  }

  private static List<CompositionAggregate> ofParts(SbomContent content) {
    return content.compositions().stream()
        .filter(c -> c.assemblies().contains("operating-system"))
        .map(c -> c.aggregate())
        .toList();
  }

  @Test
  void readsImagesWithoutDpkgFromTheirStatusFolder() throws Exception {
    SbomContent content =
        ExampleRoot.in(folder)
            .with("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12\n")
            .with("var/lib/dpkg/status.d/base.md5sums", "no stanza: at all")
            .with("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2024a-0+deb12u1\n")
            .inventory("debian", "12")
            .content();
    assertEquals(2, content.components().size());
    assertEquals(
        List.of("/var/lib/dpkg/status.d/base", "/var/lib/dpkg/status.d/tzdata"),
        content.inputs().stream().map(i -> i.path()).toList());
  }

  @Test
  void reportsPackagesThatAreNeitherInstalledNorRemoved() throws Exception {
    Inventory inventory =
        ExampleRoot.in(folder)
            .with(
                "var/lib/dpkg/status",
                stanza("app", "1", "").replace("ok installed", "ok half-configured"))
            .inventory("debian", "12");
    assertEquals(List.of("source.half-installed"), rules(inventory));
    assertTrue(inventory.content().components().isEmpty());
  }

  @Test
  void recordsEachFileThatItReadWithItsDigest() throws Exception {
    SbomContent content = ExampleRoot.debian(folder).inventory("debian", "12").content();
    assertEquals(
        List.of("/etc/os-release", "/var/lib/dpkg/status"),
        content.inputs().stream().map(i -> i.path()).toList());
    assertTrue(content.inputs().stream().allMatch(i -> i.sha256().matches("[0-9a-f]{64}")));
  }

  @Test
  void readsLicencesOfFormattedAndOfFreeCopyrightFiles() throws Exception {
    ExampleRoot root =
        ExampleRoot.debian(folder)
            .with(
                "usr/share/doc/mawk/copyright",
                """
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                Files: *
                License: GPL-2+
                 text

                Files: b
                License: Expat and homemade
                """)
            .with(
                "usr/share/doc/libc6/copyright",
                "Free text; see /usr/share/common-licenses/LGPL-2.1.\n");
    SbomContent content = root.inventory("debian", "12").content();
    assertEquals("[ID GPL-2.0-or-later, ID MIT, NAME homemade]", licences(named(content, "mawk")));
    assertEquals("[NAME LGPL-2.1]", licences(named(content, "libc6")));
    assertEquals("[]", licences(named(content, "libcrypt1")));
  }

  @Test
  void keepsTheDigestOfTheFileListThatDpkgRecorded() throws Exception {
    SbomContent content =
        ExampleRoot.debian(folder)
            .with("var/lib/dpkg/info/mawk.md5sums", "abc")
            .with("var/lib/dpkg/info/libc6:amd64.md5sums", "abc")
            .inventory("debian", "12")
            .content();
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertEquals(abc, named(content, "mawk").property("cachet:dpkg:md5sums:sha256"));
    assertEquals(abc, named(content, "libc6").property("cachet:dpkg:md5sums:sha256"));
    assertNull(named(content, "libcrypt1").property("cachet:dpkg:md5sums:sha256"));
  }

  @Test
  void givesNoPackageUrlWhenTheRootDoesNotSayWhichDistributionItIs() throws Exception {
    SbomContent content =
        ExampleRoot.in(folder)
            .with("var/lib/dpkg/status", stanza("app", "1", ""))
            .inventory("", "")
            .content();
    assertNull(content.components().get(0).purl());
    assertEquals("operating system", content.subject().title());
  }

  @Test
  void namesWhatItLookedForInARootWithoutADatabase() throws Exception {
    ExampleRoot root = ExampleRoot.in(folder).with("etc/os-release", "ID=none\n");
    UnknownSourceException e =
        assertThrows(UnknownSourceException.class, () -> root.inventory("none", ""));
    assertTrue(e.getMessage().contains("/var/lib/dpkg/status"));
    assertTrue(e.getMessage().contains("/lib/apk/db/installed"));
    assertTrue(e.getMessage().contains("pass "));
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void leavesOutWhatIsNotReadableAndSaysWhere() throws Exception {
    byte[] bad =
        (stanza("good", "1", "")
                + "\n"
                + stanza("nul\0name", "1", "")
                + "\n"
                + stanza("bytes", "1", "Maintainer: x").replace("x", "\u00ff")
                + "\nno colon here\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Inventory inventory =
        ExampleRoot.in(folder).with("var/lib/dpkg/status", bad).inventory("debian", "12");
    assertEquals(
        List.of(
            "source.control-character",
            "source.nameless-package",
            "source.no-status",
            "source.not-a-field",
            "source.not-utf8"),
        rules(inventory).stream().sorted().toList());
    assertEquals(List.of("bytes", "good"), names(inventory.content()));
    assertTrue(
        inventory.findings().stream().allMatch(f -> f.message().contains("dpkg/status line ")));
  }

  @Test
  void leavesOutAFieldOfFiveMebibytes() throws Exception {
    String status = stanza("app", "1", "Depends: " + "a".repeat(5 << 20));
    Inventory inventory =
        ExampleRoot.in(folder).with("var/lib/dpkg/status", status).inventory("debian", "12");
    assertEquals(List.of("source.too-long"), rules(inventory));
    assertEquals(List.of("app"), names(inventory.content()));
  }

  private SbomContent contentOf(String... stanzas) throws Exception {
    return ExampleRoot.in(folder)
        .with("var/lib/dpkg/status", String.join("\n", stanzas))
        .inventory("debian", "12")
        .content();
  }

  private static String stanza(String name, String version, String more) {
    String fields =
        "Package: "
            + name
            + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: "
            + version
            + "\n";
    return more.isEmpty() ? fields : fields + more + "\n";
  }

  private static Map<String, List<String>> edges(SbomContent content) {
    TreeMap<String, List<String>> edges = new TreeMap<>();
    for (Component component : content.components()) {
      edges.put(
          component.name(),
          content.dependencies().neededBy(component.ref()).stream()
              .map(ref -> byRef(content, ref).name())
              .collect(Collectors.toList()));
    }
    return edges;
  }

  private static Component byRef(SbomContent content, String ref) {
    return content.components().stream().filter(c -> c.ref().equals(ref)).findAny().orElseThrow();
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream().filter(c -> c.name().equals(name)).findAny().orElseThrow();
  }

  private static List<String> names(SbomContent content) {
    return content.components().stream().map(Component::name).sorted().toList();
  }

  private static List<String> rules(Inventory inventory) {
    return inventory.findings().stream().map(Finding::rule).toList();
  }

  private static String licences(Component component) {
    return component.licences().stream().map(l -> l.form() + " " + l.text()).toList().toString();
  }
}
