package dev.cachet.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.finding.Evidence;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Path file = Files.createDirectories(folder.resolve("etc")).resolve("os-release");
    Files.writeString(file, "ID=debian\nNAME='Debian GNU/Linux'\nVERSION_ID=12\n");
  }

  private OsIdentity identify(String name, String version, String edition) throws IOException {
    Optional<WindowsRegistry> registry =
        edition.isEmpty()
            ? Optional.empty()
            : Optional.of(new WindowsRegistry("19044", edition, "Client"));
    return new HostSystem(name, version, registry).identify(CATALOGUE, RootFolder.open(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,5.10.0-28-amd64,debian/12",
    "FreeBSD,13.2-RELEASE,debian/12",
    "Mac OS X,14.2.1,macos/14",
    "Mac OS X,11.7,macos/11",
    "Mac OS X,10.15.7,macos/10.15",
    "Mac OS X,10.16,macos/null",
    "macOS,26.0,macos/26",
    "Darwin,23.2.0,null/null",
    "Windows 10,10.0,null/null"
  })
  void asksTheSourceThatTellsTheSystem(String name, String version, String expected)
      throws IOException {
    OsIdentity found = identify(name, version, "");
    assertEquals(expected, found.product() + "/" + found.cycle());
    assertEquals(new Evidence("host", "os.name", name), found.evidence().get(0));
    assertEquals(new Evidence("host", "os.version", version), found.evidence().get(1));
  }

  @Test
  void citesTheFileBehindALinuxHost() throws IOException {
    OsIdentity found = identify("Linux", "6.1.0", "");
    assertTrue(found.evidence().contains(new Evidence("/etc/os-release", "VERSION_ID", "12")));
  }

  @Test
  void readsWindowsFromItsRegistry() throws IOException {
    OsIdentity found = identify("Windows 10", "10.0", "IoTEnterpriseS");
    assertEquals("10-21h2-iot-lts", found.cycle());
  }

  @Test
  void tellsThatJavaAloneDoesNotKnowWindows() throws IOException {
    OsIdentity found = identify("Windows Server 2019", "10.0", "");
    assertNull(found.cycle());
    assertTrue(found.rule().contains("registry"), found.rule());
  }

  @Test
  void identifiesTheHostThatRunsThisTest() throws IOException {
    String name = System.getProperty("os.name");
    String version = System.getProperty("os.version");
    HostSystem host = new HostSystem(name, version, Optional.empty());
    RootFolder root = RootFolder.open(Path.of("/"));
    OsIdentity found = host.identify(CATALOGUE, root);
    assertNotNull(found.rule());
    assertEquals(found, host.identify(CATALOGUE, root));
  }
}
