package dev.cachet.author.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.Exchange;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.digest.Sha256;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import dev.cachet.factory.UnknownKey;
import dev.cachet.gate.GatePassed;
import dev.cachet.jose.DocumentType;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSheetTest {
  private static final Manufacturer MAKER = new Manufacturer();

  @TempDir Path folder;
  private UnsignedPackage unsigned;

  @BeforeEach
  void pack() throws Exception {
    PackageDescription description = new SamplePack(folder.resolve("in"), 20_000).description();
    GatePassed first = RealGate.over(description, folder.resolve("debian"), Optional.empty());
    Path status = folder.resolve("debian/var/lib/dpkg/status");
    RealGate.install(status, "1.2-4");
    GatePassed passed =
        RealGate.over(description, folder.resolve("debian"), Optional.of(first.sbom()));
    PackageAuthor author = new PackageAuthor();
    unsigned =
        author.write(
            author.draft(passed, description, SamplePack.CREATED, SamplePack.CREATED),
            folder.resolve("pack"));
  }

  @Test
  void showsEveryValueOnALineOfItsOwn() throws Exception {
    SigningSheet sheet = sheet(unsigned);
    String text = String.join("\n", sheet.lines());
    assertTrue(text.startsWith("package " + unsigned.packageId() + "\nnumber to compare "), text);
    for (String line :
        List.of(
            "manufacturer \"example-devices\"",
            "product \"ventilator-x\"",
            "version \"4.2.1\"",
            "counter 421",
            "floor 400",
            "target.udiDi[0] \"04012345678901\"",
            "target.hwModel[0] \"vx-2\"",
            "target.serials is not given: every serial number",
            "target.hwRev is not given: every revision of the hardware",
            "category.mdr \"IIb\"",
            "change.class \"security-patch\"",
            "change.udiDi \"kept\"",
            "os.id \"debian\"",
            "payloads[0].plainSize 20000",
            "rollout.permille[0].value 10",
            "ext.ticket \"T-1\"",
            "policy.sbomMaximumAgeDays 7",
            "drift.changes[0].component \"libexample1\"",
            "drift.changes[0].before \"1.2-3\"",
            "drift.changes[0].after \"1.2-4\"")) {
      assertTrue(text.contains("\n  " + line + "\n"), line + " is not in\n" + text);
    }
    assertTrue(text.contains("drift since the last release: 1 upgraded; "), text);
    assertTrue(text.contains("\nNOT TIED: nothing here shows that the payloads hold"), text);
    assertTrue(text.contains("lasts until 2028-08-09"), text);
    assertTrue(text.endsWith("signed by nobody yet"), text);
    assertTrue(sheet.showsDrift());
  }

  @Test
  void saysThatTheGateIsNotShownWhereOnlyTheManifestIs() throws Exception {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(folder.resolve("pack/manifest.json"), alone.resolve("manifest.json"));
    SigningSheet sheet = sheet(UnsignedPackage.open(alone));
    assertTrue(
        sheet.lines().get(0).startsWith("NOT SEEN: \"files/gate.json\" is not in this folder"),
        sheet.lines().get(0));
    assertTrue(String.join("\n", sheet.lines()).contains("WHICH SUPPORT"));
    assertFalse(sheet.showsDrift());
  }

  @Test
  void refusesARecordThatTheManifestDoesNotName() throws Exception {
    Path record = folder.resolve("pack/files/gate.json");
    Files.writeString(record, Files.readString(record).replace("1.2-4", "1.2-3"));
    DraftRefusedException e = assertThrows(DraftRefusedException.class, () -> sheet(unsigned));
    assertTrue(e.getMessage().contains("is not the record that the manifest names"));
  }

  @Test
  void refusesARecordOfOtherPayloads() throws Exception {
    Path manifest = folder.resolve("pack/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"plainSize\":20000", "\"plainSize\":20001"));
    UnsignedPackage other = UnsignedPackage.open(folder.resolve("pack"));
    DraftRefusedException e = assertThrows(DraftRefusedException.class, () -> sheet(other));
    assertTrue(e.getMessage().contains("judges another SBOM or other payloads"), e.getMessage());
  }

  @Test
  void saysOfHowMuchTheContentWasNotCompared() throws Exception {
    Path record = folder.resolve("pack/files/gate.json");
    byte[] before = Files.readAllBytes(record);
    String text =
        new String(before, StandardCharsets.UTF_8)
            .replaceFirst("\"contentNotCompared\":\\d+", "\"contentNotCompared\":7");
    Files.writeString(record, text);
    Path manifest = folder.resolve("pack/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(Sha256.of(before).hex(), Sha256.of(Files.readAllBytes(record)).hex())
            .replace("\"size\":" + before.length, "\"size\":" + Files.size(record)));
    SigningSheet sheet = sheet(UnsignedPackage.open(folder.resolve("pack")));
    String lines = String.join("\n", sheet.lines());
    assertTrue(lines.contains("OF 7 THE CONTENT COULD NOT BE COMPARED"), lines);
  }

  /** A header names anybody: without a root nobody is named as a signer. */
  @Test
  void signaturesAreNotTakenForVerifiedWithoutARoot() throws Exception {
    SamplePack.sign(unsigned, MAKER.release);
    String kid = MAKER.release.pq().publicKey().kid();
    assertLine(Optional.empty(), "signature by key " + kid + " NOT VERIFIED, no root was given");
  }

  @Test
  void namesWhoSignedAlreadyAsFarAsTheRootKnows() throws Exception {
    Person stranger = Person.of("stranger", Role.RELEASE);
    SamplePack.sign(unsigned, MAKER.release, MAKER.grant, stranger);
    byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
    add(DocumentType.PACKAGE, other, MAKER.clearance.classical());
    add(DocumentType.ROOT, unsigned.manifestBytes(), MAKER.clearance.pq());
    Optional<TrustedRoot> root = Optional.of(MAKER.firstRoot());
    assertLine(root, by(MAKER.release.pq()) + " of release-desk for release verifies");
    assertLine(root, by(MAKER.grant.pq()) + " of grant-desk for grant HAS NO SAY in packages");
    assertLine(root, by(stranger.pq()) + " NOT VERIFIED, root 1 does not list the key");
    assertLine(
        root, by(MAKER.clearance.classical()) + " of clearance-desk for clearance DOES NOT VERIFY");
    assertLine(
        root, by(MAKER.clearance.pq()) + " IS FOR ANOTHER KIND OF DOCUMENT, cachet-root+jws");
    assertEquals(8, unsigned.signatures().signatures().size());
  }

  /** TRU-7 is asked before any key, so also where no root is at hand. */
  @Test
  void signatureOfAnotherKindOfDocumentIsNamedWithoutARoot() throws Exception {
    add(DocumentType.ROOT, unsigned.manifestBytes(), MAKER.release.classical());
    assertLine(
        Optional.empty(), by(MAKER.release.classical()) + " IS FOR ANOTHER KIND OF DOCUMENT");
  }

  @Test
  void keyOfAnUnknownAlgorithmIsNotTakenForVerified() throws Exception {
    TrustedRoot root = UnknownKey.rootOf(MAKER, Role.RELEASE);
    add(DocumentType.PACKAGE, unsigned.manifestBytes(), UnknownKey.SIGNER);
    assertLine(
        Optional.of(root),
        by(UnknownKey.SIGNER)
            + " of newcomer for release NOT VERIFIED, its algorithm is not known");
  }

  /** A45: the record is of another payload of the same size. */
  @Test
  void comparesThePayloadsWithWhatTheGateJudgedIfAsked() throws Exception {
    String plain = text(unsigned, Optional.empty(), ChunkDepth.STORED);
    assertTrue(plain.contains("payloads NOT COMPARED with the judged ones"), plain);
    Sha256 image = Sha256.of(Files.readAllBytes(folder.resolve("in/rootfs.img")));
    assertTrue(plain.contains("  payloads[0].sha256 \"" + image + "\"\n"), plain);
    String compared = text(unsigned, Optional.empty(), ChunkDepth.DECODED);
    assertTrue(compared.contains("the payloads in this folder are the judged ones\n"), compared);
    byte[] record = Files.readAllBytes(folder.resolve("pack/files/gate.json"));
    String forged = new String(record, StandardCharsets.UTF_8).replace(image.hex(), "0".repeat(64));
    UnsignedPackage other = Exchange.gate(unsigned, forged.getBytes(StandardCharsets.UTF_8));
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () -> SigningSheet.of(other, Optional.empty(), ChunkDepth.DECODED));
    assertTrue(e.getMessage().contains("payload rootfs has SHA-256 " + image), e.getMessage());
  }

  @Test
  void comparesNothingWithoutARecord() throws Exception {
    Files.delete(folder.resolve("pack/files/gate.json"));
    DraftRefusedException e =
        assertThrows(
            DraftRefusedException.class,
            () -> SigningSheet.of(unsigned, Optional.empty(), ChunkDepth.DECODED));
    assertTrue(e.getMessage().contains("ask for files/gate.json"), e.getMessage());
  }

  private void add(DocumentType type, byte[] document, Signer key) throws Exception {
    Path unused = unsigned.signatures().add(new ManifestSigner().sign(type, document, key));
  }

  private void assertLine(Optional<TrustedRoot> root, String line) throws Exception {
    String text = text(unsigned, root, ChunkDepth.STORED);
    assertTrue(text.contains("\n" + line), text);
  }

  private static String by(Signer key) {
    return "signature by key " + key.publicKey().kid();
  }

  private static String text(UnsignedPackage of, Optional<TrustedRoot> root, ChunkDepth depth)
      throws Exception {
    return String.join("\n", SigningSheet.of(of, root, depth).lines());
  }

  private static SigningSheet sheet(UnsignedPackage of) throws Exception {
    return SigningSheet.of(of, Optional.empty(), ChunkDepth.STORED);
  }
}
