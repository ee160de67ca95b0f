package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release that two of three developers and both clearance officers sign, each with a classical
 * and a post-quantum key, in five folders of their own. Public keys and signatures come out of
 * these folders and the manifest goes in; nothing else does.
 */
class CeremonyTest {
  private static final String DAY = "2026-11-23";
  private static final List<String> RELEASE = List.of("release-a", "release-b", "release-c");
  private static final List<String> CLEARANCE = List.of("clearance-a", "clearance-b");

  @TempDir Path folder;

  @Test
  void quorumOfBothRolesSignsInFiveFoldersWithTheManifestAlone() throws Exception {
    people().forEach(this::makeKeys);
    String digest = root();
    pack();
    String sheet = Cachet.done("examine", "--for-signing", at("author/release")).out();
    assertTrue(sheet.contains("\n  product \"infusion-pump\"\n  version \"1.0\"\n"), sheet);
    assertTrue(sheet.contains("\ndrift since "), sheet);
    for (String person : List.of("release-a", "release-b", "clearance-a")) {
      signAtHome(person, "classical", "pq");
    }
    assertRefused("QUORUM_MISSING", digest);
    Cachet alone = Cachet.run("examine", "--for-signing", at("release-a/release"));
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, alone.exit(), alone.err());
    assertTrue(alone.out().startsWith("NOT SEEN: \"files/gate.json\""), alone.out());
    signAtHome("clearance-b", "classical");
    assertRefused("FAMILY_MISSING", digest);
    signAtHome("clearance-b", "pq");
    Object[] root = {"--root", at("author/root-1.json"), "--root-sha256", digest};
    String sealed =
        Cachet.done(with(root, "seal", at("author/release"), "--out", at("author/1.cachet"))).out();
    assertTrue(sealed.endsWith(" with 8 signatures\n"), sealed);
    Cachet.done(with(root, "verify", at("author/1.cachet"), "--as-of", DAY));
    for (String person : people()) {
      try (Stream<Path> seen = Files.walk(at(person))) {
        assertTrue(seen.noneMatch(file -> file.endsWith("payload")), person);
      }
    }
  }

  /** What a person keeps the classical key in; a token in {@code CeremonyPkcs11}. */
  void makeClassicalKey(String person) {
    makeKeyFile(person, "classical", "EdDSA");
  }

  /** How a person signs with the classical key. */
  Object[] classicalKey(String person) {
    return file(person, "classical");
  }

  final Path at(String name) {
    return folder.resolve(name);
  }

  private static Stream<String> stream() {
    return Stream.concat(RELEASE.stream(), CLEARANCE.stream());
  }

  private static List<String> people() {
    return stream().toList();
  }

  private void makeKeys(String person) {
    try {
      Files.createDirectories(at(person));
      SmallRoot.secret(at(person + "/secret.txt"), "the passphrase of " + person + "\n");
      makeClassicalKey(person);
      makeKeyFile(person, "pq", "ML-DSA-44");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void makeKeyFile(String person, String name, String algorithm) {
    Cachet.done(
        "key",
        "new",
        "--alg",
        algorithm,
        "--out",
        at(person + "/" + name),
        "--passphrase-file",
        at(person + "/secret.txt"));
  }

  private Object[] file(String person, String name) {
    return new Object[] {
      "--key", at(person + "/" + name + ".pem"), "--passphrase-file", at(person + "/secret.txt")
    };
  }

  private String root() throws IOException {
    makeKeys("author");
    StringBuilder keys = new StringBuilder();
    for (String person : people()) {
      for (String name : List.of("classical", "pq")) {
        keys.append(key(person, person.replaceFirst("-.$", ""), person + "/" + name + ".jwk"));
      }
    }
    for (String role : List.of("grant", "downgrade")) {
      SigningKey made = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
      PublicKeyFile.write(at("author/" + role + ".jwk"), made.publicKey());
      keys.append(key(role + "-desk", role, "author/" + role + ".jwk"));
    }
    keys.append(key("root-desk", "root", "author/classical.jwk").replace(",\n", ""));
    SmallRoot.write(
        at("trust.json"),
        """
        { "schemaVersion": 1, "version": 1, "environment": "test", "manufacturer": "example-devices",
          "issued": "2026-11-01T00:00:00Z", "expires": "2036-01-01T00:00:00Z", "onExpiry": "warn",
          "packageExpiry": "required", "authorisation": "none",
          "packageRoles": ["release", "clearance"], "apart": [["release", "clearance"]],
          "roles": [
            { "role": "root", "threshold": 1, "families": ["classical"] },
            { "role": "release", "threshold": 2, "families": ["classical", "pq"] },
            { "role": "clearance", "threshold": 2, "families": ["classical", "pq"] },
            { "role": "grant", "threshold": 1, "families": ["classical"] },
            { "role": "downgrade", "threshold": 1, "families": ["classical"] } ],
          "keys": [ %s ] }
        """
            .formatted(keys));
    String made =
        Cachet.done(
                with(
                    classicalKey("author"),
                    "trust",
                    "new",
                    at("trust.json"),
                    "--out",
                    at("author/root-1.json")))
            .out();
    return made.strip().substring(made.strip().lastIndexOf(' ') + 1);
  }

  private static String key(String holder, String role, String file) {
    return "{ \"holder\": \"%s\", \"role\": \"%s\", \"jwk\": \"%s\" },\n"
        .formatted(holder, role, file);
  }

  private void pack() throws IOException {
    Path root = SmallRoot.write(at("author/rootfs"));
    SmallRoot.write(at("author/image.bin"), "an image\n".repeat(10_000));
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("sbom.json"), "--as-of", DAY);
    Cachet.done(
        "pack",
        SmallRoot.description(at("author/pack.json"), "image.bin"),
        "--sbom",
        at("sbom.json"),
        "--rootfs",
        root,
        "--previous",
        at("sbom.json"),
        "--policy",
        policy(),
        "--out",
        at("author/release"),
        "--as-of",
        DAY);
  }

  /** The release before it is shown, so the policy has to say what the software is. */
  private Path policy() throws IOException {
    Path file = SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
    String text = Files.readString(file);
    return SmallRoot.write(
        file, text.replaceFirst("\\{", "{ \"change\": { \"subject\": \"embedded\" },"));
  }

  private void signAtHome(String person, String... keys) throws IOException {
    Path home = Files.createDirectories(at(person + "/release"));
    Path manifest = home.resolve("manifest.json");
    if (Files.notExists(manifest)) {
      Files.copy(at("author/release/manifest.json"), manifest);
    }
    for (String key : keys) {
      Object[] with = key.equals("classical") ? classicalKey(person) : file(person, key);
      Cachet.done(with(with, "sign", home, "--package", Cachet.sha256(manifest)));
    }
    Path collected = Files.createDirectories(at("author/release/signatures"));
    List<Path> made = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("signatures"))) {
      files.forEach(made::add);
    }
    for (Path file : made) {
      Files.move(file, collected.resolve(file.getFileName()));
    }
  }

  private void assertRefused(String code, String digest) {
    Cachet early =
        Cachet.run(
            "seal",
            at("author/release"),
            "--root",
            at("author/root-1.json"),
            "--root-sha256",
            digest,
            "--out",
            at("author/1.cachet"));
    assertEquals(ExitCode.REFUSED, early.exit(), early.err());
    assertTrue(early.err().contains(code), early.err());
  }

  private static Object[] with(Object[] last, Object... first) {
    return Stream.concat(Stream.of(first), Stream.of(last)).toArray();
  }
}
