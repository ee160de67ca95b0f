package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a rotation, the commands of the build side judge by the newest root that they are given.
 */
class NewerRootTest {
  private static final String DAY = "2026-11-23";
  private static final String SECRET = "a passphrase for a test";

  @TempDir Path folder;
  private Object[] first;
  private String packed;
  private Object[] newer;

  @BeforeEach
  void rotateAwayFromTheFirstReleaseKey() throws IOException {
    SmallRoot.secret(at("secret.txt"), SECRET + "\n");
    for (String desk : List.of("root", "release", "late", "clearance", "grant", "downgrade")) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
      KeyFile.write(at(desk + ".pem"), key, SECRET.toCharArray());
      PublicKeyFile.write(at(desk + ".jwk"), key.publicKey());
    }
    String one =
        Files.readString(SmallRoot.trust(at("1.json"))).replace("[\"pq\"]", "[\"classical\"]");
    SmallRoot.write(at("1.json"), one);
    SmallRoot.write(
        at("2.json"),
        one.replace("\"version\": 1", "\"version\": 2").replace("release.jwk", "late.jwk"));
    String made =
        Cachet.done(signed("root", "trust", "new", at("1.json"), "--out", at("root-1.json"))).out();
    String digest = made.strip().substring(made.strip().lastIndexOf(' ') + 1);
    first = new Object[] {"--root", at("root-1.json"), "--root-sha256", digest};
    Object[] rotate = {"trust", "rotate", at("2.json"), "--out", at("root-2.json")};
    Cachet.done(signed("root", with(rotate, first)));
    newer = with(first, "--newer-root", at("root-2.json"));
    packed();
  }

  @Test
  void signaturesOfBothRootsAreShownByTheNewestOne() {
    for (String desk : List.of("release", "late")) {
      Cachet.done(signed(desk, "sign", at("release"), "--package", packed));
    }
    Object[] show = {"examine", "--for-signing", at("release")};
    String before = Cachet.run(with(show, first)).out();
    assertEquals(1, count(before, " of release-desk for release verifies\n"), before);
    assertEquals(1, count(before, " NOT VERIFIED, root 1 does not list the key\n"), before);
    String after = Cachet.run(with(show, newer)).out();
    assertEquals(1, count(after, " of release-desk for release verifies\n"), after);
    assertEquals(1, count(after, " NOT VERIFIED, root 2 does not list the key\n"), after);
    Cachet half = Cachet.run(with(show, "--newer-root", at("root-2.json")));
    assertEquals(ExitCode.USAGE, half.exit(), half.err());
  }

  @Test
  void packageOfALeftKeyIsRefusedByTheNewestRootAndTheReportSaysSo() throws IOException {
    for (String desk : List.of("release", "clearance")) {
      Cachet.done(signed(desk, "sign", at("release"), "--package", packed));
    }
    Cachet.done(with(first, "seal", at("release"), "--out", at("old.cachet")));
    Object[] verify = {"verify", at("old.cachet"), "--as-of", DAY, "--out", at("report.txt")};
    Cachet.done(with(verify, first));
    assertTrue(Files.readString(at("report.txt")).startsWith("verified "));
    Cachet refused = Cachet.run(with(verify, newer));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("QUORUM_MISSING"), refused.err());
    String report = Files.readString(at("report.txt"));
    assertTrue(report.startsWith("QUORUM_MISSING "), report);
    Cachet.done(with(verify, first));
    Cachet gap = Cachet.run(with(verify, with(first, "--newer-root", at("root-1.json"))));
    assertEquals(ExitCode.REFUSED, gap.exit(), gap.err());
    assertTrue(Files.readString(at("report.txt")).startsWith("ROOT_NOT_CONSECUTIVE "));
    Object[] examine = {"examine", at("old.cachet"), "--as-of", DAY};
    assertEquals(ExitCode.REFUSED, Cachet.run(with(examine, newer)).exit());
  }

  private void packed() throws IOException {
    Path root = SmallRoot.write(at("root"));
    SmallRoot.write(at("image.bin"), "an image\n".repeat(1000));
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("sbom.json"), "--as-of", DAY);
    Path policy = SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
    Path description = SmallRoot.description(at("pack.json"), "image.bin");
    Object[] judged = {"--sbom", at("sbom.json"), "--rootfs", root, "--policy", policy};
    Cachet.done(with(judged, "pack", description, "--out", at("release"), "--as-of", DAY));
    packed = Cachet.sha256(at("release/manifest.json"));
  }

  private Object[] signed(String desk, Object... words) {
    return with(words, "--key", at(desk + ".pem"), "--passphrase-file", at("secret.txt"));
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> (line + "\n").endsWith(part)).count();
  }

  private static Object[] with(Object[] words, Object... more) {
    // A command comes first, wherever it was given.
    boolean command = more.length > 0 && !more[0].toString().startsWith("--");
    return Stream.concat(Stream.of(command ? more : words), Stream.of(command ? words : more))
        .toArray();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
