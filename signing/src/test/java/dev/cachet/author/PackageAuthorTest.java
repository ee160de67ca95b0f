package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.factory.PassedGate;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import dev.cachet.gate.GatePassed;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListingWriter;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.rootfs.RootFolder;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageAuthorTest {
  @TempDir Path folder;
  private SamplePack sample;

  @BeforeEach
  void describe() throws Exception {
    sample = new SamplePack(folder.resolve("in"), 20_000);
  }

  @Test
  void manifestSaysWhatDescriptionAndGateSay() throws Exception {
    Manifest manifest = sample.write(folder.resolve("out")).manifest();
    assertEquals("example-devices", manifest.manufacturer());
    assertEquals("ventilator-x", manifest.product());
    assertEquals("4.2.1", manifest.version());
    assertEquals(421, manifest.counter());
    assertEquals(400, manifest.floor());
    assertEquals(SamplePack.CREATED, manifest.created());
    assertEquals(Optional.of(Instant.parse("2027-11-23T08:00:00Z")), manifest.expires());
    assertEquals("debian", manifest.os().id());
    assertEquals("12", manifest.os().version());
    assertEquals(Optional.of(Instant.parse("2028-06-30T00:00:00Z")), manifest.os().supportEnd());
    assertEquals(Instant.parse("2026-11-20T00:00:00Z"), manifest.os().asOf());
    assertEquals("CR-1182", manifest.change().reference());
    assertEquals("plan-a", manifest.rollout().orElseThrow().id());
    assertEquals(20_000, manifest.payloads().get(0).plainSize());
  }

  @Test
  void unknownEndOfSupportStaysUnknown() throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(PassedGate.over(description).payloadSha256(), null);
    PackageDraft draft =
        new PackageAuthor().draft(passed, description, SamplePack.CREATED, SamplePack.CREATED);
    UnsignedPackage written = new PackageAuthor().write(draft, folder.resolve("out"));
    assertEquals(Optional.empty(), written.manifest().os().supportEnd());
  }

  /** A listing in the package is of the root that the gate judged. */
  @Test
  void listingOfAnotherRootDoesNotGoIntoThePackage() throws Exception {
    PackageDescription description = sample.description();
    Path root = folder.resolve("root");
    GatePassed passed = RealGate.over(description, root);
    Path listing = sample.folder().resolve("note.txt");
    list(root, listing);
    PackageDraft draft =
        new PackageAuthor().draft(passed, description, SamplePack.CREATED, SamplePack.CREATED);
    assertArrayEquals(Files.readAllBytes(listing), draft.files().get(2).content());

    Files.writeString(root.resolve("etc/more"), "more");
    list(root, listing);
    DraftRefusedException refused =
        assertThrows(
            DraftRefusedException.class,
            () ->
                new PackageAuthor()
                    .draft(passed, description, SamplePack.CREATED, SamplePack.CREATED));
    assertTrue(String.valueOf(refused.getMessage()).contains("not of the root"));
  }

  private static void list(Path root, Path listing) throws Exception {
    try (OutputStream out = Files.newOutputStream(listing)) {
      ListingWriter.write(new FolderTree(RootFolder.open(root)), LeftOut.none(), out);
    }
  }

  @Test
  void sbomAndEvidenceOfTheGateAreFilesOfThePackage() throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(description);
    UnsignedPackage written = sample.write(folder.resolve("out"));
    assertEquals(
        List.of(FileKind.SBOM, FileKind.GATE, FileKind.OTHER),
        written.manifest().files().stream().map(file -> file.kind()).toList());
    assertArrayEquals(passed.sbom(), Files.readAllBytes(folder.resolve("out/files/sbom.cdx.json")));
    assertArrayEquals(passed.evidence(), Files.readAllBytes(folder.resolve("out/files/gate.json")));
    assertEquals("Read me first.\n", Files.readString(folder.resolve("out/files/note.txt")));
  }

  @Test
  void payloadThatTheGateDidNotJudgeIsRefused() throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(description);
    Files.write(sample.image(), new byte[] {1, 2, 3});
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () ->
                new PackageAuthor()
                    .draft(passed, description, SamplePack.CREATED, SamplePack.CREATED));
    assertTrue(e.getMessage().contains("payload rootfs"), e.getMessage());
    assertTrue(e.getMessage().contains("run the gate over what will be packed"), e.getMessage());
  }

  /** A45: what was swapped between judgement and packing. */
  @Test
  void payloadThatIsSwappedAfterTheDraftIsRefusedAndLeavesNothing() throws Exception {
    PackageDraft draft = sample.draft();
    byte[] other = Files.readAllBytes(sample.image());
    other[other.length - 1] ^= 1;
    Files.write(sample.image(), other);
    assertThrows(
        DraftRefusedException.class, () -> new PackageAuthor().write(draft, folder.resolve("out")));
    assertEquals(List.of("in"), names(folder));
  }

  @Test
  void payloadsOfAnotherGateAreRefused() throws Exception {
    GatePassed passed =
        PassedGate.over(Map.of("kernel", "0".repeat(64)), LocalDate.of(2028, 6, 30));
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () ->
                new PackageAuthor()
                    .draft(passed, sample.description(), SamplePack.CREATED, SamplePack.CREATED));
    assertTrue(e.getMessage().contains("rootfs") && e.getMessage().contains("kernel"));
  }

  @Test
  void payloadThatTheGateJudgedButNobodyPacksIsRefused() throws Exception {
    Map<String, String> more =
        new java.util.TreeMap<>(PassedGate.over(sample.description()).payloadSha256());
    more.put("kernel", "0".repeat(64));
    GatePassed passed = PassedGate.over(more, null);
    assertThrows(
        DraftRefusedException.class,
        () ->
            new PackageAuthor()
                .draft(passed, sample.description(), SamplePack.CREATED, SamplePack.CREATED));
  }

  @Test
  void folderThatExistsIsNotTouched() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    assertThrows(FileAlreadyExistsException.class, () -> sample.write(out));
    assertEquals(List.of(), names(out));
  }

  @Test
  void packageThatExpiresBeforeItIsCreatedIsRefusedAndLeavesNothing() throws Exception {
    PackageDescription description = sample.description();
    Instant late = Instant.parse("2027-11-23T08:00:00Z");
    PackageDraft draft =
        new PackageAuthor().draft(PassedGate.over(description), description, late, late);
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () -> new PackageAuthor().write(draft, folder.resolve("out")));
    assertTrue(e.getMessage().contains("PKG-16"), e.getMessage());
    assertEquals(List.of("in"), names(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT86401S", "PT48H", "P365D", "P2922729D"})
  void timeAfterTheClockOfWhoeverPacksIsRefused(Duration ahead) throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(description);
    Instant created = SamplePack.CREATED.plus(ahead);
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () -> new PackageAuthor().draft(passed, description, created, SamplePack.CREATED));
    assertTrue(e.getMessage().contains("created at " + created), e.getMessage());
    assertTrue(
        e.getMessage().contains("clock of this machine, " + SamplePack.CREATED), e.getMessage());
    assertTrue(e.getMessage().contains("SOURCE_DATE_EPOCH"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT86400S", "PT-1S", "P-10000D"})
  void timeBeforeTheClockOrWithinTheAllowanceIsPacked(Duration ahead) throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(description);
    Instant created = SamplePack.CREATED.plus(ahead);
    PackageDraft draft =
        new PackageAuthor().draft(passed, description, created, SamplePack.CREATED);
    assertEquals(created, draft.created());
  }

  @Test
  void timeThatTheManifestCannotExpressIsTheCallersMistake() throws Exception {
    PackageDescription description = sample.description();
    GatePassed passed = PassedGate.over(description);
    Instant half = SamplePack.CREATED.plusMillis(500);
    assertThrows(
        IllegalArgumentException.class,
        () -> new PackageAuthor().draft(passed, description, half, half));
  }

  @Test
  void folderIsOpenedAgainWithTheSameIdentity() throws Exception {
    UnsignedPackage written = sample.write(folder.resolve("out"));
    UnsignedPackage opened = UnsignedPackage.open(folder.resolve("out"));
    assertEquals(written.packageId(), opened.packageId());
    assertArrayEquals(written.manifestBytes(), opened.manifestBytes());
    assertFalse(Files.exists(folder.resolve("out/signatures")));
  }

  @Test
  void folderIsOpenedAsThePackageThatWasShownAndAsNoOther() throws Exception {
    UnsignedPackage shown = sample.write(folder.resolve("out"));
    assertEquals(
        shown.packageId(),
        UnsignedPackage.open(folder.resolve("out"), shown.packageId()).packageId());
    edit(folder.resolve("out/manifest.json"), "4.2.1", "4.2.2");
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () -> UnsignedPackage.open(folder.resolve("out"), shown.packageId()));
    assertTrue(e.getMessage().contains("not " + shown.packageId()), e.getMessage());
    assertTrue(e.getMessage().contains("examine --for-signing"), e.getMessage());
  }

  /** A11: what is not the package that was shown is not parsed either. */
  @Test
  void anotherPackageIsNotEvenParsed() throws Exception {
    UnsignedPackage shown = sample.write(folder.resolve("out"));
    Files.writeString(folder.resolve("out/manifest.json"), "no JSON");
    assertThrows(
        DraftRefusedException.class,
        () -> UnsignedPackage.open(folder.resolve("out"), shown.packageId()));
  }

  @Test
  void folderWithoutEvidenceOfAGateIsNotOpened() throws Exception {
    assertNotOpened("\"kind\":\"gate\"", "\"kind\":\"other\"", "0 files of kind gate");
  }

  @Test
  void folderWithTwoEvidencesOfAGateIsNotOpened() throws Exception {
    assertNotOpened("\"kind\":\"other\"", "\"kind\":\"gate\"", "2 files of kind gate");
  }

  @Test
  @Tag("PKG-23")
  void folderWithoutSbomIsNotOpened() throws Exception {
    Path manifest = sample.write(folder.resolve("out")).folder().resolve("manifest.json");
    edit(manifest, "\"kind\":\"sbom\"", "\"kind\":\"other\"");
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class, () -> UnsignedPackage.open(folder.resolve("out")));
    assertEquals("PKG-23", e.refusal().clause());
  }

  private void assertNotOpened(String text, String other, String problem) throws Exception {
    Path out = sample.write(folder.resolve("out")).folder();
    edit(out.resolve("manifest.json"), text, other);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> UnsignedPackage.open(out));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertTrue(e.getMessage().contains("pack it again"), e.getMessage());
  }

  private static void edit(Path file, String text, String other) throws Exception {
    String before = Files.readString(file);
    assertTrue(before.contains(text), before);
    Files.writeString(file, before.replace(text, other));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void packsOnOneToSixtyFourThreads() {
    assertThrows(IllegalArgumentException.class, () -> new PackageAuthor(0));
    assertThrows(IllegalArgumentException.class, () -> new PackageAuthor(65));
  }
}
