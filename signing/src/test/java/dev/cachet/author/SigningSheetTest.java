package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.digest.Sha256;
import dev.cachet.factory.Person;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import dev.cachet.gate.GatePassed;
import dev.cachet.trust.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSheetTest {
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
        author.write(author.draft(passed, description, SamplePack.CREATED), folder.resolve("pack"));
  }

  @Test
  void showsOnOneScreenWhatIsSigned() throws Exception {
    SigningSheet sheet = SigningSheet.of(unsigned);
    String text = String.join("\n", sheet.lines());
    assertTrue(text.startsWith("package " + unsigned.packageId() + "\n"), text);
    assertTrue(text.contains("example-devices ventilator-x 4.2.1, counter 421, floor 400"), text);
    assertTrue(text.contains("for UDI-DI 04012345678901"), text);
    assertTrue(text.contains("on hardware vx-2"), text);
    assertTrue(text.contains("change security-patch, UDI-DI kept, reason security"), text);
    assertTrue(text.contains("system debian 13, supported until "), text);
    assertTrue(text.contains("payload rootfs for slot root, image, 20000 bytes, index"), text);
    assertTrue(text.contains("file files/gate.json, "), text);
    assertTrue(text.contains("1 upgraded"), text);
    assertTrue(text.contains("  libexample1 went up from 1.2-3 to 1.2-4"), text);
    assertTrue(text.endsWith("signed by nobody yet"), text);
    assertTrue(sheet.showsDrift());
    assertTrue(sheet.lines().size() <= 30, "one screen: " + sheet.lines().size() + " lines");
  }

  @Test
  void saysThatTheGateIsNotShownWhereOnlyTheManifestIs() throws Exception {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(folder.resolve("pack/manifest.json"), alone.resolve("manifest.json"));
    SigningSheet sheet = SigningSheet.of(UnsignedPackage.open(alone));
    assertTrue(String.join("\n", sheet.lines()).contains("gate: NOT SHOWN"));
    assertFalse(sheet.showsDrift());
  }

  @Test
  void refusesARecordThatTheManifestDoesNotName() throws Exception {
    Path record = folder.resolve("pack/files/gate.json");
    Files.writeString(record, Files.readString(record).replace("1.2-4", "1.2-3"));
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> SigningSheet.of(unsigned));
    assertTrue(e.getMessage().contains("is not the record that the manifest names"));
  }

  @Test
  void refusesARecordOfOtherPayloads() throws Exception {
    Path manifest = folder.resolve("pack/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"plainSize\":20000", "\"plainSize\":20001"));
    UnsignedPackage other = UnsignedPackage.open(folder.resolve("pack"));
    DraftRefusedException e =
        assertThrows(DraftRefusedException.class, () -> SigningSheet.of(other));
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
    SigningSheet sheet = SigningSheet.of(UnsignedPackage.open(folder.resolve("pack")));
    String lines = String.join("\n", sheet.lines());
    assertTrue(lines.contains("OF 7 THE CONTENT COULD NOT BE COMPARED"), lines);
  }

  @Test
  void namesWhoSignedAlready() throws Exception {
    Person desk = Person.of("release-desk", Role.RELEASE);
    SamplePack.sign(unsigned, desk);
    String text = String.join("\n", SigningSheet.of(unsigned).lines());
    assertTrue(text.contains(desk.pq().publicKey().kid()), text);
    assertEquals(2, unsigned.signatures().signatures().size());
  }
}
