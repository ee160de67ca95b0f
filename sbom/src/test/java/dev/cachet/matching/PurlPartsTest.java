package dev.cachet.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way through a package URL says what the library says, or nothing. */
class PurlPartsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64&distro=debian-12",
        "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12&upstream=gcc-12%4012.2.0-14",
        "pkg:deb/debian/libc6@2%3A2.36-9",
        "pkg:deb/debian/libc6",
        "pkg:apk/alpine/busybox@1.36.1-r5?arch=x86_64&distro=alpine-3.18.4",
        "pkg:rpm/rhel/kernel@5.14.0-362.el9?arch=x86_64&epoch=1&upstream=kernel-5.14.0-362.el9.src.rpm",
        "pkg:opkg/openwrt/base-files@1562-r24106?arch=x86_64"
      })
  void packagesOfDistributionsAreReadTheQuickWay(String purl) {
    assertTrue(PurlParts.plain(purl).isPresent());
    assertEquals(PurlParts.read(purl), PurlParts.plain(purl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg:deb/Debian/openssl@3.0",
        "pkg:deb/debian/OpenSSL@3.0",
        "pkg:deb/openssl@3.0",
        "pkg:deb/debian/a/b@3.0",
        "pkg:deb/debian/openssl@",
        "pkg:deb/debian/openssl@3.0#sub/path",
        "pkg:deb/debian/openssl@3.0?",
        "pkg:deb/debian/openssl@3.0?arch=",
        "pkg:deb/debian/openssl@3.0?arch=amd64&arch=arm64",
        "pkg:deb/debian/openssl@3.0?Arch=amd64",
        "pkg:deb/debian/openssl@3%2",
        "pkg:deb/debian/openssl@3%zz",
        "pkg:deb/debian/openssl@3.0%20a",
        "pkg:deb/debian/openssl@3.0%C3%A9",
        "pkg:deb/debian/openssl@3@4",
        "pkg://deb/debian/openssl@3.0",
        "PKG:deb/debian/openssl@3.0",
        "pkg:DEB/debian/openssl@3.0",
        "pkg:pypi/typing_extensions@4.0",
        "pkg:npm/%40angular/core@17.0.0",
        "pkg:maven/org.bouncycastle/bcprov-jdk18on@1.80?type=jar",
        "pkg:rpm/rhel/perl_base@5",
        "no package URL"
      })
  void everyOtherFormIsLeftToTheLibrary(String purl) {
    assertEquals(Optional.empty(), PurlParts.plain(purl));
    assertEquals(PurlParts.read(purl), PurlParts.of(purl));
  }

  @Test
  void theLibraryKnowsTheRulesOfOtherTypes() {
    assertEquals(
        Optional.of(new PurlParts("pypi", "", "typing-extensions", "4.0", Map.of())),
        PurlParts.of("pkg:pypi/Typing_Extensions@4.0"));
    assertEquals(Optional.empty(), PurlParts.of(null));
  }
}
