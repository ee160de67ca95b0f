package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.source.FileFingerprints;
import dev.cachet.source.Inventory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFilesTest {
  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root =
        ExampleRoot.debian(folder)
            .with("var/lib/dpkg/info/mawk.list", "/.\n/bin\n/bin/mawk\n/etc/mawkrc\n/usr/share/x\n")
            .with("usr/bin/mawk", "binary")
            .with("etc/mawkrc", "conf");
    Files.createSymbolicLink(folder.resolve("bin"), Path.of("usr/bin"));
  }

  private Component mawk() throws Exception {
    return root.inventory("debian", "12").content().components().stream()
        .filter(c -> c.name().equals("mawk"))
        .findFirst()
        .orElseThrow();
  }

  private static String digest(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  @Test
  void digestsTheLinesThatSha256sumPrintsForThePackagesFiles() throws Exception {
    String lines =
        digest("SHA-256", "binary")
            + "  /bin/mawk\n"
            + digest("SHA-256", "conf")
            + "  /etc/mawkrc\n"
            + "-".repeat(64)
            + " -/usr/share/x\n";
    assertEquals(
        List.of(
            new ComponentHash("SHA-256", digest("SHA-256", lines)),
            new ComponentHash("SHA-512", digest("SHA-512", lines))),
        mawk().hashes());
    assertEquals("installed-files", mawk().property("cachet:hash:over"));
  }

  @Test
  void showsThatALinkWasTurned() throws Exception {
    Files.createDirectories(folder.resolve("usr/share"));
    Files.createSymbolicLink(folder.resolve("usr/share/x"), Path.of("a"));
    Component before = mawk();
    Files.delete(folder.resolve("usr/share/x"));
    Files.createSymbolicLink(folder.resolve("usr/share/x"), Path.of("b"));
    assertNotEquals(before.hashes(), mawk().hashes());
    Inventory now = root.inventory("debian", "12");
    List<String> paths = now.files().get(before.ref());
    assertEquals(List.of("/usr/share/x"), FileFingerprints.changed(before, mawk(), paths));
  }

  @Test
  void looksForADivertedFileWhereItsDiversionPutIt() throws Exception {
    root.with("var/lib/dpkg/diversions", "/etc/mawkrc\n/etc/mawkrc.old\nother\n");
    List<String> paths = root.inventory("debian", "12").files().get(mawk().ref());
    assertTrue(paths.contains("/etc/mawkrc.old"), paths.toString());
  }

  @Test
  void givesBothPackagesAFileThatTheyShare() throws Exception {
    root.with("var/lib/dpkg/info/libcrypt1.list", "/etc/mawkrc\n");
    assertEquals(2, root.inventory("debian", "12").files().size());
    root.with("etc/mawkrc", "more");
    assertEquals(
        "installed-files",
        root.inventory("debian", "12").content().components().stream()
            .filter(c -> c.name().equals("libcrypt1"))
            .findFirst()
            .orElseThrow()
            .property("cachet:hash:over"));
  }

  @Test
  void takesTheFilesOfAnImageWithoutDpkgFromItsListOfDigests() throws Exception {
    String stanza = "Package: base\nVersion: 1\nArchitecture: all\n";
    Inventory inventory =
        ExampleRoot.in(folder.resolve("distroless"))
            .with("var/lib/dpkg/status.d/base", stanza)
            .with("var/lib/dpkg/status.d/base.md5sums", "0".repeat(32) + "  etc/base\n")
            .with("etc/base", "x")
            .inventory("debian", "12");
    assertEquals(List.of(List.of("/etc/base")), List.copyOf(inventory.files().values()));
  }

  @Test
  void takesTheFilesOfAnAlpinePackageFromItsDatabase() throws Exception {
    ExampleRoot alpine = ExampleRoot.alpine(folder.resolve("alpine")).with("bin/busybox", "binary");
    Inventory inventory = alpine.inventory("alpine", "3.19.1");
    assertEquals(List.of(List.of("/bin/busybox")), List.copyOf(inventory.files().values()));
  }
}
