package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence that was edited after the gate, or is of another release, leads to no package. */
class EditedEvidenceTest extends DeviceMaker {
  private static final String NETWORK =
      """
      { "schemaVersion": 1,
        "device": { "manufacturer": "Example", "model": "Pump", "version": "1.0" },
        "flows": [ { "id": "time", "peer": { "role": "ntp" }, "direction": "outbound",
                     "protocol": "ntp", "purpose": "Time of day", "encryption": "none",
                     "data": "technical" } ] }
      """;

  private void packed(String release, String version) throws IOException {
    SmallRoot.write(
        root.resolve("etc/os-release"),
        "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n");
    SmallRoot.write(
        root.resolve("var/lib/dpkg/status"),
        "Package: base-files\nStatus: install ok installed\nVersion: "
            + version
            + "\nArchitecture: amd64\n");
    SmallRoot.write(at("image.bin"), "an image " + version);
    SmallRoot.write(at("network.json"), NETWORK.replace("1.0", version));
    SmallRoot.write(at("waiver.json"), "{\"note\":\"" + version + "\"}");
    describe("image.bin", 1);
    String text = Files.readString(at("pack.json"));
    SmallRoot.write(
        at("pack.json"),
        text.replace(
            "\"authorisation\"",
            "\"files\": [ { \"path\": \"files/network.json\", \"kind\": \"network\", \"file\":"
                + " \"network.json\" }, { \"path\": \"files/waiver.json\", \"kind\": \"waiver\","
                + " \"file\": \"waiver.json\" }, { \"path\": \"files/root.listing\", \"kind\":"
                + " \"other\", \"file\": \"root.listing\" } ], \"authorisation\""));
    Files.deleteIfExists(at("root.listing"));
    generate("--rootfs", root, "--listing", at("root.listing"));
    Cachet.done(pack(release, "--rootfs", root, "--made-of", "rootfs=" + root));
  }

  private void refused(String release) {
    Cachet seal =
        Cachet.run(with(new Object[] {"seal", at(release), "--out", at("x.cachet")}, anchor));
    assertEquals(ExitCode.REFUSED, seal.exit(), seal.err());
    assertTrue(Files.notExists(at("x.cachet")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gate.json", "sbom.cdx.json", "network.json", "waiver.json", "root.listing"})
  void nothingThatWasEditedOrIsOfAnotherReleaseIsSealed(String name) throws IOException {
    packed("a", "13.1");
    Path whole = sealed("a");
    packed("b", "13.22");
    Path file = at("a").resolve("files").resolve(name);
    byte[] before = Files.readAllBytes(file);
    byte[] edited = before.clone();
    edited[edited.length / 2] ^= 1;
    Files.write(file, edited);
    refused("a");
    Files.copy(at("b").resolve("files").resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
    assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(file)), "the same in both");
    refused("a");
    Files.write(file, before);
    Files.delete(whole);
    Cachet.done(with(new Object[] {"seal", at("a"), "--out", whole}, anchor));
  }

  @Test
  void aListingOfAnotherRootIsNotPacked() throws IOException {
    packed("a", "13.1");
    SmallRoot.write(at("root.listing"), Files.readString(at("root.listing")).replace("13", "14"));
    Cachet other = Cachet.run(pack("c", "--rootfs", root, "--made-of", "rootfs=" + root));
    assertTrue(other.exit() != ExitCode.DONE && other.exit() != ExitCode.BUG, other.err());
    assertTrue(Files.notExists(at("c")));
  }

  /** The SBOM is a day too old, the facts are, or the SBOM was changed after it was made. */
  @ParameterizedTest
  @CsvSource({"2026-11-25, gate.sbom-too-old", "2027-06-01, gate.catalogue-too-old"})
  void evidenceThatIsOlderThanThePolicyAllowsIsNotPacked(String day, String rule)
      throws IOException {
    packed("a", "13.1");
    Object[] words = pack("c", "--rootfs", root, "--made-of", "rootfs=" + root);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals(DAY) ? day : words[i];
    }
    Cachet old = Cachet.run(words);
    assertEquals(ExitCode.REFUSED, old.exit(), old.err());
    assertTrue(old.err().contains(rule), old.err());
    assertTrue(Files.notExists(at("c")));
  }

  @Test
  void anSbomThatWasEditedIsNotPacked() throws IOException {
    packed("a", "13.1");
    String text = Files.readString(at("sbom.json"), StandardCharsets.UTF_8);
    SmallRoot.write(at("sbom.json"), text.replace("13.1", "13.9"));
    Cachet edited = Cachet.run(pack("c", "--rootfs", root, "--made-of", "rootfs=" + root));
    assertEquals(ExitCode.REFUSED, edited.exit(), edited.err());
    assertTrue(edited.err().contains("drift."), edited.err());
    assertTrue(Files.notExists(at("c")));
  }
}
