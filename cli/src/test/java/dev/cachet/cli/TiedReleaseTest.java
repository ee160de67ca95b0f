package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Releases that pass by an override, and images that are compared with their root. */
class TiedReleaseTest extends DeviceMaker {
  /** What a role lets pass is told by the gate, shown to who signs, and listed by the report. */
  @Test
  void anOverrideIsSeenByEverybodyWhoComesAfter() throws IOException {
    withoutDatabase("ID=buildroot\nNAME=Buildroot\nVERSION_ID=2025.02\n");
    SmallRoot.write(
        at("output/legal-info/manifest.csv"),
        "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"LICENSE FILES\",\"SOURCE ARCHIVE\",\"SOURCE"
            + " SITE\",\"DEPENDENCIES WITH LICENSES\"\n"
            + "\"busybox\",\"1.36.1\",\"GPL-2.0\",\"\",\"a\",\"b\",\"\"\n");
    describe("image.bin", 1);
    generate("--buildroot", at("output"));
    Object[] sources = {"--rootfs", root, "--buildroot", at("output")};
    assertEquals(ExitCode.REFUSED, Cachet.run(pack("a", sources)).exit());
    String sbom = Sha256.of(Files.readAllBytes(at("sbom.json"))).hex();
    SmallRoot.write(
        at("overrides.json"),
        "{\"schemaVersion\":1,\"overrides\":[{\"rule\":\"gate.payload-not-described\",\"subject\":"
            + "\"rootfs\",\"previousSbom\":\"none\",\"sbom\":\""
            + sbom
            + "\",\"approved\":\"2026-11-20\",\"expires\":\"2027-11-20\",\"role\":\"quality"
            + " assurance\",\"reason\":\"CR-12\"}]}");
    Cachet packed = Cachet.run(pack("a", with(sources, "--unsafe-override", at("overrides.json"))));
    assertEquals(ExitCode.DONE, packed.exit(), packed.err());
    assertTrue(
        packed
            .err()
            .contains(
                "UNSAFE: override of gate.payload-not-described about rootfs by quality assurance"
                    + " until 2027-11-20: CR-12"),
        packed.err());
    Path file = sealed("a");
    for (String form : List.of("text", "markdown", "html", "json")) {
      String report =
          Cachet.run(with(new Object[] {"report", file, "--as-of", DAY, "--format", form}, anchor))
              .out();
      assertTrue(report.contains("gate.payload-not-described"), form);
      assertTrue(report.contains("CR-12"), form);
    }
    Cachet later =
        Cachet.run(
            with(
                new Object[] {"seal", at("a"), "--out", at("late.cachet"), "--as-of", "2027-11-21"},
                anchor));
    assertEquals(ExitCode.REFUSED, later.exit(), later.err());
    assertTrue(later.err().contains("does not count on 2027-11-21"), later.err());
    assertTrue(Files.notExists(at("late.cachet")));
  }

  /** What a role answered is shown to who signs, and listed by every form of the report. */
  @Test
  void anAnswerIsSeenByEverybodyWhoComesAfter() throws IOException {
    SmallRoot.write(root);
    SmallRoot.write(at("image.bin"), "an image");
    describe("image.bin", 2);
    generate("--rootfs", root);
    Object[] sources = {"--rootfs", root, "--made-of", "rootfs=" + root};
    Cachet asked = Cachet.run(pack("a", sources));
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, asked.exit(), asked.err());
    String sbom = Sha256.of(Files.readAllBytes(at("sbom.json"))).hex();
    String answer =
        "{\"schemaVersion\":1,\"answers\":[{\"rule\":\"gate.no-previous\",\"subject\":"
            + "\"change\",\"previousSbom\":\"none\",\"sbom\":\"SBOM\",\"approved\":"
            + "\"2026-11-20\",\"expires\":\"2027-11-20\",\"role\":\"regulatory affairs\","
            + "\"reason\":\"CR-13\"}]}";
    SmallRoot.write(at("answers.json"), answer.replace("SBOM", "0".repeat(64)));
    Cachet other = Cachet.run(pack("a", with(sources, "--answers", at("answers.json"))));
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, other.exit(), other.err());
    assertTrue(other.err().contains("gate.answer-unused"), other.err());
    SmallRoot.write(at("answers.json"), answer.replace("SBOM", sbom));
    Cachet.done(pack("a", with(sources, "--answers", at("answers.json"))));
    String shown = Cachet.run("examine", "--for-signing", at("a")).out();
    assertTrue(
        shown.contains(
            "answer to \"gate.no-previous\" about \"change\" by \"regulatory affairs\" until"
                + " 2027-11-20: \"CR-13\""),
        shown);
    Path file = sealed("a");
    for (String form : List.of("text", "markdown", "html", "json")) {
      String report =
          Cachet.run(with(new Object[] {"report", file, "--as-of", DAY, "--format", form}, anchor))
              .out();
      for (String word : List.of("gate.no-previous", "regulatory affairs", "CR-13")) {
        assertTrue(report.contains(word), form + " lacks " + word);
      }
    }
  }

  /** The image that is shipped is read and compared with the root that was scanned. */
  @Test
  void anImageOfTheRootIsTiedByItsContents() throws IOException {
    String release = "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n";
    String status =
        "Package: base-files\nStatus: install ok installed\nVersion: 13\nArchitecture: amd64\n";
    SmallRoot.write(root.resolve("etc/os-release"), release);
    SmallRoot.write(root.resolve("var/lib/dpkg/status"), status);
    Files.write(at("image.cpio"), cpio(release, status));
    describe("image.cpio", 1);
    generate("--rootfs", root);
    Cachet.done(pack("a", "--rootfs", root));
    String sheet = Cachet.run("examine", "--for-signing", at("a")).out();
    assertTrue(sheet.contains("it is an image that holds the root of"), sheet);
    Path file = sealed("a");
    Cachet.done(with(new Object[] {"verify", file, "--as-of", DAY}, anchor));
    Files.write(at("image.cpio"), cpio(release, status.replace("13", "14")));
    Cachet other = Cachet.run(pack("b", "--rootfs", root));
    assertEquals(ExitCode.REFUSED, other.exit(), other.err());
    assertTrue(other.err().contains("for example in var/lib/dpkg/status"), other.err());
    assertTrue(Files.notExists(at("b")));
    Files.write(at("image.cpio"), Arrays.copyOf(cpio(release, status), 400));
    Cachet broken = Cachet.run(pack("b", "--rootfs", root));
    assertEquals(ExitCode.REFUSED, broken.exit(), broken.err());
    assertTrue(broken.err().contains("gate.payload-not-described"), broken.err());
  }

  /** The patient is invented. */
  @Test
  void aPatientRecordInAPayloadIsRefusedUntilItIsAllowedByItsDigest() throws IOException {
    String release = "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n";
    String message = "MSH|^~\\&|LAB|A|B|C|20261130||ORU^R01|1|P|2.5\rPID|1||4711^^^H||Muster\r";
    SmallRoot.write(root.resolve("etc/os-release"), release);
    SmallRoot.write(root.resolve("var/lib/dpkg/status"), message);
    Files.write(at("image.cpio"), cpio(release, message));
    describe("image.cpio", 1);
    generate("--rootfs", root);
    Cachet refused = Cachet.run(pack("a", "--rootfs", root));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(
        refused.err().contains("gate.patient-record")
            && refused.err().contains("rootfs!/var/lib/dpkg/status"),
        refused.err());
    assertTrue(!refused.err().contains("Muster"), refused.err());
    assertTrue(Files.notExists(at("a")));
    SmallRoot.write(
        at("allow.json"),
        "{\"schemaVersion\":1,\"allow\":[{\"sha256\":\""
            + Sha256.of(message.getBytes(StandardCharsets.UTF_8)).hex()
            + "\",\"reason\":\"test message CR-13\",\"expires\":\"2027-11-20\"}]}");
    Cachet allowed = Cachet.run(pack("a", "--rootfs", root, "--tripwire-allow", at("allow.json")));
    assertTrue(!allowed.err().contains("gate.patient"), allowed.err());
  }

  /** An image in the form of cpio, newc. */
  private static byte[] cpio(String release, String status) {
    StringBuilder image = new StringBuilder();
    for (String folder : List.of("etc", "var", "var/lib", "var/lib/dpkg")) {
      entry(image, folder, "000041ed", "");
    }
    entry(image, "etc/os-release", "000081a4", release);
    entry(image, "var/lib/dpkg/status", "000081a4", status);
    entry(image, "TRAILER!!!", "00000000", "");
    return image.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void entry(StringBuilder image, String name, String mode, String content) {
    String zero = "00000000";
    image.append("070701").append("%08x".formatted(image.length() + 1)).append(mode);
    image.append(zero).append(zero).append("00000001").append(zero);
    image.append("%08x".formatted(content.length())).append(zero.repeat(4));
    image.append("%08x".formatted(name.length() + 1)).append(zero).append(name).append('\0');
    pad(image);
    image.append(content);
    pad(image);
  }

  private static void pad(StringBuilder image) {
    while (image.length() % 4 != 0) {
      image.append('\0');
    }
  }
}
