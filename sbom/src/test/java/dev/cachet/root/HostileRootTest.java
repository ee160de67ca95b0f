package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.installed.RootLimits;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileRootTest {
  private static final String ELF = "\u007fELF";

  @TempDir Path host;
  private Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    folder = host.resolve("root");
    root = ExampleRoot.debian(folder);
  }

  private Inventory inventory(RootLimits limits) throws Exception {
    Inventory found =
        new RootfsSource(root.open(), ExampleRoot.os("debian", "12"), limits).inventory();
    // Whatever was found can be written and is valid.
    new CycloneDxJson().write(Sbom.of(found.content(), Instant.EPOCH));
    return found;
  }

  private List<Finding> findings(String rule) throws Exception {
    return inventory(RootLimits.DEFAULT).findings().stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  private static void assertIncomplete(Inventory inventory) {
    assertTrue(
        inventory.content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.INCOMPLETE
                        && c.assemblies().contains(inventory.content().subject().ref())));
  }

  @Test
  void namesALinkThatLeadsAboveTheRootAndReadsNothingThere() throws Exception {
    Files.writeString(host.resolve("secret"), ELF + " of the host");
    Files.createSymbolicLink(folder.resolve("out"), Path.of("../secret"));
    Files.createSymbolicLink(folder.resolve("all"), host);
    assertEquals("/out", findings("source.link-out").get(0).subject());
    assertFalse(inventory(RootLimits.DEFAULT).content().components().toString().contains("secret"));
  }

  @Test
  void namesAPipeAndDoesNotOpenIt() throws Exception {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("etc/pipe").toString()).start();
    assertEquals(0, made.waitFor());
    assertEquals("/etc/pipe", findings("source.special-file").get(0).subject());
  }

  @Test
  void followsNoLoop() throws Exception {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    root.with("var/lib/dpkg/info/mawk.list", "/a/x\n/b\n");
    assertEquals(5, inventory(RootLimits.DEFAULT).content().components().size());
  }

  @Test
  void listsAProgramWhoseNameHasALineFeedOrIsNoText() throws Exception {
    Files.writeString(Path.of(URI.create(folder.toUri() + "a%0Ab")), ELF);
    Files.writeString(Path.of(URI.create(folder.toUri() + "z%FF")), ELF);
    List<String> refs =
        inventory(RootLimits.DEFAULT).content().components().stream()
            .map(c -> c.ref())
            .filter(r -> r.startsWith("file:"))
            .toList();
    assertEquals(List.of("file:/a\nb", "file:/z\\xff"), refs);
  }

  @Test
  void stopsAtTheMostEntriesAndSaysThatPartsAreMissing() throws Exception {
    for (int i = 0; i < 40; i++) {
      root.with("many/" + i, "");
    }
    Inventory found = inventory(new RootLimits(30, 1 << 20, 1 << 20));
    assertEquals("source.too-many-files", found.findings().get(0).rule());
    assertEquals("/many", found.findings().get(0).subject());
    assertIncomplete(found);
  }

  @Test
  void looksAtNoMoreRecordedFilesThanItMay() throws Exception {
    root.with("var/lib/dpkg/info/mawk.list", "/x\n".repeat(200));
    Inventory found = inventory(new RootLimits(100, 1 << 20, 1 << 20));
    assertEquals(List.of("source.too-many-files"), rules(found));
    assertIncomplete(found);
  }

  @Test
  void digestsNoFileOverItsLimitAndNoMoreThanTheLimitOfAll() throws Exception {
    root.with("opt/a", ELF + "1").with("opt/b", ELF + "2").with("opt/big", ELF + "x".repeat(20));
    Inventory found = inventory(new RootLimits(1000, 20, 1 << 20));
    assertEquals(List.of("/opt/big"), subjects(found, "source.too-large"));
    assertIncomplete(found);
    found = inventory(new RootLimits(1000, 20, 8));
    assertEquals(List.of("/opt/b", "/opt/big"), subjects(found, "source.too-large"));
  }

  @Test
  void digestsNothingOfASparseFileThatIsLargerThanAnyMedium() throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
      file.write(ELF.getBytes(StandardCharsets.US_ASCII));
      file.setLength(8L << 40);
    }
    assertEquals("/huge", findings("source.too-large").get(0).subject());
  }

  @Test
  void passesOverALineThatIsNoPath() throws Exception {
    root.with("var/lib/dpkg/info/mawk.list", "/a\0b\n/" + "x".repeat(5 << 20) + "\n/etc/ok\n");
    assertEquals(2, findings("source.not-a-path").size());
    root.with("var/lib/dpkg/info/mawk.list", new byte[] {'/', (byte) 0xff, '\n'});
    assertEquals(List.of(), findings("source.not-a-path"));
  }

  @Test
  void namesAFieldThatGrowsLineByLine() throws Exception {
    String field = "Depends: a,\n" + (" " + "b,".repeat(1 << 18) + "\n").repeat(3);
    String status = "Package: x\nStatus: install ok installed\nVersion: 1\n" + field;
    root.with("var/lib/dpkg/status", status);
    Finding found = findings("source.too-long").get(0);
    assertTrue(found.message().contains("line 6"), found.message());
  }

  @Test
  void survivesALineOfFiveMebibytes() throws Exception {
    root.with(
        "var/lib/dpkg/status", ExampleRoot.DEBIAN_STATUS + "\nPackage: " + "x".repeat(5 << 20));
    assertEquals(1, findings("source.too-long").size());
  }

  private static List<String> rules(Inventory found) {
    return found.findings().stream().map(Finding::rule).toList();
  }

  private static List<String> subjects(Inventory found, String rule) {
    return found.findings().stream()
        .filter(f -> f.rule().equals(rule))
        .map(Finding::subject)
        .toList();
  }
}
