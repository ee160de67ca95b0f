package dev.cachet.drift.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.SbomSpec;
import dev.cachet.identity.ComponentHash;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {
  private static final String LIST = "/.\n/usr\n/usr/bin\n/usr/bin/mawk\n/usr/share/mawk.txt\n";

  @TempDir Path folder;
  private ExampleRoot root;
  private Sbom sbom;

  @BeforeEach
  void makeAnSbom() throws Exception {
    root =
        ExampleRoot.debian(folder)
            .with("var/lib/dpkg/info/mawk.list", LIST)
            .with("usr/share/doc/mawk/copyright", "Format: x\nLicense: MIT\n")
            .with("usr/bin/mawk", "binary")
            .with("usr/share/mawk.txt", "text");
    sbom = document(inventory().content());
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  /** As a reader gets it: written and read again. */
  private static Sbom document(SbomContent content) throws Exception {
    CycloneDxJson codec = new CycloneDxJson();
    return codec.read(codec.write(Sbom.of(content, Instant.EPOCH)));
  }

  private List<String> drift() throws Exception {
    return ContentCheck.compare(sbom, inventory()).stream().map(Finding::rule).toList();
  }

  private static String status() {
    return ExampleRoot.DEBIAN_STATUS;
  }

  @Test
  void findsNothingWhereNothingChanged() throws Exception {
    assertEquals(List.of(), drift());
  }

  /** A document has one spelling of a licence that two packages spell in two ways. */
  @Test
  void aReferenceInOtherCapitalsIsTheSameLicence() throws Exception {
    List<List<String>> spellings =
        List.of(
            List.of("GPL-3-with-Autoconf-exception", "GPL-3-with-autoconf-exception"),
            List.of("MY-own", "my-own"),
            List.of("Artistic-own", "ARTISTIC-OWN"));
    for (List<String> each : spellings) {
      root.with("usr/share/doc/mawk/copyright", copyright(each.get(0)))
          .with("usr/share/doc/libc6/copyright", copyright(each.get(1)));
      Sbom made = Sbom.of(inventory().content(), Instant.EPOCH);
      sbom = new CycloneDxJson().read(SbomSpec.CYCLONEDX_1_6_JSON.write(made));
      assertEquals(List.of(), drift(), each.toString());
      Sbom now = Sbom.of(inventory().content(), Instant.EPOCH);
      assertEquals(Map.of(), SbomDiff.between(sbom, now).counts(), "one spelling and two: " + each);
    }
    root.with("usr/share/doc/mawk/copyright", copyright("my-other"));
    assertTrue(drift().contains("drift.licence-differs"), drift().toString());
  }

  private static String copyright(String licence) {
    return "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
        + "Files: *\nCopyright: somebody\nLicense: GPL-2+ or LGPL-3+\n\n"
        + "Files: src/*\nCopyright: somebody\nLicense: "
        + licence
        + "\n a text\n";
  }

  @Test
  void namesExactlyTheFileThatChangedThePackageThatIsGoneAndTheOneUpgraded() throws Exception {
    String gone = status().substring(0, status().indexOf("Package: libcrypt1"));
    String upgraded = gone.replace("2.36-9+deb12u4", "2.36-9+deb12u5");
    root.with("var/lib/dpkg/status", upgraded).with("usr/bin/mawk", "Binary");
    List<Finding> found = ContentCheck.compare(sbom, inventory());
    assertEquals(
        List.of("drift.version-differs", "drift.component-extra", "drift.hash-differs"),
        found.stream().map(Finding::rule).toList());
    assertTrue(found.get(0).subject().contains("libc6@2.36-9%2Bdeb12u4"), found.toString());
    assertTrue(found.get(1).subject().contains("libcrypt1"), found.toString());
    assertTrue(found.get(2).subject().contains("mawk"), found.toString());
    assertEquals(
        List.of(new Evidence("/usr/bin/mawk", "content", "changed")), found.get(2).evidence());
  }

  @Test
  void namesAFileThatIsGone() throws Exception {
    root.without("usr/share/mawk.txt");
    Finding found = ContentCheck.compare(sbom, inventory()).get(0);
    assertEquals("drift.hash-differs", found.rule());
    assertEquals("/usr/share/mawk.txt", found.evidence().get(0).file());
  }

  @Test
  void namesAPackageWhoseListOfFilesChanged() throws Exception {
    root.with("var/lib/dpkg/info/mawk.list", LIST + "/usr/bin/awk\n").with("usr/bin/awk", "x");
    Finding found = ContentCheck.compare(sbom, inventory()).get(0);
    assertEquals("drift.hash-differs", found.rule());
    assertEquals(List.of(), found.evidence());
  }

  @Test
  void namesAPackageThatWasAdded() throws Exception {
    String more = "\nPackage: more\nStatus: install ok installed\nVersion: 1\n";
    root.with("var/lib/dpkg/status", status() + more);
    assertEquals(List.of("drift.component-missing"), drift());
  }

  @Test
  void namesAPackageWhoseLicenceChanged() throws Exception {
    root.with("usr/share/doc/mawk/copyright", "Format: x\nLicense: Zlib\n");
    assertEquals(List.of("drift.licence-differs"), drift());
  }

  @Test
  void namesAPackageThatNeedsAnother() throws Exception {
    root.with(
        "var/lib/dpkg/status",
        status().replace("Version: 1:4.4.33-2", "Version: 1:4.4.33-2\nDepends: mawk"));
    List<Finding> found = ContentCheck.compare(sbom, inventory());
    assertEquals(List.of("drift.edges-differ"), found.stream().map(Finding::rule).toList());
    assertTrue(found.get(0).subject().contains("libcrypt1"), found.toString());
    assertEquals("needs now only", found.get(0).evidence().get(0).field());
  }

  @Test
  void saysOnceThatDigestsAreNotStated() throws Exception {
    List<Component> bare =
        sbom.components().stream().map(c -> c.toBuilder().hashes(List.of()).build()).toList();
    sbom = document(sbom.content().toBuilder().components(bare).build());
    assertEquals(List.of("drift.no-hash"), drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MD5", "SHA-1", "MD5,SHA-1"})
  void documentWithoutAStrongDigestIsWrong(String left) throws Exception {
    root.with("usr/bin/mawk", "exchanged");
    List<Component> weak =
        sbom.components().stream().map(c -> c.toBuilder().hashes(weak(left)).build()).toList();
    sbom = document(sbom.content().toBuilder().components(weak).build());
    Finding found =
        ContentCheck.compare(sbom, inventory()).stream()
            .filter(one -> one.rule().equals("drift.no-hash"))
            .findFirst()
            .orElseThrow();
    assertEquals(Severity.ERROR, found.severity());
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(List.of(found)));
  }

  @Test
  void digestThatCannotBeTakenNowIsNotTold() throws Exception {
    Inventory now = inventory();
    List<Component> bare =
        now.content().components().stream()
            .map(c -> c.toBuilder().hashes(List.of()).build())
            .toList();
    Inventory unread =
        new Inventory(now.content().toBuilder().components(bare).build(), now.findings());
    List<Finding> found = ContentCheck.compare(sbom, unread);
    assertEquals(List.of("drift.hash-not-taken"), found.stream().map(Finding::rule).toList());
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(found));
  }

  private static List<ComponentHash> weak(String algorithms) {
    return Arrays.stream(algorithms.split(","))
        .filter(algorithm -> !algorithm.isEmpty())
        .map(
            algorithm ->
                new ComponentHash(algorithm, "0".repeat(algorithm.equals("MD5") ? 32 : 40)))
        .toList();
  }

  @Test
  void looksInTheDocumentOfADeviceOnlyAtWhatHangsOnTheRoot() throws Exception {
    SbomContent whole = sbom.content();
    Component device = Component.builder("device", ComponentType.DEVICE, "pump").build();
    Component board = Component.builder("board", ComponentType.DEVICE, "board").build();
    List<Component> components = new ArrayList<>(whole.components());
    components.add(whole.subject());
    components.add(board);
    Map<String, List<String>> edges = new TreeMap<>(whole.dependencies().edges());
    edges.put("device", List.of("board", whole.subject().ref()));
    sbom =
        document(
            SbomContent.builder(device)
                .components(components)
                .dependencies(Dependencies.of(edges))
                .compositions(whole.compositions())
                .build());
    assertEquals(List.of(), drift());
  }
}
