package dev.cachet.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.identity.InputDigest;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RpmSourceTest {
  private static final String DATABASE = "usr/lib/sysimage/rpm/rpmdb.sqlite";
  private static final String EQUAL = "8";
  private static final String AT_LEAST = "12";
  private static final String LESS = "2";
  private static final String NO_ORDER = "0";
  private static final String ELF = "\u007fELF and more";
  private static final int GHOST = 64;
  private static final int NOT_INSTALLED = 2;

  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.in(folder).with("etc/os-release", "ID=fedora\nVERSION_ID=40\n");
  }

  private static HeaderBytes bash() {
    return HeaderBytes.of("bash", "5.2.26", "3.fc40", "x86_64")
        .text(1014, "GPL-3.0-or-later")
        .text(1011, "Fedora Project")
        .text(1015, "Packager")
        .text(1044, "bash-5.2.26-3.fc40.src.rpm")
        .text(273, "00ff")
        .provides("bash", EQUAL, "5.2.26-3.fc40", "/bin/sh", NO_ORDER, "")
        .needs("libc.so.6()(64bit)", NO_ORDER, "", "rpmlib(X)", "16777216", "1")
        .files("/usr/bin/", 0, 0, "bash", "sh");
  }

  private static HeaderBytes glibc() {
    return HeaderBytes.of("glibc", "2.39", "1.fc40", "x86_64")
        .numbers(1003, 1)
        .text(1014, "LGPLv2+ and BSD")
        .provides("glibc", EQUAL, "1:2.39-1.fc40", "libc.so.6()(64bit)", NO_ORDER, "");
  }

  private static HeaderBytes needing(String name, String... needs) {
    return HeaderBytes.of(name, "1", "1", "noarch").provides(name, EQUAL, "1-1").needs(needs);
  }

  private Inventory inventory(HeaderBytes... headers) throws Exception {
    byte[][] blobs = Stream.of(headers).map(HeaderBytes::bytes).toArray(byte[][]::new);
    return root.with(DATABASE, DatabaseBytes.sqlite(1024, blobs)).inventory("fedora", "40");
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> needs(Inventory inventory, String name) {
    SbomContent content = inventory.content();
    return content.dependencies().neededBy(named(content, name).ref()).stream()
        .map(ref -> ref.replaceAll("pkg:rpm/fedora/|@.*", ""))
        .toList();
  }

  private static List<String> rules(Inventory inventory) {
    return inventory.findings().stream().map(Finding::rule).toList();
  }

  @Test
  void listsPackagesAsTheirHeadersSay() throws Exception {
    Inventory inventory = inventory(bash(), glibc());
    SbomContent content = inventory.content();
    assertEquals(List.of(), inventory.findings());
    assertEquals(
        List.of(
            "pkg:rpm/fedora/bash@5.2.26-3.fc40"
                + "?arch=x86_64&distro=fedora-40&upstream=bash-5.2.26-3.fc40.src.rpm",
            "pkg:rpm/fedora/glibc@2.39-1.fc40?arch=x86_64&distro=fedora-40&epoch=1"),
        content.components().stream().map(Component::purl).toList());
    Component bash = named(content, "bash");
    assertEquals("5.2.26-3.fc40", bash.version());
    assertEquals(Organisation.named("Fedora Project"), bash.supplier());
    assertEquals(List.of(new LicenceClaim(Form.ID, "GPL-3.0-or-later")), bash.licences());
    assertEquals("00ff", bash.property("cachet:rpm:header:sha256"));
    assertEquals("x86_64", bash.property("cachet:package:architecture"));
    assertEquals("1:2.39-1.fc40", named(content, "glibc").version());
    assertEquals(
        List.of(new LicenceClaim(Form.NAME, "LGPLv2+ and BSD")),
        named(content, "glibc").licences());
    assertNull(named(content, "glibc").supplier());
    assertEquals(
        List.of("/etc/os-release", "/" + DATABASE),
        content.inputs().stream().map(InputDigest::path).toList());
  }

  @Test
  void readsRpmsOwnFormatToo() throws Exception {
    root.with("var/lib/rpm/Packages.db", DatabaseBytes.ndb(bash().bytes(), glibc().bytes()));
    Inventory inventory = root.inventory("fedora", "40");
    assertEquals(2, inventory.content().components().size());
    assertEquals(List.of("glibc"), needs(inventory, "bash"));
  }

  @Test
  void resolvesCapabilitiesToWhatIsInstalled() throws Exception {
    Inventory inventory =
        inventory(
            bash(),
            glibc(),
            needing("app", "/bin/sh", NO_ORDER, "", "glibc", AT_LEAST, "1:2.39"),
            needing("byfile", "/usr/bin/sh", NO_ORDER, "", "/bin/bash", NO_ORDER, ""),
            needing("old", "glibc", LESS, "1:2.39"));
    assertEquals(List.of("glibc"), needs(inventory, "bash"));
    assertEquals(List.of("bash", "glibc"), needs(inventory, "app"));
    assertEquals(List.of("bash"), needs(inventory, "byfile"));
    assertEquals(List.of(), needs(inventory, "old"));
    assertEquals(List.of("source.dependency-unresolved"), rules(inventory));
    assertTrue(inventory.findings().get(0).message().contains("glibc < 1:2.39"));
  }

  @Test
  void resolvesNeedsThatDependOnOthersAsFarAsTheyArePlain() throws Exception {
    Inventory inventory =
        inventory(
            needing("a"),
            needing("b"),
            needing("either", "(gone or b)", NO_ORDER, ""),
            needing("both", "(a and b >= 1)", NO_ORDER, ""),
            needing("if-there", "(b = 1-1 if a)", NO_ORDER, ""),
            needing("if-not", "(gone if absent)", NO_ORDER, ""),
            needing("if-else", "(gone if absent else a)", NO_ORDER, ""),
            needing("nested", "((a or b) and b)", NO_ORDER, ""),
            needing("with", "(a with b)", NO_ORDER, ""));
    assertEquals(List.of("b"), needs(inventory, "either"));
    assertEquals(List.of("a", "b"), needs(inventory, "both"));
    assertEquals(List.of("b"), needs(inventory, "if-there"));
    assertEquals(List.of(), needs(inventory, "if-not"));
    assertEquals(List.of("a"), needs(inventory, "if-else"));
    assertEquals(
        List.of("source.dependency-unresolved", "source.dependency-unresolved"), rules(inventory));
  }

  @Test
  void ownsTheFilesThatWereInstalledSoThatOnlyOthersAreUnknown() throws Exception {
    root.with("usr/bin/bash", ELF).with("usr/bin/sh", ELF).with("usr/bin/other", ELF);
    Inventory inventory =
        inventory(
            bash(),
            HeaderBytes.of("log", "1", "1", "noarch").files("/usr/bin/", GHOST, 0, "other"),
            HeaderBytes.of("doc", "1", "1", "noarch")
                .files("/usr/bin/", 0, NOT_INSTALLED, "other"));
    assertEquals(
        List.of("file:/usr/bin/other"),
        inventory.content().components().stream()
            .filter(c -> c.property("cachet:known-unknown") != null)
            .map(Component::ref)
            .toList());
    assertEquals(2, named(inventory.content(), "bash").hashes().size());
    assertEquals(
        List.of("/usr/bin/bash", "/usr/bin/sh"),
        inventory.files().get(named(inventory.content(), "bash").ref()));
  }

  @Test
  void leavesOutKeysAndWhatHasNoName() throws Exception {
    Inventory inventory =
        inventory(
            HeaderBytes.of("gpg-pubkey", "1", "1", "(none)"),
            HeaderBytes.of("two words", "1", "1", "noarch"),
            HeaderBytes.empty().text(1000, "no-version"),
            needing("a"));
    assertEquals(1, inventory.content().components().size());
    assertEquals(List.of("source.nameless-package", "source.nameless-package"), rules(inventory));
  }

  @Test
  void leavesOutWordsThatNoDocumentCanCarry() throws Exception {
    Inventory found =
        inventory(
            HeaderBytes.of("a", "1", "1", "noarch")
                .text(1011, "Ven\u0001dor")
                .text(1014, "MIT\u0002"));

    assertEquals(null, named(found.content(), "a").supplier());
    assertEquals(List.of(), named(found.content(), "a").licences());
    assertEquals(List.of("source.control-character", "source.control-character"), rules(found));
  }

  @Test
  void passesOverNamesThatCanBeNoPath() throws Exception {
    Inventory inventory =
        inventory(
            HeaderBytes.of("a", "1", "1", "noarch").files("relative/", 0, 0, "x"),
            HeaderBytes.of("b", "1", "1", "noarch").texts(1117, "x").numbers(1116, 7),
            HeaderBytes.of("c", "1", "1", "noarch").files("/" + "d".repeat(5000) + "/", 0, 0, "x"));
    assertEquals(3, inventory.content().components().size());
    assertEquals(
        List.of("source.not-a-path", "source.not-a-path", "source.not-a-path"), rules(inventory));
  }

  @Test
  void saysWhatItCouldNotRead() throws Exception {
    for (String log : List.of(DATABASE + "-wal", DATABASE + "-journal")) {
      root.with(log, "changes");
      Inventory waiting = inventory(glibc());
      assertEquals(List.of("source.unread-database"), rules(waiting));
      assertEquals("/" + log, waiting.findings().get(0).subject());
      root.with(log, "");
    }

    root.with(DATABASE, "SQLite format 3\0");
    Inventory cut = root.inventory("fedora", "40");
    assertEquals(List.of("source.unread-database"), rules(cut));
    assertEquals("/" + DATABASE, cut.findings().get(0).subject());

    root.without(DATABASE).with("var/lib/rpm/Packages", "BDB");
    UnknownSourceException e =
        assertThrows(UnknownSourceException.class, () -> root.inventory("fedora", "40"));
    assertTrue(e.getMessage().contains("/var/lib/rpm/Packages"), e.getMessage());
  }
}
