package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.digest.Sha256;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.factory.SamplePack;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureList;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.trust.TrustedRoot;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageSealerTest {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Manufacturer SUCCESSOR = new Manufacturer();

  @TempDir Path folder;
  private UnsignedPackage unsigned;
  private Path out;

  @BeforeEach
  void author() throws Exception {
    unsigned = new SamplePack(folder.resolve("in"), 20_000).write(folder.resolve("pack"));
    out = folder.resolve("release.cachet");
  }

  @Test
  void sealedFileNamesItsSignersAndIdentity() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    ReleasedPackage released = sealer().seal(unsigned, out);
    assertEquals(unsigned.packageId(), released.packageId());
    assertEquals(1, released.rootVersion());
    assertEquals(4, released.signers().size());
    try (ReceivedPackage received = ReceivedPackage.open(out)) {
      assertEquals(unsigned.packageId(), received.identity());
      assertEquals(0, received.rootCount());
    }
  }

  @Test
  void sealingTwiceGivesTheSameBytes() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    ReleasedPackage one = sealer().seal(unsigned, out);
    ReleasedPackage two = sealer().seal(unsigned, folder.resolve("again.cachet"));
    assertArrayEquals(Files.readAllBytes(one.file()), Files.readAllBytes(two.file()));
  }

  @Test
  void signaturesCanBeGivenInsteadOfCollected() throws Exception {
    List<EnvelopeSignature> signatures = new ArrayList<>();
    for (Person person : List.of(MAKER.release, MAKER.clearance)) {
      for (var key : person.signers()) {
        signatures.add(
            new ManifestSigner().sign(DocumentType.PACKAGE, unsigned.manifestBytes(), key));
      }
    }
    ReleasedPackage released = sealer().seal(unsigned, SignatureList.of(signatures), out);
    assertEquals(4, released.signers().size());
  }

  @Test
  void packageWithoutTheQuorumIsNotSealed() throws Exception {
    SamplePack.sign(unsigned, MAKER.release);
    assertRefused(Reason.QUORUM_MISSING, () -> sealer().seal(unsigned, out));
  }

  @Test
  void packageWithoutTheQuorumIsNotEvenWritten() throws Exception {
    SamplePack.sign(unsigned, MAKER.release);
    makeDataTooLarge();
    assertRefused(Reason.QUORUM_MISSING, () -> sealer().seal(unsigned, out));
  }

  /** A13. */
  @Test
  void packageWithoutThePostQuantumSignatureIsNotSealed() throws Exception {
    SamplePack.sign(unsigned, MAKER.release);
    Path unused =
        unsigned
            .signatures()
            .add(
                new ManifestSigner()
                    .sign(
                        DocumentType.PACKAGE,
                        unsigned.manifestBytes(),
                        MAKER.clearance.classical()));
    assertRefused(Reason.FAMILY_MISSING, () -> sealer().seal(unsigned, out));
  }

  /** A05. */
  @Test
  void packageWithoutAnySignatureIsNotSealed() {
    assertRefused(Reason.QUORUM_MISSING, () -> sealer().seal(unsigned, out));
  }

  /** A45: the signers saw a record that judged another payload of the same size. */
  @Test
  void payloadThatWasExchangedAfterTheGateIsNotReleased() throws Exception {
    unsigned = exchanged(20_000);
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("payload rootfs has SHA-256 "), e.getMessage());
    assertTrue(e.getMessage().contains("the gate judged "), e.getMessage());
    assertFalse(Files.exists(out));
    assertNothingHalfWritten();
  }

  /** A45. */
  @Test
  void recordOfAnotherSizeIsNotReleased() throws Exception {
    unsigned = exchanged(19_999);
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("judges another SBOM or other payloads"), e.getMessage());
  }

  /** A45: the record judged other software than the SBOM in the package lists. */
  @Test
  void recordOfAnotherSbomIsNotReleased() throws Exception {
    Path sbom = unsigned.folder().resolve("files/sbom.cdx.json");
    String judged = Sha256.of(Files.readAllBytes(sbom)).hex();
    String record = Files.readString(unsigned.folder().resolve("files/gate.json"));
    assertTrue(record.contains(judged), record);
    unsigned =
        Exchange.gate(
            unsigned, record.replace(judged, "0".repeat(64)).getBytes(StandardCharsets.UTF_8));
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("judges another SBOM"), e.getMessage());
  }

  @Test
  void recordThatIsNoneIsNotReleased() throws Exception {
    unsigned = Exchange.gate(unsigned, "{}".getBytes(StandardCharsets.UTF_8));
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("files/gate.json is no record of a gate"), e.getMessage());
  }

  /** The record is edited and the manifest names it: valid signatures make no evidence of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"findings\":[]|\"findings\":[{\"rule\":\"gate.os-state\",\"subject\":\"os\","
            + "\"severity\":\"ERROR\",\"message\":\"over\",\"evidence\":[]}]|refuses the release",
        "\"SUPPORTED\",\"supportEnd\"|\"ENDED\",\"supportEnd\"|is ENDED, which",
        "\"SUPPORTED\",\"supportEnd\"|\"END_OF_LIFE\",\"supportEnd\"|is none of",
        "\"asOf\":\"2026-11-20\"|\"asOf\":\"2019-01-01\"|catalogueAgeDays",
        "\"version\":\"12\"|\"version\":\"13\"|judges debian 13",
        "2028-06-30|2040-01-01|judges debian 12, supported until 2040",
        "\"sbomMaximumAgeDays\":36500|\"sbomMaximumAgeDays\":1|days apart",
        "\"payloads\":|\"payloads\":[],\"payloads\":|Duplicate",
      })
  void recordThatDoesNotClearThePackageIsNotReleased(String from, String to, String problem)
      throws Exception {
    String record = Files.readString(unsigned.folder().resolve("files/gate.json"));
    assertTrue(record.contains(from), record);
    unsigned = Exchange.gate(unsigned, record.replace(from, to).getBytes(StandardCharsets.UTF_8));
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertFalse(e instanceof CannotBeToldException, e.getMessage());
    assertFalse(Files.exists(out));
    assertNothingHalfWritten();
  }

  /** Weeks may lie between the gate and the last signature. */
  @Test
  void overrideThatIsOverOnTheDayOfSealingLetsNothingPass() throws Exception {
    String record = Files.readString(unsigned.folder().resolve("files/gate.json"));
    String judged =
        Sha256.of(Files.readAllBytes(unsigned.folder().resolve("files/sbom.cdx.json"))).hex();
    String override =
        "\"unsafeOverrides\":[{\"rule\":\"gate.network-missing\",\"subject\":\"network\","
            + "\"previousSbom\":\"none\",\"sbom\":\""
            + judged
            + "\",\"approved\":\"2026-11-20\",\"expires\":\"2026-12-01\",\"role\":\"quality\","
            + "\"reason\":\"CR-1\"}],\"findings\":[{\"rule\":\"gate.network-missing\",\"subject\":"
            + "\"network\",\"severity\":\"ERROR\",\"message\":\"none\",\"evidence\":[]}]";
    unsigned =
        Exchange.gate(
            unsigned, record.replace("\"findings\":[]", override).getBytes(StandardCharsets.UTF_8));
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    PackageSealer late = sealer().on(LocalDate.of(2026, 12, 2));
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> late.seal(unsigned, out));
    assertTrue(e.getMessage().contains("does not count on 2026-12-02"), e.getMessage());
    assertFalse(Files.exists(out));
    String sheet =
        String.join("\n", SigningSheet.of(unsigned, Optional.empty(), ChunkDepth.STORED).lines());
    int first = sheet.indexOf("UNSAFE: the gate refuses 1 finding");
    assertTrue(first >= 0 && first < sheet.indexOf("manifest, which is what is signed"), sheet);
    assertTrue(sheet.contains("by \"quality\" until 2026-12-01: \"CR-1\""), sheet);
    ReleasedPackage released = sealer().on(LocalDate.of(2026, 12, 1)).seal(unsigned, out);
    assertTrue(Files.exists(released.file()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "AMBIGUOUS", "CYCLE_NOT_LISTED"})
  void recordOfWhichItCannotBeToldIsNotReleased(String state) throws Exception {
    String record = Files.readString(unsigned.folder().resolve("files/gate.json"));
    String edited =
        record.replace("\"SUPPORTED\",\"supportEnd\"", "\"" + state + "\",\"supportEnd\"");
    unsigned = Exchange.gate(unsigned, edited.getBytes(StandardCharsets.UTF_8));
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    CannotBeToldException e =
        assertThrows(CannotBeToldException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("debian 12 is " + state), e.getMessage());
    assertFalse(Files.exists(out));
  }

  /** A manifest written by hand promises a newer system than the one that was judged. */
  @ParameterizedTest
  @CsvSource({
    "debian,ubuntu",
    "'\"version\":\"12\"','\"version\":\"14\"'",
    "2028-06-30,2040-01-01"
  })
  void manifestThatNamesAnotherSystemIsNotReleased(String from, String to) throws Exception {
    Path manifest = unsigned.folder().resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(from, to));
    unsigned = UnsignedPackage.open(unsigned.folder());
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(
        e.getMessage().contains("judges debian 12, supported until 2028-06-30"), e.getMessage());
  }

  /** A package of another image, with the record that the gate wrote about the first one. */
  private UnsignedPackage exchanged(int bytes) throws Exception {
    SamplePack other = new SamplePack(folder.resolve("other"), bytes);
    byte[] image = Files.readAllBytes(other.image());
    image[0] ^= 1;
    Files.write(other.image(), image);
    byte[] record = Files.readAllBytes(unsigned.folder().resolve("files/gate.json"));
    return Exchange.gate(other.write(folder.resolve("exchanged")), record);
  }

  /** A15. */
  @Test
  void signatureOfAnotherRoleIsNotSealed() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance, MAKER.grant);
    assertRefused(Reason.WRONG_ROLE, () -> sealer().seal(unsigned, out));
  }

  @Test
  void newerRootsAreCarriedAndTheQuorumIsThatOfTheLast() throws Exception {
    TrustedRoot first = MAKER.firstRoot();
    TrustedRoot second = MAKER.rotate(first, SUCCESSOR);
    SamplePack.sign(unsigned, SUCCESSOR.release, SUCCESSOR.clearance);
    ReleasedPackage released =
        new PackageSealer(first, List.of(second.envelope())).seal(unsigned, out);
    assertEquals(2, released.rootVersion());
    try (ReceivedPackage received = ReceivedPackage.open(out)) {
      assertEquals(1, received.rootCount());
      assertEquals(2, received.rootVersion(0));
      assertArrayEquals(second.envelope(), received.root(0));
    }
  }

  /** A20. */
  @Test
  void signersOfTheReplacedRootDoNotCount() throws Exception {
    TrustedRoot first = MAKER.firstRoot();
    TrustedRoot second = MAKER.rotate(first, SUCCESSOR);
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    assertRefused(
        Reason.QUORUM_MISSING,
        () -> new PackageSealer(first, List.of(second.envelope())).seal(unsigned, out));
  }

  @Test
  @Tag("PKG-7")
  void moreRootsThanAPackageCarriesAreRefused() throws Exception {
    List<byte[]> many = Collections.nCopies(257, new byte[0]);
    TrustedRoot first = MAKER.firstRoot();
    assertRefused(Reason.ROOT_CHAIN_TOO_LONG, () -> new PackageSealer(first, many));
  }

  @Test
  void rootThatDoesNotFollowIsNotCarried() throws Exception {
    TrustedRoot first = MAKER.firstRoot();
    byte[] stranger = SUCCESSOR.firstRoot().envelope();
    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class, () -> new PackageSealer(first, List.of(stranger)));
    assertEquals(Reason.QUORUM_MISSING, e.refusal().reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files/sbom.cdx.json",
        "files/gate.json",
        "files/note.txt",
        "payload/000/index",
        "payload/000/data"
      })
  void folderThatWasChangedAfterSigningIsNotReleased(String entry) throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    Path file = unsigned.folder().resolve(entry);
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    assertRefusedWithAnyReason(() -> sealer().seal(unsigned, out));
  }

  /** Which chunks are in a package is not signed, so that a device can be sent the others. */
  @Test
  @Tag("PKG-42")
  void packageWithoutItsChunksIsNotReleased() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    Path index = unsigned.folder().resolve("payload/000/index");
    int chunks = ByteBuffer.wrap(Files.readAllBytes(index)).getInt(8);
    Path data = unsigned.folder().resolve("payload/000/data");
    int records = chunks * 72;
    byte[] withoutChunks = new byte[records + (chunks + 7) / 8];
    System.arraycopy(Files.readAllBytes(data), 0, withoutChunks, 0, records);
    Files.write(data, withoutChunks);
    assertRefused(Reason.CHUNK_MISSING, () -> sealer().seal(unsigned, out));
    assertNothingHalfWritten();
  }

  @Test
  void manifestThatWasChangedAfterSigningIsNotReleased() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    Path file = unsigned.folder().resolve("manifest.json");
    Files.writeString(file, Files.readString(file).replace("4.2.1", "4.2.2"));
    UnsignedPackage changed = UnsignedPackage.open(unsigned.folder());
    assertRefused(Reason.SIGNATURE_INVALID, () -> sealer().seal(changed, out));
  }

  @Test
  void fileThatExistsIsNeverOverwritten() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    Files.writeString(out, "mine");
    assertThrows(FileAlreadyExistsException.class, () -> sealer().seal(unsigned, out));
    assertEquals("mine", Files.readString(out));
    assertNothingHalfWritten();
  }

  @Test
  void folderThatIsNotThereIsNamed() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    Path away = folder.resolve("away").resolve("pump.cachet");
    NoSuchFileException e =
        assertThrows(NoSuchFileException.class, () -> sealer().seal(unsigned, away));
    assertEquals(away.getParent() + " (the folder of " + away + ")", e.getFile());
  }

  @Test
  @Tag("PKG-12")
  void entryThatTheSizeFieldCannotExpressIsNotWritten() throws Exception {
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    makeDataTooLarge();
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> sealer().seal(unsigned, out));
    assertTrue(e.getMessage().contains("PKG-12"), e.getMessage());
    assertNothingHalfWritten();
  }

  @Test
  void oneKeySignsAFolderOnce() throws Exception {
    SamplePack.sign(unsigned, MAKER.release);
    assertThrows(FileAlreadyExistsException.class, () -> SamplePack.sign(unsigned, MAKER.release));
  }

  private void makeDataTooLarge() throws Exception {
    try (RandomAccessFile data =
        new RandomAccessFile(unsigned.folder().resolve("payload/000/data").toFile(), "rw")) {
      data.setLength(8_589_934_592L);
    }
  }

  private PackageSealer sealer() throws Exception {
    return new PackageSealer(MAKER.firstRoot(), List.of());
  }

  private void assertRefused(Reason reason, Executable act) {
    PackageRefusedException e = assertThrows(PackageRefusedException.class, act);
    assertEquals(reason, e.refusal().reason(), e.getMessage());
    assertFalse(Files.exists(out));
    assertNothingHalfWritten();
  }

  private void assertRefusedWithAnyReason(Executable act) {
    assertThrows(PackageRefusedException.class, act);
    assertFalse(Files.exists(out));
    assertNothingHalfWritten();
  }

  private void assertNothingHalfWritten() {
    String[] parts = folder.toFile().list((where, name) -> name.endsWith(".part"));
    assertEquals(0, parts.length);
  }
}
