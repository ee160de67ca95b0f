package dev.cachet.cli.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust roots from the shell: drafted, signed on machines of their own, joined, handed over. */
class TrustCommandsTest {
  private static final String SECRET = "a passphrase for a test";

  @TempDir Path folder;

  @BeforeEach
  void keys() throws IOException {
    SmallRoot.secret(at("secret.txt"), SECRET + "\n");
    for (String desk : new String[] {"release", "clearance", "grant", "downgrade"}) {
      PublicKeyFile.write(at(desk + ".jwk"), key().publicKey());
    }
  }

  @Test
  void rootsAreSignedByPeopleWithThePayloadAloneAndHandedOver() throws IOException {
    person("alice");
    person("bob");
    Cachet.done("trust", "new", describe("trust-1.json", 1, "alice", "bob"), "--out", at("root-1"));
    assertMissing("trust", "seal", at("root-1"), "--out", at("root-1.json"));
    signElsewhere("alice", "root-1", "root.json");
    assertMissing("trust", "seal", at("root-1"), "--out", at("root-1.json"));
    signElsewhere("bob", "root-1", "root.json");
    String sealed = Cachet.done("trust", "seal", at("root-1"), "--out", at("root-1.json")).out();
    String digest = sealed.strip().substring(sealed.strip().lastIndexOf(' ') + 1);

    person("carol");
    Path next = describe("trust-2.json", 2, "alice", "carol");
    Object[] old = {"--root", at("root-1.json"), "--root-sha256", digest};
    String drafted = Cachet.done(with(old, "trust", "rotate", next, "--out", at("root-2"))).out();
    assertTrue(drafted.contains("  carol joins with EdDSA key "), drafted);
    assertTrue(drafted.contains("  bob leaves, who had EdDSA key "), drafted);
    signElsewhere("alice", "root-2", "root.json");
    signElsewhere("carol", "root-2", "root.json");
    assertMissing(with(old, "trust", "seal", at("root-2"), "--out", at("root-2.json")));
    assertNoOtherRootIsSignedThanTheShownOne();
    String seen = signElsewhere("bob", "root-2", "root.json", "previous.json");
    assertTrue(seen.contains("  bob leaves"), seen);
    Cachet.done(with(old, "trust", "seal", at("root-2"), "--out", at("root-2.json")));

    assertTrue(
        Cachet.done("trust", "diff", at("root-1.json"), at("root-2.json")).out().contains("carol"));
    String shown = Cachet.done("trust", "show", at("root-2.json"), "--format", "json").out();
    assertTrue(shown.contains("\"version\" : 2"), shown);
    assertTrue(shown.contains("\"verdict\" : \"not-listed\""), shown);
  }

  @Test
  void successorIsNotSealedWithoutTheRootBefore() throws IOException {
    person("alice");
    PublicKeyFile.write(at("bob.jwk"), key().publicKey());
    Path first = describe("trust-1.json", 1, "alice", "bob");
    SmallRoot.write(
        first,
        Files.readString(first)
            .replace("\"root\", \"threshold\": 2", "\"root\", \"threshold\": 1"));
    Object[] sign = {"--key", at("alice.pem"), "--passphrase-file", at("secret.txt")};
    String made = Cachet.done(with(sign, "trust", "new", first, "--out", at("root-1.json"))).out();
    String digest = made.strip().substring(made.strip().lastIndexOf(' ') + 1);
    Path second = at("trust-2.json");
    SmallRoot.write(second, Files.readString(first).replace("\"version\": 1", "\"version\": 2"));
    Object[] old = {"--root", at("root-1.json"), "--root-sha256", digest};
    Cachet.done(with(old, "trust", "rotate", second, "--out", at("root-2")));
    Cachet refused = Cachet.run("trust", "seal", at("root-2"), "--out", at("root-2.json"));
    assertEquals(ExitCode.USAGE, refused.exit());
    assertTrue(refused.err().contains("root 2 follows another"), refused.err());
    assertFalse(Files.exists(at("root-2.json")));
    Cachet.done(with(sign, with(old, "trust", "rotate", second, "--out", at("root-2.json"))));
    Path third = at("trust-3.json");
    SmallRoot.write(third, Files.readString(first).replace("\"version\": 1", "\"version\": 3"));
    Cachet skipping = Cachet.run(with(old, "trust", "rotate", third, "--out", at("root-3")));
    assertTrue(skipping.err().contains("ROOT_NOT_CONSECUTIVE"), skipping.err());
    Cachet.done(
        with(
            old,
            "trust",
            "rotate",
            third,
            "--out",
            at("root-3"),
            "--newer-root",
            at("root-2.json")));
  }

  @Test
  void signatureIsMadeElsewhereFromBytesThatGoOutAndComesBack() throws Exception {
    SigningKey alice = key();
    PublicKeyFile.write(at("alice.jwk"), alice.publicKey());
    PublicKeyFile.write(at("bob.jwk"), key().publicKey());
    Path one = describe("one.json", 1, "alice", "bob");
    SmallRoot.write(
        one,
        Files.readString(one).replace("\"root\", \"threshold\": 2", "\"root\", \"threshold\": 1"));
    Cachet.done("trust", "new", one, "--out", at("one"));
    String shown = Cachet.sha256(at("one/root.json"));
    Object[] elsewhere = {
      "trust", "sign", at("one"), "--sha256", shown, "--public", at("alice.jwk")
    };
    Path bytes = at("to-sign.bin");
    String told = Cachet.done(with(new Object[] {"--prepare", bytes}, elsewhere)).out();
    String prepared = "prepared root 1 sha256 " + shown + " for key " + alice.publicKey().kid();
    assertTrue(told.contains(prepared + ": " + Files.size(bytes) + " bytes to sign, "), told);
    assertTrue(told.contains(", sha256 " + Cachet.sha256(bytes) + "; compare it"), told);
    Cachet printed = Cachet.done(with(new Object[] {"--prepare", "-"}, elsewhere));
    assertEquals(Files.readString(bytes), printed.out());
    assertTrue(printed.err().contains(Cachet.sha256(bytes)), printed.err());
    Path signature = Files.write(at("bad.bin"), alice.sign(Files.readAllBytes(at("alice.jwk"))));
    Cachet bad = Cachet.run(with(new Object[] {"--attach", signature}, elsewhere));
    assertEquals(ExitCode.REFUSED, bad.exit(), bad.err());
    assertTrue(bad.err().contains("SIGNATURE_INVALID"), bad.err());
    assertFalse(Files.exists(at("one/signatures")));
    Files.write(signature, alice.sign(Files.readAllBytes(bytes)));
    String attached = Cachet.done(with(new Object[] {"--attach", signature}, elsewhere)).out();
    assertTrue(attached.contains("\nattached to root 1 sha256 " + shown + "\n"), attached);
    Cachet.done("trust", "seal", at("one"), "--out", at("one.json"));
    Cachet half = Cachet.run(elsewhere);
    assertEquals(ExitCode.USAGE, half.exit(), half.err());
    assertEquals(ExitCode.USAGE, Cachet.run("trust", "sign", at("one")).exit());
    PublicKeyFile.write(at("nobody.jwk"), key().publicKey());
    elsewhere[6] = at("nobody.jwk");
    Cachet nobody = Cachet.run(with(new Object[] {"--prepare", "-"}, elsewhere));
    assertTrue(nobody.err().contains("WRONG_ROLE"), nobody.err());
  }

  @Test
  void lintEndsWithWhatItFound() throws IOException {
    PublicKeyFile.write(at("alice.jwk"), key().publicKey());
    PublicKeyFile.write(at("bob.jwk"), key().publicKey());
    PublicKeyFile.write(at("carol.jwk"), key().publicKey());
    Path two = describe("two.json", 1, "alice", "bob");
    Cachet.done("trust", "new", two, "--out", at("two"));
    Cachet found = Cachet.run("trust", "lint", at("two"), "--as-of", "2026-12-01");
    assertEquals(ExitCode.REFUSED, found.exit(), found.out());
    assertTrue(found.out().contains("error trust.single-loss"), found.out());
    Path three = describe("three.json", 1, "alice", "bob", "carol");
    Cachet.done("trust", "new", three, "--out", at("three"));
    Cachet.done("trust", "lint", at("three"), "--as-of", "2026-12-01");
    Cachet late = Cachet.run("trust", "lint", at("three"), "--as-of", "2036-01-02");
    assertEquals(ExitCode.REFUSED, late.exit(), late.out());
    assertTrue(late.out().contains("trust.expired"), late.out());
  }

  /** Takes some files of a draft to a machine of somebody, signs there, brings the signature. */
  private String signElsewhere(String person, String draft, String... files) throws IOException {
    Path machine = Files.createDirectories(at("machine-" + person + "-" + draft));
    for (String file : files) {
      Files.copy(at(draft).resolve(file), machine.resolve(file));
    }
    String said =
        Cachet.done(
                "trust",
                "sign",
                machine,
                "--sha256",
                Cachet.sha256(machine.resolve("root.json")),
                "--key",
                at(person + ".pem"),
                "--passphrase-file",
                at("secret.txt"))
            .out();
    Path home = Files.createDirectories(at(draft).resolve("signatures"));
    try (var made = Files.list(machine.resolve("signatures"))) {
      for (Path file : made.toList()) {
        Files.copy(file, home.resolve(file.getFileName()));
      }
    }
    return said;
  }

  private void assertNoOtherRootIsSignedThanTheShownOne() throws IOException {
    String diff = Cachet.done("trust", "diff", at("root-1.json"), at("root-2")).out();
    assertTrue(diff.contains("\nnumber to compare "), diff);
    String show = Cachet.done("trust", "show", at("root-2")).out();
    String told = diff.substring(diff.indexOf("to sign this root and no other: "));
    assertTrue(show.endsWith(told), show);
    String shown = told.replaceFirst("(?s).* --sha256 ([0-9a-f]{64}) .*", "$1");
    assertEquals(
        told,
        "to sign this root and no other: cachet trust sign --sha256 "
            + shown
            + " "
            + at("root-2")
            + " --key FILE\n");
    Path machine = Files.createDirectories(at("another-machine"));
    Files.copy(at("root-1/root.json"), machine.resolve("root.json"));
    Object[] sign = {"trust", "sign", machine, "--key", at("alice.pem"), "--sha256", shown};
    Object[] secret = {"--passphrase-file", at("secret.txt")};
    Cachet refused = Cachet.run(with(secret, sign));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains(", not " + shown), refused.err());
    assertFalse(Files.exists(machine.resolve("signatures")));
    Files.copy(
        at("root-2/root.json"),
        machine.resolve("root.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Cachet.done(with(secret, sign));
  }

  private static void assertMissing(Object... words) {
    Cachet early = Cachet.run(words);
    assertEquals(ExitCode.REFUSED, early.exit(), early.err());
    assertTrue(early.err().contains("QUORUM_MISSING"), early.err());
  }

  private Path describe(String name, int version, String... rootHolders) throws IOException {
    StringBuilder keys = new StringBuilder();
    for (String holder : rootHolders) {
      keys.append(
          "{ \"holder\": \"%s\", \"role\": \"root\", \"jwk\": \"%s.jwk\" },"
              .formatted(holder, holder));
    }
    String text = Files.readString(SmallRoot.trust(at(name)));
    return SmallRoot.write(
        at(name),
        text.replace("\"version\": 1", "\"version\": " + version)
            .replace(
                "{ \"holder\": \"root-desk\", \"role\": \"root\", \"jwk\": \"root.jwk\" },", keys)
            .replace("\"role\": \"root\", \"threshold\": 1", "\"role\": \"root\", \"threshold\": 2")
            .replace("[\"pq\"]", "[\"classical\"]"));
  }

  private void person(String name) throws IOException {
    SigningKey key = key();
    KeyFile.write(at(name + ".pem"), key, SECRET.toCharArray());
    PublicKeyFile.write(at(name + ".jwk"), key.publicKey());
  }

  private static SigningKey key() {
    return SigningKey.generate(Algorithm.ED25519, new SecureRandom());
  }

  private static Object[] with(Object[] last, Object... first) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(last))
        .toArray();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
