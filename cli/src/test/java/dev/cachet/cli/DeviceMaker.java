package dev.cachet.cli;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A maker with keys, a root of trust and one policy, who releases what a test describes. */
abstract class DeviceMaker {
  static final String DAY = "2026-11-23";
  private static final String SECRET = "a passphrase for a test";

  @TempDir Path folder;
  Object[] anchor;
  Path policy;
  Path root;

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

  void withoutDatabase(String release) throws IOException {
    SmallRoot.write(root.resolve("etc/os-release"), release);
    SmallRoot.write(at("image.bin"), "an image");
  }

  void describe(String payload, long counter) throws IOException {
    String text = Files.readString(SmallRoot.description(at("pack.json"), payload));
    SmallRoot.write(
        at("pack.json"), text.replace("\"counter\": 10, \"floor\": 10", floors(counter)));
  }

  static String floors(long counter) {
    return "\"counter\": " + counter + ", \"floor\": " + counter;
  }

  Object[] pack(String release, Object... sources) {
    return with(
        new Object[] {
          "pack", at("pack.json"), "--sbom", at("sbom.json"), "--policy", policy, "--as-of", DAY
        },
        with(sources, "--out", at(release)));
  }

  void generate(Object... sources) {
    Object[] words = {"sbom", "generate", "--as-of", DAY, "--out", at("sbom.json")};
    Cachet.done(with(words, sources));
  }

  Path sealed(String release) {
    String shown = Cachet.run("examine", "--for-signing", at(release)).out();
    String id = shown.lines().filter(line -> line.startsWith("package ")).findFirst().orElseThrow();
    for (String desk : List.of("release", "clearance")) {
      Cachet.done(signed(desk, "sign", at(release), "--package", id.substring(8)));
    }
    Path file = at(release + ".cachet");
    Cachet.done(with(new Object[] {"seal", at(release), "--out", file, "--as-of", DAY}, anchor));
    return file;
  }

  Object[] signed(String desk, Object... words) {
    return with(words, "--key", at(desk + ".pem"), "--passphrase-file", at("secret.txt"));
  }

  static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  Path at(String name) {
    return folder.resolve(name);
  }
}
