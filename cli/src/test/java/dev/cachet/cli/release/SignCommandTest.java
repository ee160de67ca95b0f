package dev.cachet.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.ComparisonNumber;
import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody signs what nobody was shown, unless it is asked for by name and told aloud. */
class SignCommandTest {
  private static final String DAY = "2026-11-23";
  private static final String SECRET = "a passphrase for a test";

  @TempDir Path folder;
  private SigningKey key;
  private String shown;
  private Object[] secret;

  @BeforeEach
  void pack() throws Exception {
    Path root = SmallRoot.write(at("root"));
    SmallRoot.write(at("image.bin"), "an image");
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("s.json"), "--as-of", DAY);
    Path policy = SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
    Path description = SmallRoot.description(at("pack.json"), "image.bin");
    Object[] judged = {"--sbom", at("s.json"), "--rootfs", root, "--policy", policy};
    Cachet.done(with(judged, "pack", description, "--out", at("r"), "--as-of", DAY));
    shown = Cachet.sha256(at("r/manifest.json"));
    key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    KeyFile.write(at("k.pem"), key, SECRET.toCharArray());
    PublicKeyFile.write(at("k.jwk"), key.publicKey());
    Path file = SmallRoot.secret(at("secret.txt"), SECRET + "\n");
    secret = new Object[] {"--key", at("k.pem"), "--passphrase-file", file};
  }

  @Test
  void identityIsDemanded() {
    Cachet none = Cachet.run(with(secret, "sign", at("r")));
    assertEquals(ExitCode.USAGE, none.exit(), none.err());
    assertTrue(none.err().contains("--package"), none.err());
    Cachet both = Cachet.run(with(secret, "sign", at("r"), "--package", shown, "--unsafe-unseen"));
    assertEquals(ExitCode.USAGE, both.exit(), both.err());
    Cachet elsewhere =
        Cachet.run("sign", at("r"), "--public", at("k.jwk"), "--prepare", at("bytes"));
    assertEquals(ExitCode.USAGE, elsewhere.exit(), elsewhere.err());
    assertFalse(Files.exists(at("bytes")));
    assertFalse(Files.exists(at("r/signatures")));
  }

  /** Thirty digits that a forger finds a second document for serve only for comparing. */
  @Test
  void numberToCompareIsNoIdentity() {
    String number = ComparisonNumber.of(Sha256.fromHex(shown));
    for (String given : new String[] {number, number.replace(" ", ""), shown.substring(0, 30)}) {
      Cachet taken = Cachet.run(with(secret, "sign", at("r"), "--package", given));
      assertEquals(ExitCode.USAGE, taken.exit(), taken.err());
    }
    assertFalse(Files.exists(at("r/signatures")));
  }

  @Test
  void signingUnseenIsToldEvenWhereNothingElseIs() {
    Cachet loud = Cachet.done(with(secret, "-q", "sign", at("r"), "--unsafe-unseen"));
    assertEquals(
        "cachet: warning: --unsafe-unseen: nobody was shown the package "
            + shown
            + " to be signed\n",
        loud.err());
    assertTrue(Files.exists(at("r/signatures")));
    Cachet seen = Cachet.run(with(secret, "-q", "sign", at("r"), "--package", shown));
    assertEquals("", seen.err().replaceAll(".*is there already.*\\R", ""));
  }

  @Test
  void everyMachineShowsWhatItSigns() {
    String told = Cachet.done(with(secret, "sign", at("r"), "--package", shown)).out();
    String heading =
        "package "
            + shown
            + "\nnumber to compare "
            + ComparisonNumber.of(Sha256.fromHex(shown))
            + "\nmanufacturer \"example-devices\"\nproduct \"infusion-pump\"\nversion \"1.0\"\n"
            + "counter 10\nfloor 10\n";
    assertTrue(told.startsWith(heading), told);
    String sheet = Cachet.run("examine", "--for-signing", at("r")).out();
    assertTrue(sheet.startsWith(heading.substring(0, heading.indexOf("manufacturer"))), sheet);
  }

  /** A carrier who exchanges the bytes between two desks is seen where the key is. */
  @Test
  void whatGoesOutAndComesBackIsNamed() throws Exception {
    Object[] elsewhere = {"sign", at("r"), "--package", shown, "--public", at("k.jwk")};
    Path bytes = at("bytes");
    String told = Cachet.done(with(new Object[] {"--prepare", bytes}, elsewhere)).out();
    assertTrue(
        told.contains(
            "\nprepared package "
                + shown
                + " for key "
                + key.publicKey().kid()
                + ": "
                + Files.size(bytes)
                + " bytes to sign, sha256 "
                + Cachet.sha256(bytes)
                + "; compare it where the key is\n"),
        told);
    Path signature = Files.write(at("signature"), key.sign(Files.readAllBytes(bytes)));
    String back = Cachet.done(with(new Object[] {"--attach", signature}, elsewhere)).out();
    assertTrue(back.contains("\nattached to package " + shown + "\n"), back);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static Object[] with(Object[] last, Object... first) {
    return Stream.concat(Stream.of(first), Stream.of(last)).toArray();
  }
}
