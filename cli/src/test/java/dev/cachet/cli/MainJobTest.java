package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from the shell, from a root filesystem to a confirmed device. */
class MainJobTest {
  private static final String DAY = "2026-11-23";

  @TempDir Path folder;
  private Path root;
  private Path policy;

  @BeforeEach
  void describe() throws IOException {
    root = SmallRoot.write(folder.resolve("root"));
    policy = SmallRoot.policy(folder.resolve("policy.json"), "\"EXTENDED_CONTRACT\"");
    SmallRoot.write(folder.resolve("image.bin"), "an image\n".repeat(100_000));
    SmallRoot.secret(folder.resolve("secret.txt"), "a passphrase for a test\n");
  }

  @Test
  void fromARootFilesystemToAConfirmedDevice() throws Exception {
    sbom();
    String digest = keysAndRoot();
    Cachet packed =
        Cachet.done(
            pack(SmallRoot.description(folder.resolve("pack.json"), "image.bin"), "release"));
    assertTrue(packed.out().startsWith("packed "), packed.out());
    assertNothingIsSealedUnsigned(digest);
    for (String desk : List.of("release", "clearance")) {
      Cachet.done(signAsShown(desk));
    }
    showsToTheNextSignerWhoSigned(digest);
    Cachet.done(sealing(digest));
    Path factory = SmallRoot.factory(folder.resolve("factory.json"), digest);
    Object[] trusted = {
      at("release.cachet"),
      "--root",
      at("root-1.json"),
      "--factory",
      factory,
      "--floor",
      0,
      "--as-of",
      DAY
    };
    Cachet verified = run("verify", trusted);
    assertTrue(verified.out().startsWith("verified "));
    assertTrue(verified.out().contains("CHUNKS PASSED"), verified.out());
    assertTrue(verified.out().contains("nothing decoded"), verified.out());
    String decoded = Cachet.done(with(new Object[] {"verify", "--decode"}, trusted)).out();
    assertFalse(decoded.contains("nothing decoded"), decoded);
    assertEquals(verified.out(), verifyStandardInput(trusted));
    assertTrue(run("examine", trusted).out().contains("TARGET PASSED"));
    Object[] json = with(trusted, "--format", "json");
    assertTrue(run("verify", json).out().contains("\"holder\":\"release-desk\""));
    Object[] toFile = with(json, "--out", at("report.json"));
    assertEquals("", run("examine", toFile).out());
    assertTrue(Files.readString(at("report.json")).contains("{\"check\":\"TARGET\",\"outcome\":"));
    judgesTheDeviceThatIsNamed(digest);
    install(factory);
  }

  @Test
  void theGateRefusesAStateThatThePolicyDoesNotAllow() throws IOException {
    sbom();
    SmallRoot.policy(policy, "\"SUPPORTED\"");
    Cachet refused =
        Cachet.run(
            pack(SmallRoot.description(folder.resolve("pack.json"), "image.bin"), "release"));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(Files.notExists(folder.resolve("release")), "nothing is written");
    Object[] gate = {
      "gate",
      "--sbom",
      at("sbom.json"),
      "--rootfs",
      root,
      "--policy",
      policy,
      "--as-of",
      DAY,
      "--payload",
      "rootfs=" + at("image.bin"),
      "--out",
      at("evidence.json")
    };
    Cachet told = Cachet.run(with(gate, "--format", "sarif"));
    assertEquals(ExitCode.REFUSED, told.exit(), told.err());
    assertTrue(told.out().contains("\"ruleId\" : \"gate."), told.out());
    assertEquals("", Cachet.run(gate).out());
    assertTrue(Files.notExists(at("evidence.json")), "there is no evidence of a refusal");
  }

  @Test
  void anUnknownSystemIsNeitherSupportedNorEnded() throws IOException {
    SmallRoot.write(root.resolve("etc/os-release"), "ID=nobodyknows\nVERSION_ID=1\n");
    Cachet checked = Cachet.run("lifecycle", "check", "--rootfs", root, "--as-of", DAY);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, checked.exit(), checked.out());
    assertTrue(Cachet.done("lifecycle", "identify", root).out().contains("unknown"));
  }

  /** Copies the command that the sheet prints, with a key; another package is not signed by it. */
  private Object[] signAsShown(String desk) throws IOException {
    String sheet = Cachet.run("examine", "--for-signing", "--decode", at("release")).out();
    String command = sheet.strip().lines().reduce((first, last) -> last).orElseThrow();
    String told = "to sign this package and no other: cachet ";
    assertTrue(command.startsWith(told), command);
    String[] words =
        command.substring(told.length()).replace("FILE", at(desk + ".pem").toString()).split(" ");
    Object[] sign = with(words, "--passphrase-file", at("secret.txt"));
    Object[] other = sign.clone();
    other[2] = "0".repeat(64);
    Cachet refused = Cachet.run(other);
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("holds package " + sign[2]), refused.err());
    assertFalse(Files.exists(at("release/signatures")) && desk.equals("release"), "nothing signed");
    other[2] = "abc";
    assertEquals(ExitCode.USAGE, Cachet.run(other).exit());
    return sign;
  }

  private void showsToTheNextSignerWhoSigned(String digest) {
    Object[] show = {"examine", "--for-signing", at("release")};
    assertTrue(Cachet.run(show).out().contains(" NOT VERIFIED, no root was given\n"));
    String shown =
        Cachet.run(with(show, "--root", at("root-1.json"), "--root-sha256", digest)).out();
    assertTrue(shown.contains(" of release-desk for release verifies\n"), shown);
  }

  private Object[] sealing(String digest) {
    return new Object[] {
      "seal",
      at("release"),
      "--root",
      at("root-1.json"),
      "--root-sha256",
      digest,
      "--out",
      at("release.cachet")
    };
  }

  private void assertNothingIsSealedUnsigned(String digest) {
    Cachet early = Cachet.run(sealing(digest));
    assertEquals(ExitCode.REFUSED, early.exit(), early.err());
    assertTrue(
        early.err().contains("QUORUM_MISSING (TRU-54) " + at("release/signatures")), early.err());
  }

  private String verifyStandardInput(Object[] trusted) throws Exception {
    Object[] words = with(new Object[] {"verify"}, trusted);
    words[1] = "-";
    Piped piped = Piped.run(Files.createDirectory(at("piped")), (Path) trusted[0], words);
    assertEquals(ExitCode.DONE, piped.ran().exit(), piped.ran().err());
    assertEquals(0, piped.left());
    return piped.ran().out();
  }

  private void judgesTheDeviceThatIsNamed(String digest) throws IOException {
    Path other = SmallRoot.factory(folder.resolve("other.json"), digest);
    SmallRoot.write(other, Files.readString(other).replace("04012345678901", "04012345678918"));
    Object[] words = {"verify", at("release.cachet"), "--root", at("root-1.json"), "--as-of", DAY};
    Cachet refused = Cachet.run(with(words, "--factory", other, "--floor", 0));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("WRONG_DEVICE"), refused.err());
    assertEquals("", refused.out());
    Cachet told = Cachet.run(with(words, "--factory", other, "--floor", 0, "--format", "json"));
    assertEquals(ExitCode.REFUSED, told.exit(), told.err());
    assertEquals(refused.err(), told.err());
    assertTrue(told.out().contains("\"refusal\":{\"reason\":\"WRONG_DEVICE\""), told.out());
    Cachet old = Cachet.run(with(words, "--factory", at("factory.json"), "--floor", 11));
    assertTrue(old.err().contains("ROLLBACK"), old.err());
    assertEquals(ExitCode.USAGE, Cachet.run(with(words, "--factory", at("factory.json"))).exit());
    String undecided = Cachet.done(with(words, "--root-sha256", digest)).out();
    assertTrue(undecided.contains("TARGET NOT_REACHED"), undecided);
  }

  private static Object[] with(Object[] words, Object... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(words), java.util.Arrays.stream(more))
        .toArray();
  }

  private void sbom() throws IOException {
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("sbom.json"), "--as-of", DAY);
    assertTrue(
        Files.readString(folder.resolve("sbom.json")).contains("pkg:deb/debian/bash@5.2.15"));
  }

  private String keysAndRoot() throws IOException {
    for (String desk : List.of("root", "release", "clearance", "grant", "downgrade")) {
      String algorithm = desk.equals("release") ? "ML-DSA-65" : "EdDSA";
      Cachet.done(
          "key",
          "new",
          "--alg",
          algorithm,
          "--out",
          at(desk),
          "--passphrase-file",
          at("secret.txt"));
    }
    String out =
        Cachet.done(
                "trust",
                "new",
                SmallRoot.trust(folder.resolve("trust.json")),
                "--key",
                at("root.pem"),
                "--passphrase-file",
                at("secret.txt"),
                "--out",
                at("root-1.json"))
            .out();
    assertTrue(Cachet.done("trust", "show", at("root-1.json")).out().contains("release-desk"));
    return out.strip().substring(out.strip().lastIndexOf(' ') + 1);
  }

  private void install(Path factory) throws IOException {
    Cachet.done(
        "device",
        "init",
        at("device"),
        "--factory",
        factory,
        "--root",
        at("root-1.json"),
        "--slot",
        "rootfs=1000000");
    Object[] package_ = {at("device"), at("release.cachet"), "--as-of", DAY};
    assertEquals(
        ExitCode.NOT_NOW,
        Cachet.run(
                "device", "install", package_[0], package_[1], "--as-of", DAY, "--state", "in_use")
            .exit());
    Cachet.done("device", "install", package_[0], package_[1], "--as-of", DAY, "--state", "idle");
    fallsBackUnlessConfirmed(package_);
    Cachet.done("device", "restart", at("device"));
    Cachet confirmed =
        Cachet.done("device", "confirm", at("device"), "--health", "healthy", "--as-of", DAY);
    assertTrue(confirmed.out().contains("\nCONFIRMED "), confirmed.out());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("image.bin")),
        Files.readAllBytes(folder.resolve("device/slots/b/rootfs")));
    assertTrue(Cachet.done("device", "status", at("device")).out().contains("floor 10"));
    String status = Cachet.done("device", "status", at("device"), "--format", "json").out();
    assertTrue(status.contains("\"floor\":10,"), status);
  }

  private void fallsBackUnlessConfirmed(Object[] package_) {
    Cachet.done("device", "restart", at("device"));
    assertEquals(
        ExitCode.REFUSED,
        Cachet.run("device", "confirm", at("device"), "--health", "unhealthy", "--as-of", DAY)
            .exit());
    Cachet.done("device", "restart", at("device"));
    Cachet back =
        Cachet.run("device", "confirm", at("device"), "--health", "healthy", "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, back.exit(), back.out());
    assertTrue(back.out().contains("\nFELL_BACK "), back.out());
    Cachet.done("device", "install", package_[0], package_[1], "--as-of", DAY, "--state", "idle");
  }

  private Object[] pack(Path description, String out) {
    return new Object[] {
      "pack",
      description,
      "--sbom",
      at("sbom.json"),
      "--rootfs",
      root,
      "--policy",
      policy,
      "--out",
      at(out),
      "--as-of",
      DAY
    };
  }

  private static Cachet run(String command, Object[] words) {
    Object[] all = new Object[words.length + 1];
    all[0] = command;
    System.arraycopy(words, 0, all, 1, words.length);
    return Cachet.done(all);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
