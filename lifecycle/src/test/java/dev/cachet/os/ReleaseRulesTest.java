package dev.cachet.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cachet.os.file.OsRelease;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRulesTest {
  private static OsIdentity identify(String lines) {
    byte[] text = lines.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
    return new OsIdentifier(Samples.LISTED).identify(OsRelease.parse("/etc/os-release", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;VERSION_CODENAME=bookworm|debian/12",
        "ID=ubuntu;NAME=Ubuntu;VERSION_ID=22.04;PRETTY_NAME=Ubuntu 22.04.3 LTS|ubuntu/22.04",
        "ID=alpine;NAME=Alpine Linux;VERSION_ID=3.20.3|alpine-linux/3.20",
        "ID=rhel;NAME=Red Hat Enterprise Linux;VERSION_ID=9.4;"
            + "CPE_NAME=cpe:/o:redhat:enterprise_linux:9::baseos|rhel/9",
        "ID=almalinux;NAME=AlmaLinux;VERSION_ID=9.4|almalinux/9",
        "ID=rocky;NAME=Rocky Linux;VERSION_ID=8.9|rocky-linux/8",
        "ID=centos;NAME=CentOS Linux;VERSION_ID=7;CPE_NAME=cpe:/o:centos:centos:7|centos/7",
        "ID=centos;NAME=CentOS Stream;VERSION_ID=9;CPE_NAME=cpe:/o:centos:centos:9|centos-stream/9",
        "ID=ol;NAME=Oracle Linux Server;VERSION_ID=8.10;"
            + "CPE_NAME=cpe:/o:oracle:linux:8:10:server|oracle-linux/8",
        "ID=fedora;NAME=Fedora Linux;VERSION_ID=41;VERSION_CODENAME=|fedora/41",
        "ID=amzn;NAME=Amazon Linux;VERSION_ID=2;PRETTY_NAME=Amazon Linux 2|amazon-linux/2",
        "ID=amzn;NAME=Amazon Linux AMI;VERSION_ID=2018.03|amazon-linux/2018.03",
        "ID=sles;NAME=SLES;VERSION_ID=15.5;CPE_NAME=cpe:/o:suse:sles:15:sp5;"
            + "PRETTY_NAME=SUSE Linux Enterprise Server 15 SP5|sles/15.5",
        "ID=sles;NAME=SLES;VERSION_ID=15|sles/15.0",
        "ID=opensuse-leap;NAME=openSUSE Leap;VERSION_ID=15.6|opensuse/15.6",
        "ID=opensuse;NAME=openSUSE;VERSION_ID=13.2|opensuse/13.2",
        "ID=linuxmint;NAME=Linux Mint;VERSION_ID=21.3|linuxmint/21.3",
        "ID=linuxmint;NAME=LMDE;VERSION_ID=6;VERSION_CODENAME=faye|linuxmint/lmde6",
        "ID=cos;NAME=Container-Optimized OS;VERSION_ID=97|cos/cos-97",
        "ID=clear-linux-os;NAME=Clear Linux OS;VERSION_ID=41000|clear-linux/current",
        "ID=poky;NAME=Poky (Yocto Project Reference Distro);VERSION_ID=4.0.5;"
            + "CPE_NAME=cpe:/o:openembedded:poky:4.0.5|yocto/4.0",
        "ID=openwrt;NAME=OpenWrt;VERSION_ID=23.05.3|openwrt/23.05",
        "ID=postmarketos;NAME=postmarketOS;VERSION_ID=v23.06|postmarketos/23.06",
        "ID=slackware;NAME=Slackware;VERSION_ID=15.0;VERSION_CODENAME=stable|slackware/15.0",
        "ID=alpine;NAME=Alpine Linux;VERSION_ID=3.20.3;PRETTY_NAME=Alpine Linux v3.20, not 3.21"
            + "|alpine-linux/3.20",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;VERSION=12 (ready for 13)|debian/12",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;VERSION=2099 edition|debian/12"
      })
  void namesTheListedCycle(String lines, String expected) {
    OsIdentity found = identify(lines);
    assertEquals(expected, found.product() + "/" + found.cycle());
    assertEquals(Confidence.STATED, found.confidence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=99|debian",
        "ID=alpine;NAME=Alpine Linux;VERSION_ID=3.99.1|alpine-linux",
        "ID=alpine;NAME=Alpine Linux;VERSION_ID=3.210|alpine-linux",
        "ID=sles;NAME=SLES;VERSION_ID=15.9|sles",
        "ID=linuxmint;NAME=Linux Mint;VERSION_ID=22.9|linuxmint",
        "ID=freebsd;NAME=FreeBSD;VERSION_ID=14.9|freebsd",
        "ID=ubuntu;NAME=Ubuntu|ubuntu",
        "ID=ubuntu;NAME=Ubuntu;VERSION_ID=24.04;VERSION=Noble (development branch)|ubuntu",
        "ID=rhel;NAME=Red Hat Enterprise Linux;VERSION_ID=9.0;VERSION=9.0 Beta (Plow)|rhel"
      })
  void neverTakesTheNearestCycle(String lines, String product) {
    OsIdentity found = identify(lines);
    assertEquals(product, found.product());
    assertNull(found.cycle());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=arch;NAME=Arch Linux",
        "ID=debian;NAME=Debian GNU/Linux;PRETTY_NAME=Debian GNU/Linux forky/sid",
        "ID=alpine;NAME=Alpine Linux;VERSION_ID=3.21_alpha20240807;PRETTY_NAME=Alpine Linux edge",
        "ID=fedora;NAME=Fedora Linux;VERSION_ID=42;VERSION=42 (Rawhide Prerelease)",
        "ID=opensuse-tumbleweed;NAME=openSUSE Tumbleweed;VERSION_ID=20240101",
        "ID=openwrt;NAME=OpenWrt;VERSION_ID=SNAPSHOT",
        "ID=slackware;NAME=Slackware;VERSION_ID=15.0;VERSION_CODENAME=current",
        "ID=ubuntu;NAME=Ubuntu;VERSION_ID=24.04;VERSION=Noble (development branch)",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;BUILD_ID=12.5pre1",
        "ID=opensuse;NAME=openSUSE Tumbleweed;VERSION_ID=20170101",
        "ID=acme;NAME=Acme;BUILD_ID=rolling"
      })
  void knowsLinesWithoutReleases(String lines) {
    OsIdentity found = identify(lines);
    assertEquals(true, found.rolling());
    assertNull(found.cycle());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=debian;NAME=MedBox OS;VERSION_ID=12|debian/12",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;PRETTY_NAME=Armbian 24 bookworm|debian/12",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;VERSION_CODENAME=jammy|debian/12",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;VERSION=13 (bookworm)|debian/12",
        "ID=debian;NAME=Debian GNU/Linux;VERSION_ID=12;PRETTY_NAME=Debian GNU/Linux 13|debian/12",
        "ID=almalinux;NAME=AlmaLinux Kitten;VERSION_ID=10|almalinux",
        "ID=rhel;NAME=Red Hat Enterprise Linux CoreOS;VERSION_ID=9.4|rhel/9",
        "ID=sles;NAME=SLES;VERSION_ID=15.5;CPE_NAME=cpe:/o:suse:sles_sap:15:sp5|sles/15.5",
        "ID=centos;NAME=CentOS Linux;VERSION_ID=8;CPE_NAME=cpe:/o:centos:centos:7|centos/8",
        "ID=rocky;NAME=Rocky Linux;VERSION_ID=9;CPE_NAME=rubbish|rocky-linux/9",
        "ID=xenenterprise;NAME=XenServer;VERSION_ID=8.2.1;ID_LIKE=centos rhel|centos",
        "ID=xenenterprise;VERSION_ID=8.2.1|",
        "ID=acme;NAME=Acme;PLATFORM_ID=platform:el8;ID_LIKE=rhel fedora|rhel/8",
        "ID=acme;NAME=Acme;PLATFORM_ID=platform:f41;ID_LIKE=rhel fedora|fedora/41",
        "ID=acme;NAME=Acme;PLATFORM_ID=platform:el99;ID_LIKE=fedora|fedora",
        "ID=acme;NAME=Acme;VERSION=2 (kirkstone)|yocto/4.0",
        "ID=acme;NAME=Acme;VERSION_CODENAME=kirkstone;ID_LIKE=debian|debian",
        "ID=raspbian;NAME=Raspbian GNU/Linux;VERSION_ID=12;VERSION_CODENAME=bookworm;ID_LIKE=debian"
            + "|debian/12",
        "ID=elementary;NAME=elementary OS;VERSION_ID=7;ID_LIKE=ubuntu;UBUNTU_CODENAME=jammy"
            + "|ubuntu/22.04",
        "ID=foo;NAME=Foo;VERSION_ID=12;ID_LIKE=debian|debian",
        "ID=petalinux;NAME=PetaLinux;VERSION_ID=2022.2;DISTRO_CODENAME=kirkstone|yocto/4.0",
        "ID=fsl-imx;NAME=NXP i.MX;VERSION_ID=5.10-gatesgarth;VERSION_CODENAME=gatesgarth|yocto/3.2",
        "ID=qnx;NAME=QNX;VERSION_ID=7.1|",
        "NAME=Something|",
        "ID=|"
      })
  void givesALeadAndNoVerdictWhenFieldsDisagreeOrAreUnknown(String lines, String base) {
    OsIdentity found = identify(lines);
    assertNull(found.product());
    assertNull(found.cycle());
    assertEquals(base, found.base());
    assertEquals(Confidence.NONE, found.confidence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=debian;VERSION_ID=12|debian/12",
        "ID=centos;VERSION_ID=7|centos/7",
        "ID=linuxmint;VERSION_ID=6|linuxmint/lmde6"
      })
  void doesWithoutANameWhereTheVersionTellsTheProduct(String lines, String expected) {
    OsIdentity found = identify(lines);
    assertEquals(expected, found.product() + "/" + found.cycle());
  }

  @Test
  void leavesSeveralProductsOfOneIdOpenWithoutAName() {
    OsIdentity found = identify("ID=centos;VERSION_ID=8");
    assertNull(found.product());
    assertEquals(List.of("centos/8", "centos-stream/8"), found.candidates());
    assertEquals(Confidence.AMBIGUOUS, found.confidence());
  }

  @Test
  void derivesAMissingVersionIdFromTheVersion() {
    OsIdentity found = identify("ID=debian;NAME=Debian GNU/Linux;VERSION=12 (bookworm)");
    assertEquals("12", found.cycle());
    assertEquals(Confidence.DERIVED, found.confidence());
  }

  @Test
  void derivesNothingFromAVersionThatTheCodenameContradicts() {
    OsIdentity found =
        identify("ID=debian;NAME=Debian GNU/Linux;VERSION=12;VERSION_CODENAME=trixie");
    assertNull(found.cycle());
  }

  @Test
  void citesFileFieldAndValue() {
    OsIdentity found = identify("ID=debian;NAME='Debian GNU/Linux';VERSION_ID=\"12\"");
    assertEquals(
        "[Evidence[file=/etc/os-release, field=ID, value=debian], "
            + "Evidence[file=/etc/os-release, field=NAME, value=Debian GNU/Linux], "
            + "Evidence[file=/etc/os-release, field=VERSION_ID, value=12]]",
        found.evidence().toString());
  }
}
