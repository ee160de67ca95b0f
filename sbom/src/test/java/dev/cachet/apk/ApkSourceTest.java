package dev.cachet.apk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SbomContent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApkSourceTest {
  private static final String BUSYBOX =
      "pkg:apk/alpine/busybox@1.36.1-r5?arch=x86_64&distro=alpine-3.19.1";
  private static final String MUSL =
      "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.19.1";
  private static final String SSL_CLIENT =
      "pkg:apk/alpine/ssl_client@1.36.1-r5?arch=x86_64&distro=alpine-3.19.1&upstream=busybox";

  @TempDir Path folder;

  @Test
  void listsPackagesWithSourceSupplierLicenceAndChecksum() throws Exception {
    SbomContent content = ExampleRoot.alpine(folder).inventory("alpine", "3.19.1").content();
    assertEquals(
        List.of(BUSYBOX, MUSL, SSL_CLIENT),
        content.components().stream().map(Component::purl).toList());
    Component busybox = content.components().get(0);
    assertEquals(
        Organisation.ofMaintainer("Sören Tempel <soeren+alpine@soeren-tempel.net>"),
        busybox.supplier());
    assertEquals("Q1IsVNThdrlbd5lpZVzSFWIBRbVVw=", busybox.property("cachet:apk:checksum"));
    assertEquals("MIT", content.components().get(1).licences().get(0).text());
    assertEquals(
        "GPL-2.0-only AND (MIT OR BSD-3-Clause)",
        content.components().get(2).licences().get(0).text());
  }

  @Test
  void resolvesLibrariesFilesAndNamesToTheirPackages() throws Exception {
    SbomContent content = ExampleRoot.alpine(folder).inventory("alpine", "3.19.1").content();
    assertEquals(List.of(MUSL), content.dependencies().neededBy(BUSYBOX));
    assertEquals(List.of(), content.dependencies().neededBy(MUSL));
    assertEquals(List.of(BUSYBOX, MUSL), content.dependencies().neededBy(SSL_CLIENT));
  }

  @Test
  void readsTheNewerPlaceOfTheDatabase() throws Exception {
    SbomContent content =
        ExampleRoot.in(folder)
            .with("usr/lib/apk/db/installed", ExampleRoot.ALPINE_INSTALLED)
            .inventory("alpine", "3.22")
            .content();
    assertEquals(3, content.components().size());
    assertEquals("/usr/lib/apk/db/installed", content.inputs().get(0).path());
  }

  /** As OpenWrt writes it with apk-tools 3. */
  @Test
  void keepsTagsAndTheCpeAmongThem() throws Exception {
    String installed =
        """
        C:Q1IsVNThdrlbd5lpZVzSFWIBRbVVw=
        P:libopenssl3
        V:3.5.4-r1
        A:mips_24kc
        L:Apache-2.0
        o:openssl
        g:openwrt:cpe=cpe:/a:openssl:openssl openwrt:section=libs openwrt:abiversion=3
        f:fS
        F:usr/lib
        R:libssl.so.3
        Z:Q2abcd

        C:Q1
        P:odd
        V:1
        A:mips_24kc
        g:openwrt:cpe=cpe:no
        """;
    SbomContent content =
        ExampleRoot.in(folder)
            .with("lib/apk/db/installed", installed)
            .inventory("openwrt", "25.12")
            .content();
    Component ssl = content.components().get(0);
    assertEquals("cpe:/a:openssl:openssl", ssl.cpe());
    assertEquals(
        List.of("openwrt:abiversion=3", "openwrt:section=libs"),
        ssl.properties().stream()
            .filter(property -> property.name().equals("cachet:apk:tag"))
            .map(property -> property.value())
            .sorted()
            .toList());
    assertEquals(null, content.components().get(1).cpe());
  }
}
