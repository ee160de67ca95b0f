package dev.cachet.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Tables;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentLookupTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final ComponentLookup LOOKUP = new ComponentLookup(CATALOGUE);

  @ParameterizedTest
  @CsvSource({
    "openssl@3.0.13,openssl/3.0",
    "OpenSSL@1.0.2zk,openssl/1.0.2",
    "pkg:generic/openssl@3.0.13,openssl/3.0",
    "log4j@2.17.1,log4j/2",
    "log4j@2.12.4,log4j/2.12",
    "log4j@2.3.2,log4j/2.3",
    "log4j@1.2.17,log4j/1",
    "freebsd@13.0,freebsd/13.0",
    "nodejs@v20.11.0,nodejs/20",
    "postgresql@1:15.6-0+deb12u1,postgresql/15",
    "python@3.11.2+dfsg,python/3.11",
    "eclipse-temurin@1.8.0_382,eclipse-temurin/8",
    "eclipse-temurin@8u382,eclipse-temurin/8",
    "eclipse-temurin@17.0.9+9,eclipse-temurin/17",
    "zephyr@3.7.1,zephyr/3.7",
    "sles@12 SP5,sles/12.5",
    "alpine@3.20.3,alpine-linux/3.20",
    "pkg:maven/org.springframework.boot/spring-boot@3.2.1?type=jar,spring-boot/3.2",
    "pkg:npm/%40angular/core@17.3.0,angular/17",
    "pkg:github/SQLite/sqlite@3.45.0,sqlite/3",
    "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12,debian/12",
    "pkg:apk/alpine/busybox@1.36?distro=alpine-3.20.3,alpine-linux/3.20",
    "pkg:rpm/amzn/openssl@1?distro=amzn-2,amazon-linux/2",
    "cpe:/a:openssl:openssl:1.1.1w,openssl/1.1.1",
    "cpe:2.3:a:openssl:openssl:3.0.2:*:*:*:*:*:*:*,openssl/3.0",
    "cpe:2.3:o:debian:debian_linux:10.0:*:*:*:*:*:*:*,debian/10",
    "cpe:2.3:o:suse:sles:12:sp5:*:*:*:*:*:*,sles/12.5",
    "cpe:2.3:a:oracle:jdk:1.8.0:update382:*:*:*:*:*:*,oracle-jdk/8",
    "cpe:2.3:o:microsoft:windows_7:-:sp1:*:*:*:*:*:*,windows/7-sp1",
    "cpe:2.3:o:microsoft:windows_xp:-:sp3:*:*:*:*:*:*,windows/5-sp3",
    "cpe:2.3:o:microsoft:windows_10_1809:-:*:*:*:ltsc:*:*:*,windows/10-1809-e-lts",
    "cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*,windows-server/2019",
    "ubuntu@22.04 LTS,ubuntu/22.04",
    "debian@v12,debian/12",
    "debian@12 (bookworm),debian/12",
    "windows-server@2012 R2,windows-server/2012-r2",
    "windows-server@2012,windows-server/2012",
    "windows-server@2012 R2 Datacenter,windows-server/2012-r2",
    "windows-server@2008 R2 SP1,windows-server/2008-r2-sp1",
    "windows@10 22H2,windows/10-22h2",
    "dotnetfx@3.5 SP1,dotnetfx/3.5-sp1",
    "macos@14.2.1,macos/14",
    "macos@11.7,macos/11",
    "macos@10.13.6,macos/10.13",
    "linux@6.1.55,linux/6.1",
    "linux@v6.1.55,linux/6.1",
    "linux@4.19.113-cip23,linux-cip/4.19",
    "linux@4.4.302-st45-cip78-rt4,linux-cip/4.4",
    "pkg:github/nginx/nginx@release-1.24.0,nginx/1.24",
    "pkg:rpm/rocky/bash@5-6.el9_1,rocky-linux/9",
    "pkg:deb/ubuntu/bash@5-0ubuntu0.22.04.1,ubuntu/22.04",
    "pkg:rpm/amzn/bash@5-4.amzn2023.0.2,amazon-linux/2023",
    "pkg:rpm/opensuse/zlib@1?distro=opensuse-leap-15.6,opensuse/15.6",
    "pkg:apk/alpine/musl@1?distro=3.20.1,alpine-linux/3.20",
    "pkg:deb/debian/curl@7?distro=bookworm,debian/12",
    "cpe:2.3:o:suse:linux_enterprise_server:12:sp5:*:*:*:*:*:*,sles/12.5",
    "cpe:/o:microsoft:windows_embedded_posready:7,windows-embedded/posready-7",
    "cpe:2.3:o:microsoft:windows_ce:6.0:*:*:*:*:*:*:*,windows-ce/6.0",
    "cpe:2.3:o:microsoft:windows_server_2012:r2:*:*:*:*:*:*:*,windows-server/2012-r2"
  })
  void findsProductAndLongestCycle(String identifier, String expected) {
    ComponentMatch found = LOOKUP.find(identifier);
    assertEquals(expected, found.product() + "/" + found.cycle(), found.rule());
  }

  @ParameterizedTest
  @CsvSource({
    "openssl@9.9.9,openssl",
    "spring-boot@3.10.0,spring-boot",
    "openssl@,openssl",
    "sles@12 SP9,sles",
    "nodejs@latest,nodejs",
    "pkg:deb/debian/openssl@3?distro=debian-99,debian",
    "pkg:deb/debian/openssl@3.0.11-1,debian",
    "nodejs@4a3b558c52eb,nodejs",
    "pkg:github/kubernetes/kubernetes@docs-1.27.8,kubernetes",
    "alpine@3.20.0_alpha20240101,alpine-linux",
    "windows-server@2008 R2,windows-server",
    "ubuntu@22,ubuntu",
    "alpine@3.20.0_rc1,alpine-linux",
    "linux@4.4.302,linux",
    "linux@,linux"
  })
  void neverTakesTheNearestCycle(String identifier, String product) {
    ComponentMatch found = LOOKUP.find(identifier);
    assertEquals(product, found.product());
    assertNull(found.cycle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg:deb/acme/openssl@3.0.11-1",
        "linux@5.4.0-150-generic",
        "linux@6.1.0-18-amd64",
        "linux@5.15.96-yocto-standard",
        "cpe:2.3:o:linux:linux_kernel:5.4:rc1:*:*:*:*:*:*",
        "pkg:generic/linux@5.10.0-yocto-standard",
        "cpe:2.3:o:linux:linux_kernel:5.4.0-150-generic:*:*:*:*:*:*:*",
        "pkg:deb/acme/openssl@3.0.11-1?distro=acme-1",
        "pkg:npm/openssl@3.0.13",
        "cpe:2.3:a:acme:openssl:3.0.2:*:*:*:*:*:*:*",
        "cpe:2.3:o:microsoft:windows_mobile:6.0:*:*:*:*:*:*:*",
        "libfoo@1",
        "openssl",
        "",
        "@1",
        "pkg:",
        "pkg:npm/",
        "cpe:2.3:",
        "pkg:npm/%zz@%"
      })
  void saysSoWhenNothingIsListed(String identifier) {
    ComponentMatch found = LOOKUP.find(identifier);
    assertNull(found.product());
    assertEquals(List.of(), found.candidates());
  }

  /** PRETTY_NAME, and what lists of installed software and of machines show. */
  @ParameterizedTest
  @CsvSource({
    "Debian GNU/Linux 11 (bullseye),debian/11",
    "Ubuntu 20.04.6 LTS,ubuntu/20.04",
    "Rocky Linux 8.10 (Green Obsidian),rocky-linux/8",
    "CentOS Linux 7 (Core),centos/7",
    "CentOS Stream 9,centos-stream/9",
    "SUSE Linux Enterprise Server 15 SP5,sles/15.5",
    "Amazon Linux 2,amazon-linux/2",
    "Alpine Linux v3.18,alpine-linux/3.18",
    "Fedora Linux 39 (Server Edition),fedora/39",
    "FreeBSD 13.2-RELEASE-p3,freebsd/13.2",
    "Poky (Yocto Project Reference Distro) 4.0.12 (kirkstone),yocto/4.0",
    "Poky (Yocto Project Reference Distro)@4.0.12 (kirkstone),yocto/4.0",
    "Windows Server 2012 R2,windows-server/2012-r2",
    "Windows 10 IoT Enterprise LTSC 2021,windows/10-21h2-iot-lts",
    "Windows 11 IoT Enterprise LTSC 2024,windows/11-24h2-iot-lts",
    "Windows 10 Enterprise LTSB 2016,windows/10-1607-e-lts",
    "Windows 10 Pro 22H2,windows/10-22h2",
    "Windows 10 Enterprise 1809,windows/10-1809-e",
    "Windows 11 Enterprise version 23H2,windows/11-23h2-e",
    "Microsoft Windows 7 Professional Service Pack 1,windows/7-sp1",
    "Windows XP Professional SP3,windows/5-sp3",
    "Windows 8.1 Pro,windows/8.1",
    "Windows Embedded Standard 7 SP1,windows-embedded/standard-7-sp1",
    "Windows Embedded Standard 7 SP1@6.1.7601,windows-embedded/standard-7-sp1",
    "Windows XP Embedded SP3,windows-embedded/xp-embedded",
    "Windows Embedded POSReady 2009,windows-embedded/posready-2009",
    "Windows Embedded 8.1 Industry Pro,windows-embedded/8.1-industry",
    "Windows Embedded Compact 2013,windows-embedded/compact-2013",
    "Windows CE 6.0 R3,windows-ce/6.0",
    "Windows Embedded CE 6.0,windows-ce/6.0",
    "Microsoft® Windows 10 IoT Core,windows-iot-core/10",
    "windows@10.0.19045,windows/10-22h2",
    "windows@10 IoT Enterprise LTSC 2021,windows/10-21h2-iot-lts",
    "windows@10-21h2-e-lts,windows/10-21h2-e-lts",
    "Linux 5.10.180,linux/5.10",
    "Android 11,android/11",
    "macOS 14.5,macos/14",
    ".NET 6.0.29,dotnet/6",
    ".NET Framework 4.6.1,dotnetfx/4.6.1",
    "QNX Neutrino 7.1,qnx/7.1",
    "Mac OS X 10.15.7,macos/10.15",
    "Apache Tomcat/9.0.80,tomcat/9.0",
    "Apache Tomcat@9.0.80,tomcat/9.0",
    "Node.js v16.20.2,nodejs/16",
    "PostgreSQL 13.11,postgresql/13",
  })
  void readsANameWithItsVersionBehindIt(String title, String cycle) {
    ComponentMatch found = LOOKUP.find(title);
    assertEquals(cycle, found.product() + "/" + found.cycle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openssl",
        "openssl 3.0.13",
        "libopenssl 3.0.13",
        "OpenSSL library 3.0.13",
        "Windows 10 Pro",
        "Windows 10 Pro 2019",
        "Windows 7 Professional",
        "Windows Embedded Standard 2009",
        "Windows XP Embedded@10.0.17763",
        "Windows 10 IoT Enterprise LTSC 2021@10.0.17763",
        "Windows 10 Pro 24H2",
        "linux 5.10",
        "Ubuntu 22.04 based image 3",
        "PostgreSQL Enterprise Manager 13.1",
        "OpenJDK 11.0.20",
        "version 3.0.13",
        "3.0.13",
        " 3",
      })
  void takesNoTitleForWhatItIsNot(String title) {
    ComponentMatch found = LOOKUP.find(title);
    assertNull(found.product(), found.toString());
    assertEquals(List.of(), found.candidates());
  }

  @Test
  void leavesEditionsOpenAndTakesTheEarliestEnd() {
    String identifier = "cpe:2.3:o:microsoft:windows_10_1809:-:*:*:*:*:*:*:*";
    ComponentMatch found = LOOKUP.find(identifier);
    assertEquals(
        List.of("windows/10-1809-e-lts", "windows/10-1809-e", "windows/10-1809-w"),
        found.candidates());
    SupportVerdict verdict = judge(found);
    assertEquals(SupportState.AMBIGUOUS, verdict.state());
    assertEquals(LocalDate.of(2020, 11, 10), verdict.supportEnd());
  }

  @ParameterizedTest
  @CsvSource({
    "centos@8,centos/8 centos-stream/8",
    "pkg:rpm/centos/bash@5?distro=centos-8,centos/8 centos-stream/8",
    "cpe:/o:centos:centos:8,centos/8 centos-stream/8",
    "cpe:2.3:o:microsoft:windows_7:-:*:*:*:*:*:*:*,windows/7-sp1",
    "Windows Embedded Standard 7,windows-embedded/standard-7-sp1",
    "windows@10.0.18363,windows/10-1909-e windows/10-1909-w",
    "Windows 10 1809,windows/10-1809-e-lts windows/10-1809-e windows/10-1809-w",
    "cpe:2.3:o:suse:linux_enterprise_server:12:*:*:*:*:*:*:*,"
        + "sles/12.5 sles/12.4 sles/12.3 sles/12.2 sles/12.1 sles/12.0"
  })
  void leavesOpenWhatTheIdentifierLeavesOpen(String identifier, String candidates) {
    ComponentMatch found = LOOKUP.find(identifier);
    assertNull(found.product());
    assertEquals(List.of(candidates.split(" ", -1)), found.candidates());
  }

  @Test
  void leavesAnIdentifierOfTwoProductsOpen() {
    ComponentMatch found = LOOKUP.find("cpe:2.3:a:redhat:ansible:2.9:*:*:*:*:*:*:*");
    assertEquals(2, found.candidates().size(), found.toString());
  }

  @Test
  void judgesComponentsBesideTheSystem() {
    Horizon horizon = new Horizon(LocalDate.of(2026, 11, 23), null, 0);
    List<ComponentMatch> components =
        List.of(LOOKUP.find("openssl@3.0.13"), LOOKUP.find("openssl@99"), LOOKUP.find("x@1"));
    SupportReport report =
        new SupportAssessor(CATALOGUE).assess(Tables.os("debian", "12"), components, horizon);
    assertEquals(
        List.of(
            SupportState.EXTENDED_CONTRACT,
            SupportState.ENDED,
            SupportState.CYCLE_NOT_LISTED,
            SupportState.UNKNOWN),
        report.verdicts().stream().map(SupportVerdict::state).toList());
    assertEquals(
        "security support (\"Supported\") is over since 2026-09-07; extended support"
            + " (\"Premium support\") is listed without a date, which is not counted",
        report.verdicts().get(1).explanation());
  }

  private static SupportVerdict judge(ComponentMatch component) {
    Horizon horizon = new Horizon(LocalDate.of(2026, 11, 23), null, 0);
    return new SupportAssessor(CATALOGUE)
        .assess(Tables.os("debian", "12"), List.of(component), horizon)
        .verdicts()
        .get(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openssl@3.5 || 1.0",
        "openssl@3.5 or older",
        "openssl@3.5 - 4",
        "openssl@>=3.5",
        "pkg:generic/openssl@3.5,<4"
      })
  void takesNoDemandForVersionsForOne(String identifier) {
    assertNull(LOOKUP.find(identifier).cycle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg:deb/ubuntu/bash@1?distro=debian-13",
        "pkg:deb/debian/bash@1?distro=ubuntu-24.04",
        "pkg:deb/debian/bash@1?distro=debian-8&distro=debian-13"
      })
  void givesAPackageNoSupportOfAnotherSystem(String identifier) {
    ComponentMatch match = LOOKUP.find(identifier);
    assertNull(match.product());
    assertNull(match.cycle());
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:yocto/meta-freescale/linux-imx@6.6.23, series 6.6 of kernel.org",
    "linux-yocto@6.12.40+git, series 6.12 of kernel.org",
    "pkg:generic/linux-raspberrypi@6.1.77, series 6.1 of kernel.org",
    "pkg:yocto/meta-tegra/linux-tegra@5.10.120-l4t-r35, series 5.10 of kernel.org",
    "linux@5.15.71-imx, series 5.15 of kernel.org",
    "linux-imx@git, who supports it"
  })
  void aVendorsKernelIsItsVendorsWithTheSeriesAsALead(String identifier, String expected) {
    ComponentMatch match = LOOKUP.find(identifier);
    assertNull(match.product());
    assertNull(match.cycle());
    assertTrue(match.rule().contains(expected), match.rule());
    assertTrue(match.rule().contains("vendor"), match.rule());
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-firmware@20240101", "linux-libc-headers@6.6", "linux-pam@1.5"})
  void whatElseBeginsWithLinuxIsNoKernel(String identifier) {
    assertFalse(LOOKUP.find(identifier).rule().contains("kernel"));
  }
}
