package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDescription;
import dev.cachet.command.Moments;
import dev.cachet.command.release.FirewallDiffRequest;
import dev.cachet.command.release.HandoverRequest;
import dev.cachet.command.release.RootChain;
import dev.cachet.command.release.SealRequest;
import dev.cachet.format.SbomSpec;
import dev.cachet.jose.Algorithm;
import dev.cachet.merge.SourceDetection;
import dev.cachet.sbom.Sbom;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code seal} and the goal of that name give one answer. */
class SealFrontsTest {
  private static final Path RELEASE = Path.of("src/it/release");
  private static final Instant INSTANT = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir Path folder;
  private final Map<String, SigningKey> keys = new HashMap<>();
  private Path packed;
  private Path root;
  private String digest;

  @BeforeEach
  void packSomething() throws Exception {
    for (String name : List.of("policy.json", "pack.json", "trust.json")) {
      Files.copy(RELEASE.resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("image.bin"), "an image\n".repeat(1000));
    for (String desk : List.of("root", "release", "clearance", "grant", "downgrade")) {
      Algorithm algorithm = desk.equals("release") ? Algorithm.ML_DSA_65 : Algorithm.ED25519;
      SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
      keys.put(desk, key);
      PublicKeyFile.write(folder.resolve(desk + ".jwk"), key.publicKey());
    }
    RootCeremony ceremony =
        RootCeremony.first(RootDescription.read(folder.resolve("trust.json")).payload());
    ceremony.sign(keys.get("root"));
    TrustedRoot trusted = ceremony.complete();
    root = Files.write(folder.resolve("root-1.json"), trusted.envelope());
    digest = trusted.sha256().hex();
    Sbom sbom =
        Sbom.of(
            SourceDetection.root(RELEASE.resolve("rootfs"), Catalogue.bundled())
                .inventory()
                .content(),
            INSTANT);
    Files.write(folder.resolve("sbom.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(sbom));
    packed = folder.resolve("package");
    pack();
  }

  private void pack() throws Exception {
    PackMojo pack = new Executions(folder.resolve("target")).of(new PackMojo(), "pack");
    pack.asOf = INSTANT.toString();
    pack.sbom = folder.resolve("sbom.cdx.json").toFile();
    pack.rootfs = RELEASE.resolve("rootfs").toFile();
    pack.policy = folder.resolve("policy.json").toFile();
    pack.description = folder.resolve("pack.json").toFile();
    pack.out = packed.toFile();
    pack.execute();
  }

  @Test
  void enoughSignaturesMakeTheSamePackage() throws Exception {
    Fronts.Said few = seal("none.cachet").ask();
    assertEquals(1, few.exit());
    assertTrue(few.error().contains("see QUORUM_MISSING in docs/errors.md"), few.error());
    for (String desk : List.of("release", "clearance")) {
      UnsignedPackage.open(packed).sign(keys.get(desk));
    }
    Fronts.Said shell = seal("shell.cachet").shell();
    Fronts.Said maven = seal("maven.cachet").maven();
    assertEquals(0, maven.exit());
    assertEquals(shell.answer().get(0) + " in " + folder.resolve("maven.cachet"), last(maven));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("shell.cachet")),
        Files.readAllBytes(folder.resolve("maven.cachet")));
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    Path garbage = Files.writeString(folder.resolve("garbage"), "no root");
    assertEquals(2, seal("a").set(SealRequest.OUT, Path.of("-")).ask().exit());
    assertEquals(2, seal("a").set(RootChain.ROOT, nowhere).ask().exit());
    assertEquals(1, seal("a").set(RootChain.ROOT, garbage).ask().exit());
    assertEquals(1, seal("a").set(RootChain.NEWER_ROOTS, List.of(root)).ask().exit());
    assertEquals(2, seal("a").set(SealRequest.FOLDER, garbage).ask().exit());
    assertEquals(2, seal("a").set(RootChain.ROOT_SHA256, "9f").ask().exit());
    for (String desk : List.of("release", "clearance")) {
      UnsignedPackage.open(packed).sign(keys.get(desk));
    }
    Fronts.Said there = seal("garbage").ask();
    assertEquals(garbage + " is there already; remove it or name another", there.error());
    assertEquals("no root", Files.readString(garbage));
  }

  @Test
  void theGoalThatSignsSaysWhatIsSigned() throws Exception {
    Path pem = folder.resolve("release.pem");
    KeyFile.write(pem, keys.get("release"), "correct horse battery".toCharArray());
    Path secret = Files.writeString(folder.resolve("secret"), "correct horse battery\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Executions executions = new Executions(folder.resolve("target"));
    SignMojo sign = executions.of(new SignMojo(null), "sign");
    UnsignedPackage unsigned = UnsignedPackage.open(packed);
    sign.folder = packed.toFile();
    sign.packageId = unsigned.packageId().hex();
    sign.keys = List.of(pem.toFile());
    sign.passphraseFile = secret.toFile();
    sign.execute();
    List<String> expected =
        Stream.concat(
                SigningSheet.heading(unsigned).stream(),
                Stream.of(
                    "signed "
                        + unsigned.packageId()
                        + " with "
                        + keys.get("release").publicKey().kid()))
            .map(line -> "sign: " + line)
            .toList();
    assertEquals(expected, executions.said);
    assertTrue(expected.get(1).startsWith("sign: number to compare "), expected.get(1));
  }

  /** The goal says what to change in the firewall between two releases, as the command does. */
  @Test
  void whatChangesInTheFirewallIsSaidInTheSameWords() throws Exception {
    Path older = released("1.0", 2762);
    Path newer = released("1.1", 11112);
    for (String language : List.of("en", "fr")) {
      Fronts asked =
          new Fronts(
                  "handover",
                  "handover",
                  HandoverMojo::new,
                  folder.resolve("target"),
                  FirewallDiffRequest.class,
                  HandoverRequest.class,
                  RootChain.class,
                  Moments.class)
              .set(FirewallDiffRequest.DIFF, older)
              .set(HandoverRequest.PACKAGE, newer)
              .set(HandoverRequest.LANGUAGES, List.of(language))
              .set(RootChain.ROOT, root)
              .set(RootChain.ROOT_SHA256, digest)
              .set(Moments.AS_OF, "2026-11-23");
      Fronts.Said maven = asked.maven();
      assertEquals(0, maven.exit(), maven.error());
      assertEquals(asked.shell().answer(), maven.answer());
      assertEquals(
          language.equals("fr")
              ? "De 1.0 à 1.1\u00a0: changements à faire dans le pare-feu"
              : "From 1.0 to 1.1: what to change in the firewall",
          maven.answer().get(0));
      assertTrue(maven.answer().get(1).contains("tcp 11112"), maven.answer().toString());
      assertTrue(maven.answer().get(2).contains("tcp 2762"), maven.answer().toString());
      assertEquals(3, maven.answer().size());
    }
    assertFalse(Files.exists(folder.resolve("target/cachet/handover")));
  }

  private Path released(String version, int port) throws Exception {
    Files.writeString(
        folder.resolve("network.json"),
        """
        { "schemaVersion": 1,
          "device": { "manufacturer": "Example Devices", "model": "Pump", "version": "1" },
          "flows": [
            { "id": "pacs", "peer": { "role": "pacs" }, "direction": "outbound", "protocol": "tcp",
              "ports": [%s], "purpose": "Store images", "encryption": "tls-1.2",
              "data": "health" } ] }
        """
            .formatted(port));
    Files.writeString(
        folder.resolve("pack.json"),
        Files.readString(RELEASE.resolve("pack.json"))
            .replace("\"1.0\"", "\"" + version + "\"")
            .replace(
                "\"payloads\"",
                "\"files\": [ { \"path\": \"files/network.json\", \"kind\": \"network\","
                    + " \"file\": \"network.json\" } ], \"payloads\""));
    packed = folder.resolve("package-" + version);
    pack();
    for (String desk : List.of("release", "clearance")) {
      UnsignedPackage.open(packed).sign(keys.get(desk));
    }
    String file = version + ".cachet";
    assertEquals(0, seal(file).shell().exit());
    return folder.resolve(file);
  }

  private static String last(Fronts.Said said) {
    return said.answer().get(said.answer().size() - 1);
  }

  private Fronts seal(String out) {
    return new Fronts(
            "seal",
            "seal",
            SealFrontsTest::goal,
            folder.resolve("target"),
            SealRequest.class,
            RootChain.class,
            Moments.class)
        .set(SealRequest.FOLDER, packed)
        .set(RootChain.ROOT, root)
        .set(RootChain.ROOT_SHA256, digest)
        .set(SealRequest.OUT, folder.resolve(out));
  }

  private static SealMojo goal() {
    SealMojo goal = new SealMojo(null);
    goal.attach = false;
    return goal;
  }
}
