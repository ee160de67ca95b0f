package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.command.release.GateRequest;
import dev.cachet.command.release.PackRequest;
import dev.cachet.command.release.PreviousSettings;
import dev.cachet.command.release.ReleaseEvidence;
import dev.cachet.command.support.Facts;
import dev.cachet.format.SbomSpec;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListingWriter;
import dev.cachet.merge.SourceDetection;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code gate} and {@code pack} and the goals of these names give one answer. */
class GateFrontsTest {
  private static final Path RELEASE = Path.of("src/it/release");
  private static final Instant INSTANT = Instant.parse("2026-11-23T00:00:00Z");
  private static final Setting<Path> OUT = Setting.output("--out", "out", "FILE");

  @TempDir Path folder;
  private Path root;
  private Path sbom;
  private Path image;

  @BeforeEach
  void describe() throws Exception {
    for (String name : List.of("policy.json", "stricter.json", "pack.json")) {
      Files.copy(RELEASE.resolve(name), folder.resolve(name));
    }
    root = folder.resolve("rootfs");
    for (String name : List.of("etc/os-release", "var/lib/dpkg/status")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.copy(RELEASE.resolve("rootfs").resolve(name), root.resolve(name));
    }
    image = Files.writeString(folder.resolve("image.bin"), "an image\n".repeat(1000));
    Sbom written =
        Sbom.of(SourceDetection.root(root, Catalogue.bundled()).inventory().content(), INSTANT);
    sbom = Files.write(folder.resolve("a.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(written));
  }

  @Test
  void aReleasePassesWithTheSameEvidenceAndDecisions() throws Exception {
    Path shell = folder.resolve("shell.json");
    Path maven = folder.resolve("maven.json");
    assertEquals(0, gate().set(OUT, shell).shell().exit());
    Fronts.Said said = gate().set(OUT, maven).maven();
    assertEquals(0, said.exit(), said.toString());
    assertArrayEquals(Files.readAllBytes(shell), Files.readAllBytes(maven));
    assertTrue(
        said.answer().stream().anyMatch(line -> line.startsWith("gate passed: debian ")),
        said.toString());
  }

  @Test
  void whatTheGateFindsIsToldAlike() throws Exception {
    Fronts.Said strict = gate().set(ReleaseEvidence.POLICY, folder.resolve("stricter.json")).ask();
    assertEquals(1, strict.exit());
    assertTrue(strict.error().startsWith("refused: gate.os-state"), strict.error());
    assertTrue(strict.error().contains("\nerror gate.os-state: "), strict.error());
    Files.writeString(root.resolve("etc/hostname"), "pump");
    Fronts.Said changed = gate().ask();
    assertEquals(1, changed.exit());
    assertTrue(changed.error().contains("drift.files-differ"), changed.error());
    assertEquals(1, pack("new").ask().exit());
    assertFalse(Files.exists(folder.resolve("new")), "nothing is left that could be signed");
  }

  @Test
  void aListingNamesEachEntryThatDiffers() throws Exception {
    Path listing = folder.resolve("a.listing");
    try (OutputStream out = Files.newOutputStream(listing)) {
      ListingWriter.write(new FolderTree(RootFolder.open(root)), LeftOut.none(), out);
    }
    Path out = folder.resolve("out.json");
    assertEquals(0, gate().set(ReleaseEvidence.LISTING, listing).set(OUT, out).shell().exit());
    assertEquals(0, gate().set(ReleaseEvidence.LISTING, listing).set(OUT, out).maven().exit());
    Files.writeString(root.resolve("etc/hostname"), "pump");
    for (Fronts each : List.of(gate(), pack("package"))) {
      Fronts.Said named = each.set(ReleaseEvidence.LISTING, listing).ask();
      assertEquals(1, named.exit());
      assertTrue(named.error().contains("drift.entry-added: /etc/hostname"), named.error());
      assertFalse(named.error().contains("drift.files-differ"), named.error());
    }
    Path garbage = Files.writeString(folder.resolve("garbage"), "/etc f\n");
    assertEquals(3, gate().set(ReleaseEvidence.LISTING, garbage).ask().exit());
    assertEquals(2, gate().set(ReleaseEvidence.LISTING, folder.resolve("no")).ask().exit());
    Fronts two =
        gate()
            .set(ReleaseEvidence.LISTING, listing)
            .set(DescribedThings.ROOTS, List.of(folder.resolve("other")));
    Fronts.Said other = two.ask();
    assertEquals(2, other.exit());
    assertEquals("listing is of one root folder: name it with one rootfs", other.error());
  }

  @Test
  void aPackageIsTheSameBytes() throws Exception {
    Path shell = folder.resolve("shell");
    Path maven = folder.resolve("maven");
    Fronts.Said one = pack("shell").shell();
    Fronts.Said other = pack("maven").maven();
    assertEquals(0, one.exit(), one.toString());
    assertEquals(0, other.exit(), other.toString());
    assertArrayEquals(
        Files.readAllBytes(shell.resolve("manifest.json")),
        Files.readAllBytes(maven.resolve("manifest.json")));
    String packed = other.answer().get(other.answer().size() - 1);
    assertEquals(one.answer().get(0).replace(shell.toString(), maven.toString()), packed);
  }

  @Test
  void payloadsAndADescriptionHaveToAgree() throws Exception {
    Path out = folder.resolve("out.json");
    Path description = folder.resolve("pack.json");
    Fronts both = gate().set(GateRequest.DESCRIPTION, description).set(OUT, out);
    assertEquals(0, both.shell().exit());
    assertEquals(0, both.maven().exit());
    Path copy = Files.copy(image, folder.resolve("copy.bin"));
    for (Map<String, Path> other :
        List.of(
            Map.of("rootfs", copy),
            Map.of("application", image),
            Map.of("rootfs", image, "application", copy))) {
      Fronts.Said differs = both.set(GateRequest.PAYLOADS, other).ask();
      assertEquals(2, differs.exit());
      assertTrue(
          differs.error().startsWith("payloads and description name other payloads"),
          differs.error());
    }
    Fronts.Said none = fronts("gate").ask();
    assertEquals(2, none.exit());
    assertEquals("no payload: give payloads or description", none.error());
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    Path garbage = Files.writeString(folder.resolve("garbage"), "{}");
    for (Setting<Path> each :
        List.of(
            ReleaseEvidence.SBOM,
            ReleaseEvidence.POLICY,
            ReleaseEvidence.WAIVERS,
            ReleaseEvidence.ANSWERS,
            ReleaseEvidence.UNSAFE_OVERRIDE,
            PreviousSettings.PREVIOUS,
            Facts.CATALOGUE,
            Facts.OVERRIDES)) {
      assertEquals(2, gate().set(each, nowhere).ask().exit(), each.option());
      assertTrue(gate().set(each, garbage).ask().exit() > 0, each.option());
      assertEquals(2, pack("p").set(each, nowhere).ask().exit(), each.option());
    }
    assertEquals(3, gate().set(GateRequest.DESCRIPTION, garbage).ask().exit());
    assertEquals(3, pack("p").set(PackRequest.DESCRIPTION, garbage).ask().exit());
    assertEquals(2, gate().set(DescribedThings.ROOTFS, List.of(nowhere)).ask().exit());
    assertEquals(1, gate().set(DescribedThings.PARTS, List.of(garbage)).ask().exit());
    assertEquals(2, gate().set(DescribedThings.PKGDATA, folder).ask().exit());
    assertEquals(2, gate().set(ReleaseEvidence.UNTIL, "2036-02-30").ask().exit());
    assertEquals(2, gate().set(Moments.AS_OF, "soon").ask().exit());
    assertEquals(2, gate().set(PreviousSettings.NETWORK, garbage).ask().exit());
    assertEquals(2, gate().set(ReleaseEvidence.MADE_OF, Map.of("rootfs", nowhere)).ask().exit());
    Fronts.Said there = pack("garbage").ask();
    assertEquals(garbage + " is there already; remove it or name another", there.error());
  }

  @Test
  void theLastReleaseIsAPackageThatIsVerified() throws Exception {
    Path vectors = Path.of("..", "core", "src", "test", "vectors");
    Fronts last =
        gate().set(PreviousSettings.PREVIOUS, vectors.resolve("container/smallest.cachet"));
    Fronts.Said without = last.ask();
    assertEquals(2, without.exit());
    assertTrue(
        without.error().endsWith("verified: give previousRoot and previousRootSha256"),
        without.error());
    last.set(PreviousSettings.ROOT, vectors.resolve("roots/base-1.json"));
    assertEquals(2, last.ask().exit());
    assertEquals(1, last.set(PreviousSettings.ROOT_SHA256, "0".repeat(64)).ask().exit());
  }

  private Fronts gate() {
    return fronts("gate")
        .set(GateRequest.PAYLOADS, Map.of("rootfs", image))
        .set(OUT, folder.resolve("gate.json"));
  }

  private Fronts pack(String out) {
    return fronts("pack")
        .set(PackRequest.DESCRIPTION, folder.resolve("pack.json"))
        .set(PackRequest.OUT, folder.resolve(out));
  }

  private Fronts fronts(String name) {
    return new Fronts(
            name,
            name,
            () -> name.equals("gate") ? new GateMojo() : new PackMojo(),
            folder.resolve("target"),
            name.equals("gate") ? GateRequest.class : PackRequest.class,
            DescribedThings.class,
            ReleaseEvidence.class,
            PreviousSettings.class,
            Facts.class,
            Moments.class)
        .set(ReleaseEvidence.SBOM, sbom)
        .set(ReleaseEvidence.POLICY, folder.resolve("policy.json"))
        .set(DescribedThings.ROOTFS, List.of(root))
        .set(Moments.AS_OF, INSTANT.toString());
  }
}
