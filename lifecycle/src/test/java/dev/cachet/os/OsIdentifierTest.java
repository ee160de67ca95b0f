package dev.cachet.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.finding.Evidence;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsIdentifierTest {
  private static final String DEBIAN = "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=12\n";

  @TempDir Path folder;

  private void file(String path, String text) throws IOException {
    Path at = folder.resolve(path);
    Files.createDirectories(at.getParent());
    Files.writeString(at, text);
  }

  private OsIdentity identify() throws IOException {
    return new OsIdentifier(Samples.LISTED).identify(RootFolder.open(folder));
  }

  @Test
  void followsTheUsualLinkInsideTheRoot() throws IOException {
    file("usr/lib/os-release", DEBIAN);
    Files.createDirectories(folder.resolve("etc"));
    Files.createSymbolicLink(folder.resolve("etc/os-release"), Path.of("/usr/lib/os-release"));
    assertEquals("12", identify().cycle());
  }

  @Test
  void prefersEtcToUsrLib() throws IOException {
    file("etc/os-release", "ID=alpine\nNAME='Alpine Linux'\nVERSION_ID=3.20.1\n");
    file("usr/lib/os-release", DEBIAN);
    assertEquals("alpine-linux", identify().product());
  }

  @Test
  void passesOverAFileThatSaysNothing() throws IOException {
    file("etc/os-release", "# nothing\n");
    file("usr/lib/os-release", DEBIAN);
    OsIdentity found = identify();
    assertEquals("debian", found.product());
    assertEquals(new Evidence("/usr/lib/os-release", "ID", "debian"), found.evidence().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "etc/alpine-release|3.20.3|alpine-linux/3.20",
        "etc/debian_version|6.0.10|debian/6",
        "etc/oracle-release|Oracle Linux Server release 8.9|oracle-linux/8",
        "etc/redhat-release|CentOS release 6.10 (Final)|centos/6",
        "etc/redhat-release|Red Hat Enterprise Linux Server release 8.9 (X)|rhel/8",
        "etc/centos-release|CentOS Stream release 9|centos-stream/9",
        "etc/system-release-cpe|cpe:2.3:o:amazon:amazon_linux:2|amazon-linux/2",
        "etc/SuSE-release|`SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4`"
            + "|sles/11.4",
        "etc/SuSE-release|openSUSE 13.2 (x86_64)|opensuse/13.2",
        "etc/lsb-release|`DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=22.04`|ubuntu/22.04",
        "etc/openwrt_release|`DISTRIB_ID='OpenWrt'\nDISTRIB_RELEASE='23.05.2'`|openwrt/23.05",
        "etc/build|`DISTRO = poky\nDISTRO_VERSION = 4.0.9`|yocto/4.0"
      })
  void derivesFromTheFilesOfOlderSystems(String path, String text, String expected)
      throws IOException {
    file(path, text);
    OsIdentity found = identify();
    assertEquals(expected, found.product() + "/" + found.cycle());
    assertEquals(Confidence.DERIVED, found.confidence());
    String first = text.lines().findFirst().orElseThrow();
    assertEquals(List.of(new Evidence("/" + path, "", first)), found.evidence());
  }

  @Test
  void takesDebianVersionForALeadOnly() throws IOException {
    file("etc/debian_version", "12.5\n");
    OsIdentity found = identify();
    assertNull(found.product());
    assertEquals("debian", found.base());
    assertEquals(Confidence.NONE, found.confidence());
  }

  @Test
  void withdrawsWhenLsbReleaseNamesADerivative() throws IOException {
    file("etc/os-release", DEBIAN);
    file("etc/lsb-release", "DISTRIB_ID=MedBox\nDISTRIB_RELEASE=23\n");
    OsIdentity found = identify();
    assertNull(found.product());
    assertEquals("debian/12", found.base());
    assertEquals(
        new Evidence("/etc/lsb-release", "DISTRIB_ID", "MedBox"),
        found.evidence().get(found.evidence().size() - 1));
  }

  @Test
  void takesLsbReleaseForSystemsThatNameThemselvesOnlyThere() throws IOException {
    file("etc/os-release", DEBIAN);
    file("etc/lsb-release", "DISTRIB_ID=MX\nDISTRIB_RELEASE=23.1\n");
    OsIdentity found = identify();
    assertEquals("mxlinux/23", found.product() + "/" + found.cycle());
    assertEquals(Confidence.DERIVED, found.confidence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/build", "etc/buildinfo"})
  void findsTheYoctoBaseOfTheBuildInformation(String path) throws IOException {
    file("etc/os-release", "ID=pump\nNAME=Pump\nVERSION_ID=8\n");
    file(path, "DISTRO = pump\nmeta              = kirkstone:0123abcd\n");
    OsIdentity found = identify();
    assertEquals("yocto/4.0", found.base());
    Evidence last = found.evidence().get(found.evidence().size() - 1);
    assertEquals(new Evidence("/" + path, "DISTRO_CODENAME", "kirkstone"), last);
  }

  @Test
  void readsNothingThroughALinkThatLeavesTheRoot() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("os-release"), DEBIAN);
    Path root = Files.createDirectories(folder.resolve("root/etc")).getParent();
    for (String target :
        List.of(
            "../../outside/os-release", outside.resolve("os-release").toString(), "os-release")) {
      Path link = root.resolve("etc/os-release");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(target));
      OsIdentity found = new OsIdentifier(Samples.LISTED).identify(RootFolder.open(root));
      assertNull(found.product(), target);
    }
  }

  @Test
  void passesOverWhatIsNoRegularFile() throws IOException {
    Files.createDirectories(folder.resolve("etc/os-release"));
    Files.createDirectories(folder.resolve("etc/alpine-release"));
    file("usr/lib/os-release", DEBIAN);
    assertEquals("12", identify().cycle());
  }

  @Test
  void neverWaitsForASpecialFile() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Path socket = etc.resolve("os-release");
    try (ServerSocketChannel special = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      special.bind(UnixDomainSocketAddress.of(socket));
      assertNull(identify().product());
    }
  }

  @Test
  void findsTheYoctoBaseOfALsbCodename() throws IOException {
    file("etc/os-release", "ID=ni-linux-rt\nNAME='NI Linux'\nVERSION_ID=8\n");
    file("etc/lsb-release", "DISTRIB_CODENAME=kirkstone\n");
    assertEquals("yocto/4.0", identify().base());
  }

  @Test
  void saysSoWhenNothingIdentifiesTheRoot() throws IOException {
    OsIdentity found = identify();
    assertNull(found.product());
    assertEquals("no file of this root identifies a system", found.rule());
  }

  @Test
  void refusesAnOversizedFile() throws IOException {
    file("etc/os-release", "#".repeat(64 * 1024 + 1));
    assertThrows(RootfsLimitException.class, this::identify);
  }
}
