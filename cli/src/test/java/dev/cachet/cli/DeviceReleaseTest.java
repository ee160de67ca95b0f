package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of making firmware, from its source to a sealed package, with one policy. */
class DeviceReleaseTest {
  private static final String DAY = "2026-11-23";
  private static final String SECRET = "a passphrase for a test";

  @TempDir Path folder;
  private Object[] anchor;
  private Path policy;
  private Path root;

  @BeforeEach
  void prepare() throws IOException {
    SmallRoot.secret(at("secret.txt"), SECRET + "\n");
    for (String desk : List.of("root", "release", "clearance", "grant", "downgrade")) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
      KeyFile.write(at(desk + ".pem"), key, SECRET.toCharArray());
      PublicKeyFile.write(at(desk + ".jwk"), key.publicKey());
    }
    String trust =
        Files.readString(SmallRoot.trust(at("trust.json"))).replace("[\"pq\"]", "[\"classical\"]");
    SmallRoot.write(at("trust.json"), trust);
    String made =
        Cachet.done(signed("root", "trust", "new", at("trust.json"), "--out", at("root-1.json")))
            .out();
    String digest = made.strip().substring(made.strip().lastIndexOf(' ') + 1);
    anchor = new Object[] {"--root", at("root-1.json"), "--root-sha256", digest};
    policy =
        SmallRoot.write(
            at("policy.json"),
            """
            { "schemaVersion": 1,
              "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY", "EXTENDED_CONTRACT"],
                                   "minimumSupportDaysLeft": 0 },
              "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
              "sbom": { "maximumAgeDays": 1, "ofManifestAlone": "allow" },
              "payloads": { "notDescribed": "refuse" },
              "change": { "subject": "embedded" } }
            """);
    root = at("rootfs");
  }

  private void withoutDatabase(String release) throws IOException {
    SmallRoot.write(root.resolve("etc/os-release"), release);
    SmallRoot.write(at("image.bin"), "an image");
  }

  private void describe(String payload, long counter) throws IOException {
    String text = Files.readString(SmallRoot.description(at("pack.json"), payload));
    SmallRoot.write(
        at("pack.json"), text.replace("\"counter\": 10, \"floor\": 10", floors(counter)));
  }

  private static String floors(long counter) {
    return "\"counter\": " + counter + ", \"floor\": " + counter;
  }

  private Object[] pack(String release, Object... sources) {
    return with(
        new Object[] {
          "pack", at("pack.json"), "--sbom", at("sbom.json"), "--policy", policy, "--as-of", DAY
        },
        with(sources, "--out", at(release)));
  }

  private void generate(Object... sources) {
    Object[] words = {"sbom", "generate", "--as-of", DAY, "--out", at("sbom.json")};
    Cachet.done(with(words, sources));
  }

  private Path sealed(String release) {
    String shown = Cachet.run("examine", "--for-signing", at(release)).out();
    String id = shown.lines().filter(line -> line.startsWith("package ")).findFirst().orElseThrow();
    for (String desk : List.of("release", "clearance")) {
      Cachet.done(signed(desk, "sign", at(release), "--package", id.substring(8)));
    }
    Path file = at(release + ".cachet");
    Cachet.done(with(new Object[] {"seal", at(release), "--out", file}, anchor));
    return file;
  }

  @Test
  void aYoctoImageAndTheThreeWaysInWhichItIsNotTheOneThatWasJudged() throws IOException {
    withoutDatabase("ID=poky\nNAME=\"Poky (Yocto Project Reference Distro)\"\nVERSION_ID=5.0.3\n");
    Path deployed = SmallRoot.write(at("deploy/i.rootfs.manifest"), "busybox core2_64 1.36.1-r0\n");
    describe("image.bin", 1);
    generate("--yocto", deployed);
    Object[] sources = {"--rootfs", root, "--yocto", deployed};
    Cachet nothing = Cachet.run(pack("a", sources));
    assertEquals(ExitCode.REFUSED, nothing.exit(), nothing.err());
    assertTrue(nothing.err().contains("gate.payload-not-described"), nothing.err());
    assertTrue(nothing.err().contains("--made-of"), nothing.err());
    Object[] made = with(sources, "--made-of", "rootfs=" + root);
    Cachet.done(pack("a", made));
    String sheet = Cachet.run("examine", "--for-signing", at("a")).out();
    assertTrue(sheet.contains("BY A STATEMENT ALONE"), sheet);
    Path file = sealed("a");
    Cachet.done(with(new Object[] {"verify", file, "--as-of", DAY}, anchor));
    SmallRoot.write(deployed, "busybox core2_64 1.35.0-r0\n");
    Cachet other = Cachet.run(pack("b", made));
    assertEquals(ExitCode.REFUSED, other.exit(), other.err());
    assertTrue(other.err().contains("drift."), other.err());
    assertTrue(Files.notExists(at("b")));
  }

  @Test
  void whatBuildrootBuilt() throws IOException {
    withoutDatabase("ID=buildroot\nNAME=Buildroot\nVERSION_ID=2025.02\n");
    SmallRoot.write(
        at("output/legal-info/manifest.csv"),
        "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"LICENSE FILES\",\"SOURCE ARCHIVE\",\"SOURCE"
            + " SITE\",\"DEPENDENCIES WITH LICENSES\"\n"
            + "\"busybox\",\"1.36.1\",\"GPL-2.0\",\"\",\"a\",\"b\",\"\"\n");
    describe("image.bin", 1);
    generate("--buildroot", at("output"));
    Cachet.done(
        pack("a", "--rootfs", root, "--buildroot", at("output"), "--made-of", "rootfs=" + root));
    sealed("a");
  }

  @Test
  void aDeviceOfTwoPartsNamesTheSystemThatEndsFirst() throws IOException {
    SmallRoot.write(root);
    SmallRoot.write(at("mcu.bin"), "firmware");
    SmallRoot.write(
        at("parts.json"),
        """
        { "schemaVersion": 1, "name": "controller", "complete": true, "parts": [
          { "name": "my-rtos", "version": "4.1", "type": "operating-system", "needs": [],
            "supplier": { "name": "Rtos" },
            "support": { "level": "actively maintained", "endOfSupport": "2027-03-31" } },
          { "name": "firmware", "version": "2", "needs": ["my-rtos"], "file": "mcu.bin",
            "supplier": { "name": "Maker" } } ] }
        """);
    describe("mcu.bin", 1);
    generate("--rootfs", root, "--parts", at("parts.json"), "--device", "pump");
    Object[] sources = {"--rootfs", root, "--parts", at("parts.json")};
    Cachet.done(pack("a", sources));
    String manifest = Files.readString(at("a/manifest.json"));
    assertTrue(manifest.contains("\"os\":{\"id\":\"my-rtos\",\"version\":\"4.1\""), manifest);
    String sheet = Cachet.run("examine", "--for-signing", at("a")).out();
    assertTrue(sheet.contains("operatingSystems[1].id \"debian\""), sheet);
    sealed("a");
    SmallRoot.write(at("mcu.bin"), "exchanged");
    Cachet exchanged = Cachet.run(pack("b", sources));
    assertEquals(ExitCode.REFUSED, exchanged.exit(), exchanged.err());
  }

  @Test
  void anApplicationBesideARootAndTheReleaseAfterIt() throws IOException {
    SmallRoot.write(root);
    jar("one");
    describe("app.jar", 1);
    Object[] sources = {"--rootfs", root, "--jar", at("app.jar")};
    generate(with(sources, "--device", "pump"));
    Cachet.done(pack("a", sources));
    Path first = sealed("a");
    describe("app.jar", 2);
    Cachet alone = Cachet.run(pack("b", sources));
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, alone.exit(), alone.err());
    assertTrue(alone.err().contains("gate.no-previous"), alone.err());
    Object[] since = with(sources, "--previous", first);
    Cachet untrusted = Cachet.run(pack("b", since));
    assertEquals(ExitCode.USAGE, untrusted.exit(), untrusted.err());
    Cachet.done(pack("b", with(since, anchor)));
    String evidence = Files.readString(at("b/files/gate.json"));
    assertTrue(evidence.contains("\"previousPackage\":{\"id\":\""), evidence);
    sealed("b");
    describe("app.jar", 1);
    Cachet older = Cachet.run(pack("c", with(since, anchor)));
    assertEquals(ExitCode.REFUSED, older.exit(), older.err());
    assertTrue(older.err().contains("gate.previous-not-older"), older.err());
  }

  @Test
  void policiesAreShownExplainedAndCompared() throws IOException {
    Path mild = SmallRoot.write(at("mild.json"), category("I"));
    Path strict = SmallRoot.write(at("strict.json"), category("III"));
    assertTrue(Cachet.done("policy", "show").out().contains("P3 at least 730 days"));
    assertTrue(Cachet.done("policy", "show", "--policy", strict).out().startsWith("level P3 for"));
    String json = Cachet.done("policy", "show", "--policy", mild, "--format", "json").out();
    assertTrue(json.contains("\"level\" : \"P0\""), json);
    assertTrue(Cachet.done("policy", "explain", "ml-dsa-87-only").out().contains("does not cover"));
    assertTrue(Cachet.done("policy", "diff", mild, strict).out().contains(", stricter ("));
    assertEquals(ExitCode.USAGE, Cachet.run("policy", "explain", "nothing").exit());
    assertEquals(ExitCode.USAGE, Cachet.run("policy", "show", "--policy", policy).exit());
    assertEquals(ExitCode.USAGE, Cachet.run("policy").exit());
  }

  private static String category(String mdr) {
    return "{\"schemaVersion\":1,\"category\":{\"mdr\":\""
        + mdr
        + "\"},\"change\":{\"subject\":\"embedded\"}}";
  }

  private void jar(String content) throws IOException {
    try (OutputStream file = Files.newOutputStream(at("app.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("META-INF/maven/org.example/app/pom.properties"));
      jar.write(
          "groupId=org.example\nartifactId=app\nversion=1.0\n".getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
      jar.putNextEntry(new JarEntry("content.txt"));
      jar.write(content.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }

  private Object[] signed(String desk, Object... words) {
    return with(words, "--key", at(desk + ".pem"), "--passphrase-file", at("secret.txt"));
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
