package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that people write, as they are written for them. */
class ExampleCommandTest {
  private static final String DAY = "2026-11-23";

  @TempDir Path folder;

  @Test
  void theFilesAreGoodAsTheyAre() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    SmallRoot.write(
        root.resolve("etc/os-release"),
        "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=13\nVERSION=\"13 (trixie)\"\n");
    SmallRoot.write(folder.resolve("build/app.img"), "an application");
    Path secret = SmallRoot.secret(folder.resolve("secret.txt"), "a passphrase for a test\n");
    Cachet.done("example", at("pump"), "--payload", at("build/app.img"), "--as-of", DAY);
    keys(secret);
    Cachet made =
        Cachet.done(
            "trust",
            "new",
            at("pump/trust.json"),
            "--key",
            at("pump/keys/root.pem"),
            "--passphrase-file",
            secret,
            "--out",
            at("root-1.json"));
    assertTrue(made.out().startsWith("root 1 sha256 "), made.out());
    String shown = Cachet.done("trust", "show", at("root-1.json")).out();
    assertTrue(shown.startsWith("root 1 of example-devices, test\n"), shown);
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("sbom.json"), "--as-of", DAY);
    Cachet.done(
        "pack",
        at("pump/pack.json"),
        "--sbom",
        at("sbom.json"),
        "--rootfs",
        root,
        "--policy",
        at("pump/policy.json"),
        "--out",
        at("release"),
        "--as-of",
        DAY);
  }

  @Test
  void nothingThatSomebodyEditedIsWrittenOver() throws IOException {
    Path edited = SmallRoot.write(folder.resolve("pump/policy.json"), "edited");
    SmallRoot.write(folder.resolve("app.img"), "an application");
    Cachet ran = Cachet.run("example", at("pump"), "--payload", at("app.img"));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("policy.json is there already"), ran.err());
    assertEquals("edited", Files.readString(edited));
    assertTrue(Files.notExists(folder.resolve("pump/trust.json")), "all or nothing");
  }

  @Test
  void eachKeyHasTheAlgorithmBeforeIt() throws IOException {
    Path secret = SmallRoot.secret(folder.resolve("secret.txt"), "a passphrase for a test\n");
    Files.createDirectories(folder.resolve("pump/keys"));
    Cachet made = keys(secret);
    assertEquals(7, made.out().lines().count(), made.out());
    for (String name : new String[] {"root", "downgrade", "release-pq", "clearance-pq"}) {
      String shown = Cachet.done("key", "show", at("pump/keys/" + name + ".jwk")).out();
      assertTrue(shown.contains(name.endsWith("-pq") ? "ML-DSA-65 PQ" : "EdDSA CLASSICAL"), shown);
    }
  }

  @Test
  void aKeyWithoutAPlaceOrAnAlgorithmIsNoKey() {
    Cachet without = Cachet.run("key", "new", "--alg", "EdDSA");
    assertEquals(ExitCode.USAGE, without.exit(), without.err());
    Cachet unknown = Cachet.run("key", "new", "--alg", "DSA", "--out", at("a"), "--out", at("b"));
    assertEquals(ExitCode.USAGE, unknown.exit(), unknown.err());
    assertTrue(unknown.err().contains("DSA is none of EdDSA, "), unknown.err());
  }

  private Cachet keys(Path secret) {
    return Cachet.done(
        "key",
        "new",
        "--passphrase-file",
        secret,
        "--alg",
        "EdDSA",
        "--out",
        at("pump/keys/root"),
        "--out",
        at("pump/keys/release"),
        "--out",
        at("pump/keys/clearance"),
        "--out",
        at("pump/keys/grant"),
        "--out",
        at("pump/keys/downgrade"),
        "--alg",
        "ML-DSA-65",
        "--out",
        at("pump/keys/release-pq"),
        "--out",
        at("pump/keys/clearance-pq"));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
