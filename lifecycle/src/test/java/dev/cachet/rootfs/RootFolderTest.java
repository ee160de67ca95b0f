package dev.cachet.rootfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFolderTest {
  private static final byte[] INSIDE = "inside".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECRET = "secret of the host".getBytes(StandardCharsets.UTF_8);

  @TempDir Path host;
  private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    folder = Files.createDirectories(host.resolve("root"));
    Files.createDirectories(folder.resolve("usr/lib"));
    Files.createDirectories(folder.resolve("etc"));
    Files.write(folder.resolve("usr/lib/os-release"), INSIDE);
    Files.write(host.resolve("secret"), SECRET);
  }

  private RootFolder root() throws IOException {
    return RootFolder.open(folder);
  }

  private void link(String at, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(at), Path.of(target));
  }

  @Test
  void readsAFileWithAndWithoutALeadingSlash() throws IOException {
    assertArrayEquals(INSIDE, root().read("/usr/lib/os-release", 100));
    assertArrayEquals(INSIDE, root().read("usr/lib/./os-release", 100));
  }

  @Test
  void resolvesAnAbsoluteLinkInsideTheRoot() throws IOException {
    link("etc/os-release", "/usr/lib/os-release");
    assertArrayEquals(INSIDE, root().read("/etc/os-release", 100));
    RootFile found = root().find("/etc/os-release").orElseThrow();
    assertEquals(new RootFile("/usr/lib/os-release", RootFile.Type.FILE, INSIDE.length), found);
  }

  @Test
  void resolvesARelativeLinkAndLinkedFolders() throws IOException {
    link("etc/os-release", "../usr/lib/os-release");
    link("lib", "usr/lib");
    assertArrayEquals(INSIDE, root().read("/etc/os-release", 100));
    assertArrayEquals(INSIDE, root().read("/lib/os-release", 100));
    assertEquals(List.of("os-release"), root().list("/lib", 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "../../../../../../secret",
        "/../secret",
        "usr/../../secret",
        "/secret"
      })
  void neverLeavesTheRootByDots(String target) throws IOException {
    link("etc/link", target);
    assertEquals(Optional.empty(), root().find("/etc/link"));
    assertEquals(Optional.empty(), root().find(target));
    assertThrows(NoSuchFileException.class, () -> root().read("/etc/link", 100));
  }

  @Test
  void neverFollowsALinkToTheHostsFile() throws IOException {
    link("etc/absolute", host.resolve("secret").toString());
    link("etc/up", "../..");
    assertEquals(Optional.empty(), root().find("/etc/absolute"));
    assertEquals(Optional.empty(), root().find("/etc/up/secret"));
    assertEquals("/", root().find("/etc/up").orElseThrow().path());
  }

  @Test
  void givesUpOnLoops() throws IOException {
    link("etc/a", "b");
    link("etc/b", "a");
    link("etc/self", "/etc/self/more");
    assertEquals(Optional.empty(), root().find("/etc/a"));
    assertEquals(Optional.empty(), root().find("/etc/self"));
  }

  @Test
  void followsFortyLinksAndNoMore() throws IOException {
    link("etc/l0", "/usr/lib/os-release");
    for (int i = 1; i <= 40; i++) {
      link("etc/l" + i, "l" + (i - 1));
    }
    assertTrue(root().find("/etc/l39").isPresent());
    assertEquals(Optional.empty(), root().find("/etc/l40"));
  }

  @Test
  void refusesAFileOverItsLimitAndTakesOneOfExactlyIt() throws IOException {
    RootFolder root = root();
    assertArrayEquals(INSIDE, root.read("/usr/lib/os-release", INSIDE.length));
    RootfsLimitException refused =
        assertThrows(
            RootfsLimitException.class, () -> root.read("/usr/lib/os-release", INSIDE.length - 1));
    assertEquals("/usr/lib/os-release", refused.path());
  }

  @Test
  void boundsAStreamByteByByte() throws IOException {
    try (InputStream in = root().openStream("/usr/lib/os-release", 2)) {
      assertEquals('i', in.read());
      assertEquals(1, in.skip(1));
      assertThrows(RootfsLimitException.class, in::read);
    }
  }

  @Test
  void refusesAFolderAsAFile() {
    assertThrows(FileSystemException.class, () -> root().read("/etc", 100));
  }

  @Test
  void neverOpensAPipe() throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("etc/pipe").toString()).start();
    assertEquals(0, made.waitFor());
    assertEquals(RootFile.Type.SPECIAL, root().find("/etc/pipe").orElseThrow().type());
    assertThrows(FileSystemException.class, () -> root().read("/etc/pipe", 100));
  }

  @Test
  void takesAFileForNoFolder() throws IOException {
    assertEquals(Optional.empty(), root().find("/usr/lib/os-release/x"));
    assertEquals(Optional.empty(), root().find("/usr/lib/os-release/.."));
    assertEquals(List.of(), root().list("/usr/lib/os-release", 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/a\u0000b", "/etc/\ud800"})
  void takesNamesThatNoFileCanHaveForAbsent(String path) throws IOException {
    assertEquals(Optional.empty(), root().find(path));
  }

  @Test
  void takesAnOverlongNameForAbsent() throws IOException {
    assertEquals(Optional.empty(), root().find("/etc/" + "a".repeat(256)));
    link("etc/long", "b".repeat(300));
    assertEquals(Optional.empty(), root().find("/etc/long"));
  }

  @Test
  void listsSortedAndBounded() throws IOException {
    Files.createFile(folder.resolve("etc/b"));
    Files.createFile(folder.resolve("etc/a"));
    assertEquals(List.of("a", "b"), root().list("/etc", 2));
    assertThrows(RootfsLimitException.class, () -> root().list("/etc", 1));
    assertEquals(List.of("etc", "usr"), root().list("/", 10));
  }

  @Test
  void opensTheHostsRoot() throws IOException {
    RootFolder machine = RootFolder.open(Path.of("/"));
    assertEquals("/", machine.find("").orElseThrow().path());
    Path secret = host.resolve("secret").toRealPath();
    assertArrayEquals(SECRET, machine.read(secret.toString(), 100));
  }

  @Test
  void refusesARootThatIsNoFolder() {
    assertThrows(NoSuchFileException.class, () -> RootFolder.open(host.resolve("none")));
    assertThrows(NotDirectoryException.class, () -> RootFolder.open(host.resolve("secret")));
  }
}
