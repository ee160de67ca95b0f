package dev.cachet.pacman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.identity.InputDigest;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.merge.SourceDetection;
import dev.cachet.root.ExampleRoot;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacmanSourceTest {
  private static final String LOCAL = "var/lib/pacman/local/";
  private static final String GLIBC = "pkg:alpm/arch/glibc@2.40%2Br16-1?arch=x86_64";
  private static final String ZLIB = "pkg:alpm/arch/zlib@1%3A1.3.1-2?arch=x86_64";
  private static final String CERTIFICATES =
      "pkg:alpm/arch/ca-certificates-mozilla@3.104-1?arch=any&upstream=nss";
  private static final String CURL = "pkg:alpm/arch/curl@8.10.1-1?arch=x86_64";

  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root =
        ExampleRoot.in(folder)
            .with("etc/os-release", "NAME=\"Arch Linux\"\nID=arch\nBUILD_ID=rolling\n")
            .with(LOCAL + "ALPM_DB_VERSION", "9\n");
    install("glibc", "2.40+r16-1", "x86_64", "%LICENSE%\nGPL-2.0-or-later\nLGPL-2.1-or-later\n\n");
    install(
        "zlib",
        "1:1.3.1-2",
        "x86_64",
        "%LICENSE%\nZlib\n\n%DEPENDS%\nglibc\n\n%PROVIDES%\nlibz.so=1-64\n\n");
    install(
        "ca-certificates-mozilla",
        "3.104-1",
        "any",
        "%BASE%\nnss\n\n%LICENSE%\nMPL-2.0\n\n%PROVIDES%\nca-certificates\n\n");
    install(
        "curl",
        "8.10.1-1",
        "x86_64",
        """
        %BASE%
        curl

        %DESC%
        A line that looks like one:
        %DEPENDS%

        %PACKAGER%
        Ada Example <ada@example.org>

        %LICENSE%
        MIT
        custom:of its own

        %DEPENDS%
        ca-certificates
        glibc>=2.39
        libz.so=1-64
        zlib>1:1.2

        %OPTDEPENDS%
        perl: for a script

        %CONFLICTS%
        libcurl-old

        """);
  }

  private ExampleRoot install(String name, String version, String architecture, String more)
      throws Exception {
    return root.with(
        LOCAL + name + "-" + version + "/desc",
        "%NAME%\n"
            + name
            + "\n\n%VERSION%\n"
            + version
            + "\n\n%ARCH%\n"
            + architecture
            + "\n\n"
            + more);
  }

  private Inventory inventory() throws Exception {
    Inventory found = root.inventory("arch", "");
    // Whatever was found can be written and is valid.
    new CycloneDxJson().write(Sbom.of(found.content(), Instant.EPOCH));
    return found;
  }

  private Component component(String name) throws Exception {
    return inventory().content().components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void listsPackagesWithLicencesSupplierAndSource() throws Exception {
    SbomContent content = inventory().content();
    assertEquals(
        List.of(CERTIFICATES, CURL, GLIBC, ZLIB),
        content.components().stream().map(Component::purl).toList());
    assertEquals(List.of(), inventory().findings());
    Component curl = component("curl");
    assertEquals("Ada Example", curl.supplier() == null ? "" : curl.supplier().name());
    assertEquals(
        List.of("MIT", "custom:of its own"),
        curl.licences().stream().map(LicenceClaim::text).toList());
    assertEquals("nss", component("ca-certificates-mozilla").property("cachet:package:source"));
    assertNull(curl.property("cachet:package:source"));
    assertEquals("1:1.3.1-2", component("zlib").version());
  }

  @Test
  void resolvesNeedsByNameVersionAndWhatIsProvided() throws Exception {
    SbomContent content = inventory().content();
    assertEquals(List.of(CERTIFICATES, GLIBC, ZLIB), content.dependencies().neededBy(CURL));
    assertEquals(List.of(GLIBC), content.dependencies().neededBy(ZLIB));
    assertEquals(List.of(), content.dependencies().neededBy(GLIBC));
  }

  @ParameterizedTest
  @CsvSource({
    "glibc<2.40, false", "glibc=2.40+r16, true", "glibc=2.40+r16-2, false", "libz.so=2-64, false",
    "libz.so, true", "ca-certificates>=1, false", "zlib>=2:0, false", "zlib>=1:1, true",
    "absent, false", ">=1, false"
  })
  void tellsWhichNeedsNobodyFulfils(String need, boolean fulfilled) throws Exception {
    install("tool", "1-1", "any", "%DEPENDS%\n" + need + "\n\n");
    List<Finding> findings = inventory().findings();
    assertEquals(fulfilled ? 0 : 1, findings.size(), findings.toString());
    assertTrue(
        findings.stream()
            .allMatch(
                f ->
                    f.rule().equals("source.dependency-unresolved")
                        && f.message().contains("tool needs " + need)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arch", "manjaro", "endeavouros"})
  void namesTheDistributionThatTheRootSaysItIs(String id) throws Exception {
    root.with("etc/os-release", "ID=" + id + "\n");
    Inventory inventory = SourceDetection.root(folder, Catalogue.bundled()).inventory();
    assertTrue(
        inventory.content().components().stream()
            .allMatch(c -> String.valueOf(c.purl()).startsWith("pkg:alpm/" + id + "/")),
        inventory.content().components().toString());
  }

  @Test
  void recordsEveryDescriptionAsAnInput() throws Exception {
    assertEquals(
        List.of(
            "/etc/os-release",
            "/var/lib/pacman/local/ALPM_DB_VERSION",
            "/var/lib/pacman/local/ca-certificates-mozilla-3.104-1/desc",
            "/var/lib/pacman/local/curl-8.10.1-1/desc",
            "/var/lib/pacman/local/glibc-2.40+r16-1/desc",
            "/var/lib/pacman/local/zlib-1:1.3.1-2/desc"),
        inventory().content().inputs().stream().map(InputDigest::path).sorted().toList());
  }

  private void installCurlFiles() throws Exception {
    root.with("usr/bin/curl", "#!/bin/sh\necho curl\n").with("etc/my curl.conf", "x");
    Files.createSymbolicLink(folder.resolve("usr/bin/wcurl"), Path.of("curl"));
    root.with(
        LOCAL + "curl-8.10.1-1/files",
        """
        %FILES%
        etc/
        etc/my curl.conf
        usr/
        usr/bin/
        usr/bin/curl
        usr/bin/wcurl

        %BACKUP%
        etc/my curl.conf\t9dd4e461268c8034f5c8564e155c67a6

        """);
    mtree(
        "#mtree\n/set type=file uid=0 gid=0 mode=644\n./.PKGINFO time=1.0 size=3 sha256digest="
            + sha256("pkg")
            + "\n"
            + "/set mode=755\n"
            + "./etc time=1.0 type=dir\n"
            + "./etc/my\\040curl.conf size=1 sha256digest="
            + sha256("x")
            + "\n./usr time=1.0 type=dir\n./usr/bin time=1.0 type=dir\n./usr/bin/curl size=20"
            + " md5digest=00 sha256digest="
            + sha256("#!/bin/sh\necho curl\n")
            + "\n./usr/bin/wcurl type=link link=curl\n");
  }

  private void mtree(String text) throws Exception {
    root.with(LOCAL + "curl-8.10.1-1/mtree", gzip(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void digestsTheFilesOfAPackageAndTellsThatTheyAreAsTheyWereBuilt() throws Exception {
    installCurlFiles();
    String lines =
        sha256("x")
            + "  /etc/my curl.conf\n"
            + sha256("#!/bin/sh\necho curl\n")
            + "  /usr/bin/curl\n"
            + sha256("curl")
            + " @/usr/bin/wcurl\n";
    Component curl = component("curl");
    assertEquals(sha256(lines), curl.hashes().get(0).hex());
    assertEquals(sha256(lines), curl.property("cachet:pacman:files:sha256"));
    assertEquals(List.of(), inventory().findings());
    assertEquals(
        List.of("/etc/my curl.conf", "/usr/bin/curl", "/usr/bin/wcurl"),
        inventory().files().get(CURL));

    root.with("usr/bin/curl", "#!/bin/sh\necho other\n");
    Component changed = component("curl");
    assertNotEquals(sha256(lines), changed.hashes().get(0).hex());
    assertEquals(sha256(lines), changed.property("cachet:pacman:files:sha256"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "./usr/bin/curl size=20\n",
        "./usr/bin/curl sha256digest=zz\n",
        "./usr/bin/cu\\9rl sha256digest=00\n",
        "./usr/bin/curl type=link\n",
        "./usr/bin/curl type=char\n"
      })
  void saysNothingOfFilesAsBuiltWhereTheListDoesNotTellAll(String entry) throws Exception {
    installCurlFiles();
    mtree("#mtree\n/set type=file\n./etc type=dir\n" + entry);
    assertNull(component("curl").property("cachet:pacman:files:sha256"));
    assertEquals(List.of(), inventory().findings());
  }

  @Test
  void tellsOfAListThatIsDamagedOrGrowsBeyondItsLimit() throws Exception {
    installCurlFiles();
    byte[] packed = gzip("./usr/bin/curl".getBytes(StandardCharsets.UTF_8));
    root.with(LOCAL + "curl-8.10.1-1/mtree", Arrays.copyOf(packed, packed.length - 9));
    assertEquals(List.of("source.unreadable"), rules());
    root.with(LOCAL + "curl-8.10.1-1/mtree", "no gzip");
    assertEquals(List.of("source.unreadable"), rules());
    root.with(LOCAL + "curl-8.10.1-1/mtree", gzip(new byte[1 << 20]));
    assertEquals(List.of("source.too-long"), rules());
    byte[] lines = new byte[5_000_000];
    Arrays.fill(lines, (byte) '\n');
    root.with(LOCAL + "curl-8.10.1-1/mtree", gzip(lines));
    assertEquals(List.of("source.too-long"), rules());
    byte[] many = new byte[65 << 20];
    for (int i = 0; i < many.length; i += 40_000) {
      many[i] = '\n';
    }
    root.with(LOCAL + "curl-8.10.1-1/mtree", gzip(many));
    assertEquals(List.of("source.too-long"), rules());
    assertEquals(4, inventory().content().components().size());
  }

  private List<String> rules() throws Exception {
    return inventory().findings().stream().map(Finding::rule).toList();
  }

  private void assertIncomplete(String rule) throws Exception {
    Inventory inventory = inventory();
    assertEquals(List.of(rule), inventory.findings().stream().map(Finding::rule).toList());
    assertTrue(
        inventory.content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.assemblies().contains("operating-system")));
  }

  @Test
  void namesWhatOfTheDatabaseIsNotKnown() throws Exception {
    Files.createDirectories(folder.resolve(LOCAL + "broken-1-1"));
    assertIncomplete("source.half-installed");
    Files.delete(folder.resolve(LOCAL + "broken-1-1"));
    root.with(LOCAL + "ALPM_DB_VERSION", "10\n");
    assertIncomplete("source.unread-database");
    root.with(LOCAL + "ALPM_DB_VERSION", "9\n");
    root.with(LOCAL + "nameless-1-1/desc", "%VERSION%\n1-1\n\n");
    assertIncomplete("source.nameless-package");
  }

  @ParameterizedTest
  @CsvSource({
    "'%LICENSE%\nMI\u0001T\n\n', source.control-character",
    "'%DEPENDS%\n\u00ff\n\n', source.not-utf8",
    "'%DEPENDS%\nglibc\n\n%DEPENDS%\nzlib\n\n', source.field-twice",
    "'no section\n\n', source.not-a-field"
  })
  void leavesOutWhatIsNotReadableAndSaysWhere(String more, String rule) throws Exception {
    root.with(
        LOCAL + "odd-1-1/desc",
        ("%NAME%\nodd\n\n%VERSION%\n1-1\n\n" + more).getBytes(StandardCharsets.ISO_8859_1));
    assertIncomplete(rule);
    Finding finding = inventory().findings().get(0);
    assertEquals("/var/lib/pacman/local/odd-1-1/desc", finding.subject());
    assertTrue(finding.message().contains(" line "), finding.message());
  }

  @Test
  void takesNoMoreThanItsLimits() throws Exception {
    install("long", "1-1", "any", "%LICENSE%\n" + "x".repeat(70_000) + "\n\n");
    assertIncomplete("source.too-long");
    install("long", "1-1", "any", "%DESC%\n" + "x\n".repeat(5 << 20) + "\n");
    RootfsLimitException refused =
        assertThrows(RootfsLimitException.class, () -> root.inventory("arch", ""));
    assertEquals("/var/lib/pacman/local/long-1-1/desc", refused.path());
  }

  @Test
  void neverLooksOutsideTheRootAndNeverThrowsForPathsThatAreNone() throws Exception {
    root.with(
        LOCAL + "curl-8.10.1-1/files",
        "%FILES%\n../../../etc/passwd\nusr/\u0000bin\n" + "d/".repeat(3000) + "\n\n");
    assertEquals(List.of("source.not-a-path", "source.not-a-path"), rules());
    assertEquals(List.of("/../../../etc/passwd"), inventory().files().get(CURL));
  }

  @Test
  void readsADatabaseWithoutPackagesAndRefusesARootWithNone() throws Exception {
    ExampleRoot empty = ExampleRoot.in(folder.resolve("empty"));
    empty.with(LOCAL + "ALPM_DB_VERSION", "9\n");
    assertEquals(List.of(), empty.inventory("arch", "").content().components());
    ExampleRoot none = ExampleRoot.in(folder.resolve("none")).with("etc/os-release", "ID=arch\n");
    UnknownSourceException refused =
        assertThrows(UnknownSourceException.class, () -> none.inventory("arch", ""));
    assertTrue(refused.getMessage().contains("/var/lib/pacman/local"), refused.getMessage());
    assertTrue(refused.getMessage().contains("or Arch-like image"), refused.getMessage());
  }
}
