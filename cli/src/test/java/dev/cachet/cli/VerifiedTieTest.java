package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verified package says of each payload which inventory describes it, or that none does. */
class VerifiedTieTest {
  private static final String DAY = "2026-11-23";
  private static final String SECRET = "a passphrase for a test";
  private static final Path VECTORS = Path.of("..", "core", "src", "test", "vectors");

  @TempDir Path folder;
  private Object[] anchor;
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
    anchor = new Object[] {"--root", at("root-1.json"), "--root-sha256", digest, "--as-of", DAY};
    root = SmallRoot.write(at("root"));
    SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
  }

  @Test
  void payloadThatNothingDescribesIsSaidToBeNotTied() throws Exception {
    SmallRoot.write(at("image.bin"), "an image");
    Path file = sealed("image.bin");
    String words =
        "payload \"rootfs\": NOT TIED, no inventory describes it, says the gate's record";
    assertSaid(file, "none", words);
    Piped piped = Piped.run(folder, file, with(new Object[] {"verify", "-"}, anchor));
    assertEquals(ExitCode.DONE, piped.ran().exit(), piped.ran().err());
    assertTrue(piped.ran().out().stripTrailing().endsWith(words), piped.ran().out());
  }

  @Test
  void rootThatIsOnlyStatedIsSaidToBeTiedByAStatementAlone() throws Exception {
    SmallRoot.write(at("image.bin"), "an image");
    assertSaid(
        sealed("image.bin", "--made-of", "rootfs=" + root),
        "statement",
        "payload \"rootfs\": TIED BY A STATEMENT ALONE, made from the root of \"debian 12\", says"
            + " the gate's record");
  }

  @Test
  void archiveOfTheRootIsSaidToHoldIt() throws Exception {
    archive(at("root.tar"));
    assertSaid(
        sealed("root.tar"),
        "archive",
        "payload \"rootfs\": it holds the root of \"debian 12\", file by file, says the gate's"
            + " record");
  }

  /** The vectors have files of other kinds and no record. */
  @Test
  void packageWithoutARecordOfTheGateSaysThatNothingIsKnown() throws Exception {
    anchor =
        new Object[] {
          "--root",
          VECTORS.resolve("roots/base-1.json"),
          "--root-sha256",
          "7f792e73e8efd6625ae9b8810f69aa3516267c829a32596ef06464a7ed5ce03a",
          "--as-of",
          "2026-12-01"
        };
    Path file = VECTORS.resolve("container/smallest.cachet");
    String id = json(file).get("payloads").get(0).get("id").asText();
    assertSaid(
        file,
        "unknown",
        "payload \""
            + id
            + "\": NOT KNOWN which inventory describes it, the package has no record of the gate");
  }

  private void assertSaid(Path file, String tie, String words) throws Exception {
    String text = Cachet.done(with(new Object[] {"verify", file}, anchor)).out();
    assertTrue(text.endsWith("\n" + words + "\n"), text);
    JsonNode payload = json(file).get("payloads").get(0);
    assertEquals(tie, payload.get("tie").asText());
    assertEquals(words, payload.get("words").asText());
  }

  private JsonNode json(Path file) throws IOException {
    Object[] verify = {"verify", file, "--format", "json"};
    return new ObjectMapper().readTree(Cachet.done(with(verify, anchor)).out());
  }

  private Path sealed(String payload, String... more) throws IOException {
    SmallRoot.description(at("pack.json"), payload);
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("s.json"), "--as-of", DAY);
    Object[] judged = {"--sbom", at("s.json"), "--rootfs", root, "--policy", at("policy.json")};
    Object[] pack = {"pack", at("pack.json"), "--out", at("release"), "--as-of", DAY};
    Cachet.done(with(with(pack, judged), (Object[]) more));
    String id = Cachet.sha256(at("release/manifest.json"));
    for (String desk : List.of("release", "clearance")) {
      Cachet.done(signed(desk, "sign", at("release"), "--package", id));
    }
    Path file = at("release.cachet");
    Object[] chain = Stream.of(anchor).limit(4).toArray();
    Cachet.done(with(new Object[] {"seal", at("release"), "--out", file}, chain));
    return file;
  }

  private void archive(Path file) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file));
        Stream<Path> walked = Files.walk(root)) {
      for (Path each : walked.filter(Files::isRegularFile).sorted().toList()) {
        TarArchiveEntry entry = new TarArchiveEntry("./" + root.relativize(each));
        entry.setSize(Files.size(each));
        tar.putArchiveEntry(entry);
        Files.copy(each, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private Object[] signed(String desk, Object... words) {
    return with(words, "--key", at(desk + ".pem"), "--passphrase-file", at("secret.txt"));
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
