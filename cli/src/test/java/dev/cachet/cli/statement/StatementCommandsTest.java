package dev.cachet.cli.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Request, site statement, grants, downgrade: from the device to the desk and back. */
class StatementCommandsTest {
  private static final String DAY = "2026-11-23";
  private static final String UNTIL = "2026-12-20T00:00:00Z";

  @TempDir Path folder;
  private String digest = "";

  @BeforeEach
  void makeDeviceAndRelease() throws IOException {
    SmallRoot.write(at("image.bin"), "an image\n".repeat(1000));
    SmallRoot.secret(at("secret.txt"), "a passphrase for a test\n");
    for (String desk : new String[] {"root", "release", "clearance", "grant", "downgrade"}) {
      key(desk, desk.equals("release") ? "ML-DSA-65" : "EdDSA");
    }
    key("nurse", "EdDSA");
    key("engineer", "EdDSA");
    Object[] root = {"trust", "new", SmallRoot.trust(at("trust.json")), "--out", at("root-1.json")};
    String told = Cachet.done(with(root, by("root"))).out().strip();
    digest = told.substring(told.lastIndexOf(' ') + 1);
    release();
    Path factory = SmallRoot.factory(at("factory.json"), digest);
    Object[] init = {"device", "init", at("device"), "--factory", factory};
    Cachet.done(with(init, "--root", at("root-1.json"), "--slot", "rootfs=100000"));
  }

  private void release() throws IOException {
    Path root = SmallRoot.write(at("root"));
    Path policy = SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
    Path description = SmallRoot.description(at("pack.json"), "image.bin");
    SmallRoot.write(
        description,
        Files.readString(description)
            .replace("\"authorisation\": \"none\"", "\"authorisation\": \"both\""));
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("sbom.json"), "--as-of", DAY);
    Object[] pack = {"pack", description, "--sbom", at("sbom.json"), "--rootfs", root};
    Cachet.done(with(pack, "--policy", policy, "--out", at("release"), "--as-of", DAY));
    String id = Cachet.sha256(at("release/manifest.json"));
    for (String desk : new String[] {"release", "clearance"}) {
      Cachet.done(with(new Object[] {"sign", at("release"), "--package", id}, by(desk)));
    }
    Object[] seal = {"seal", at("release"), "--out", at("release.cachet")};
    Cachet.done(with(seal, anchor()));
  }

  @Test
  void bothPartiesAgreeByTheKeysOfTheirSite() throws Exception {
    Cachet missing = install();
    assertEquals(ExitCode.REFUSED, missing.exit(), missing.err());
    assertTrue(missing.err().contains("AUTHORISATION_REQUIRED (PKG-69)"), missing.err());
    request("request.json");
    site();
    granted("hospital", "nurse", "--compact");
    granted("service", "engineer");
    Cachet one = install("--grant", at("hospital.jwt"), "--site", at("site.json"));
    assertEquals(ExitCode.REFUSED, one.exit(), one.err());
    assertTrue(one.err().contains("AUTHORISATION_REQUIRED (STM-37)"), one.err());
    Object[] statements = {
      "--grant", at("hospital.jwt"), "--grant", at("service.jwt"), "--site", at("site.json")
    };
    Cachet done = install(statements);
    assertEquals(ExitCode.DONE, done.exit(), done.err());
    Cachet.done("device", "restart", at("device"));
    Cachet.done("device", "confirm", at("device"), "--health", "healthy", "--as-of", DAY);
    auditsAwayFromTheDevice();
    Cachet again = install(statements);
    assertEquals(ExitCode.REFUSED, again.exit(), again.err());
    assertTrue(again.err().contains("hospital.jwt: refused: WRONG_SEQ"), again.err());
  }

  private void auditsAwayFromTheDevice() throws IOException {
    DeviceKey key = DeviceKey.read(Files.readAllBytes(at("device/factory/receipt-key.p8")));
    Path jwk = SmallRoot.write(at("device.jwk"), key.publicKey().json());
    Path receipt = at("device/receipts/0000000001.jwt");
    String shown = Cachet.done("device", "receipt", receipt, "--public", jwk).out();
    assertTrue(shown.contains("\noutcome \"confirmed\"\n"), shown);
    assertTrue(shown.contains("\neat_profile \"urn:uuid:"), shown);
    assertTrue(shown.contains("\nmeasres[0][1][0][1] \"success\"\n"), shown);
    String whole = Cachet.done("device", "audit", at("device"), "--public", jwk).out();
    assertTrue(whole.startsWith("4 lines, 1 receipts, complete up to line 4\n"), whole);
    Cachet foreign = Cachet.run("device", "audit", at("device"), "--public", at("nurse.jwk"));
    assertEquals(ExitCode.REFUSED, foreign.exit(), foreign.out());
    Cachet wrong = Cachet.run("device", "audit", at("device"), "--public", at("release.jwk"));
    assertEquals(ExitCode.USAGE, wrong.exit(), wrong.err());
    Files.createDirectories(at("copy/audit"));
    Files.createDirectories(at("copy/receipts"));
    String log = Files.readString(at("device/audit/log.jsonl"));
    Files.writeString(at("copy/audit/log.jsonl"), log);
    Cachet none = Cachet.run("device", "audit", at("copy"), "--public", jwk);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, none.exit(), none.out());
    Files.copy(receipt, at("copy/receipts/0000000001.jwt"));
    Files.writeString(at("copy/audit/log.jsonl"), log.substring(log.indexOf('\n') + 1));
    Cachet short_ = Cachet.run("device", "audit", at("copy"), "--public", jwk);
    assertEquals(ExitCode.REFUSED, short_.exit(), short_.out());
    assertTrue(short_.out().contains("complete up to line 0"), short_.out());
  }

  private void site() throws IOException {
    String name = "cachet:device:example-devices:infusion-pump:04012345678901:0001";
    assertTrue(Files.readString(at("request.json")).contains('"' + name + '"'));
    SmallRoot.write(at("devices.txt"), name + "\n");
    Object[] draft = {
      "site", "new", "north", "--manufacturer", "example-devices", "--devices", at("devices.txt")
    };
    Cachet.done(
        with(
            draft,
            "--hospital-key",
            "nurse=" + at("nurse.jwk"),
            "--service-key",
            "engineer=" + at("engineer.jwk"),
            "--until",
            UNTIL,
            "--as-of",
            DAY,
            "--out",
            at("site")));
    sign("site", "site", "grant");
    Cachet.done(
        with(new Object[] {"site", "seal", at("site"), "--out", at("site.json")}, anchor()));
    Object[] verify = {"site", "verify", at("site.json"), "--request", at("request.json")};
    String told = Cachet.done(with(with(verify, anchor()), "--as-of", DAY)).out();
    assertTrue(told.contains("site north with 2 keys and 1 devices"), told);
  }

  private void granted(String party, String holder, Object... compact) throws IOException {
    Object[] draft = {"grant", "new", at("request.json"), "--party", party, "--site", "north"};
    Cachet.done(
        with(
            draft,
            "--subject",
            "post-" + party,
            "--until",
            UNTIL,
            "--as-of",
            DAY,
            "--out",
            at(party)));
    sign("grant", party, holder);
    Object[] seal = {"grant", "seal", at(party), "--out", at(party + ".jwt")};
    Object[] key = {"--public", at(holder + ".jwk")};
    assertEquals("", Cachet.done(with(with(seal, compact), key)).err());
    Object[] verify = {"grant", "verify", at(party + ".jwt"), "--request", at("request.json")};
    Object[] all = with(with(verify, anchor()), "--as-of", DAY);
    String told = Cachet.done(with(all, "--site", at("site.json"))).out();
    assertTrue(told.contains("granted by north/" + holder + " for the " + party), told);
    Cachet unknown = Cachet.run(all);
    assertEquals(ExitCode.REFUSED, unknown.exit(), unknown.err());
    assertTrue(unknown.err().contains("SITE_UNKNOWN"), unknown.err());
  }

  /** As {@code show} says, and with no other digest. */
  private void sign(String group, String draft, String holder) throws IOException {
    String sheet = Cachet.done(group, "show", at(draft)).out();
    assertTrue(sheet.startsWith("NOT VERIFIED"), sheet);
    assertTrue(sheet.contains("\nnumber to compare "), sheet);
    String command = sheet.strip().lines().reduce((first, last) -> last).orElseThrow();
    String[] words = command.substring("to sign it: cachet ".length()).split(" ");
    Object[] sign = with(words, by(holder));
    Object[] other = sign.clone();
    other[4] = "0".repeat(64);
    Cachet refused = Cachet.run(other);
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertFalse(Files.exists(at(draft + "/signatures")), "nothing is signed");
    String told = Cachet.done(sign).out();
    assertTrue(told.contains("signed "), told);
  }

  @Test
  void aSignatureIsMadeElsewhere() throws Exception {
    request("request.json");
    Object[] draft = {"downgrade", "new", at("request.json"), "--reason", "safety"};
    Cachet.done(with(draft, "--until", UNTIL, "--as-of", DAY, "--out", at("back")));
    String id = Cachet.sha256(at("back/downgrade.json"));
    Object[] sign = {"downgrade", "sign", at("back"), "--sha256", id};
    Object[] elsewhere = with(sign, "--public", at("downgrade.jwk"));
    Cachet prepared = Cachet.done(with(elsewhere, "--prepare", at("to-sign.bin")));
    assertTrue(prepared.out().contains("prepared downgrade " + id), prepared.out());
    assertTrue(prepared.out().contains("reason \"safety\""), prepared.out());
    Signer key = KeyFile.read(at("downgrade.pem"), "a passphrase for a test".toCharArray());
    Files.write(at("signature.bin"), key.sign(Files.readAllBytes(at("to-sign.bin"))));
    Cachet.done(with(elsewhere, "--attach", at("signature.bin")));
    assertOnlyWhatVerifiesIsSealed();
    Object[] seal = {"downgrade", "seal", at("back"), "--out", at("back.json")};
    assertEquals("", Cachet.done(with(seal, anchor())).err());
    Object[] verify = {"downgrade", "verify", at("back.json"), "--request", at("request.json")};
    String told = Cachet.done(with(with(verify, anchor()), "--as-of", DAY)).out();
    assertTrue(told.contains("downgrade to package "), told);
    Cachet late = Cachet.run(with(with(verify, anchor()), "--as-of", "2027-01-01"));
    assertTrue(late.err().contains("STATEMENT_EXPIRED"), late.err());
  }

  /** What a carrier changed, or signed with a key of its own, is found before it is written. */
  private void assertOnlyWhatVerifiesIsSealed() throws IOException {
    Path out = at("none.json");
    Object[] seal = {"downgrade", "seal", at("back"), "--out", out};
    Object[] byAnother = with(seal, "--public", at("nurse.jwk"));
    assertRefused(Cachet.run(byAnother), "SIGNATURE_INVALID", out);
    Path file;
    try (Stream<Path> files = Files.list(at("back/signatures"))) {
      file = files.findFirst().orElseThrow();
    }
    String whole = Files.readString(file);
    String member = "\"signature\":\"";
    int first = whole.indexOf(member) + member.length();
    char other = whole.charAt(first) == 'A' ? 'B' : 'A';
    Files.writeString(file, whole.substring(0, first) + other + whole.substring(first + 1));
    assertRefused(Cachet.run(with(seal, anchor())), "SIGNATURE_INVALID", out);
    Cachet unseen = Cachet.done(seal);
    assertTrue(
        unseen.err().contains("the signatures were not verified; give --root"), unseen.err());
    Files.delete(out);
    Files.writeString(file, whole);
    Path payload = at("back/downgrade.json");
    String draft = Files.readString(payload);
    Files.writeString(payload, draft.replace("\"safety\"", "\"service\""));
    assertRefused(Cachet.run(with(seal, anchor())), "SIGNATURE_INVALID", out);
    Files.writeString(payload, draft);
  }

  private static void assertRefused(Cachet ran, String code, Path out) {
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertTrue(ran.err().contains(code), ran.err());
    assertTrue(Files.notExists(out), "nothing is written");
  }

  @Test
  void aDeviceGoesOnFromASequenceStatement() throws Exception {
    request("request.json", "--nonce");
    String nonce = Files.readString(at("request.json"));
    request("again.json", "--nonce");
    assertEquals(nonce, Files.readString(at("again.json")));
    Object[] draft = {"downgrade", "sequence", at("request.json"), "--install-seq", 40};
    Cachet.done(with(draft, "--until", UNTIL, "--as-of", DAY, "--out", at("sequence")));
    sign("downgrade", "sequence", "downgrade");
    Cachet.done("downgrade", "seal", at("sequence"), "--out", at("sequence.json"));
    Object[] take = {"device", "sequence", at("device"), at("sequence.json"), "--as-of", DAY};
    assertTrue(Cachet.done(take).out().contains("goes on from installation 40"));
    Cachet again = Cachet.run(take);
    assertEquals(ExitCode.REFUSED, again.exit(), again.err());
    assertTrue(again.err().contains("WRONG_NONCE"), again.err());
  }

  @Test
  void aLostMemoryIsRebuiltOnDemandOnly() throws Exception {
    request("request.json");
    Cachet there = Cachet.run("device", "rebuild", at("device"));
    assertEquals(ExitCode.REFUSED, there.exit(), there.err());
    assertTrue(there.err().contains("the memory of this device is there"), there.err());
    for (String generation : List.of("generation-a", "generation-b")) {
      Files.deleteIfExists(at("device").resolve("memory/" + generation));
    }
    Cachet lost = Cachet.run("device", "status", at("device"));
    assertEquals(ExitCode.REFUSED, lost.exit(), lost.err());
    assertTrue(lost.err().contains("STATE_LOST"), lost.err());
    String told = Cachet.done("device", "rebuild", at("device")).out();
    assertTrue(told.contains("root 1\nfloor 0\ninstallations 0\n"), told);
    assertTrue(Cachet.done("device", "status", at("device")).out().contains("floor"), told);
    for (String folder : List.of("roots", "root-copies")) {
      Files.delete(at("device").resolve(folder + "/0000000001.json"));
    }
    for (String generation : List.of("generation-a", "generation-b")) {
      Files.deleteIfExists(at("device").resolve("memory/" + generation));
    }
    Cachet refused = Cachet.run("device", "rebuild", at("device"));
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("STATE_LOST"), refused.err());
  }

  @Test
  void mistakesAreUsageOrRefusalsAndWriteNothing() throws Exception {
    request("request.json");
    Object[] draft = {"downgrade", "new", at("request.json"), "--until", UNTIL, "--as-of", DAY};
    for (Object[] wrong :
        new Object[][] {
          with(draft, "--reason", "fsca", "--out", at("x")),
          with(draft, "--reason", "safety", "--fsca-ref", "FSN-1", "--out", at("x")),
          with(draft, "--reason", "because", "--out", at("x")),
          {
            "downgrade",
            "sequence",
            at("request.json"),
            "--install-seq",
            4,
            "--until",
            UNTIL,
            "--as-of",
            DAY,
            "--out",
            at("x")
          },
          {
            "grant",
            "new",
            at("request.json"),
            "--party",
            "service",
            "--subject",
            "p",
            "--all-devices",
            "--until",
            UNTIL,
            "--as-of",
            DAY,
            "--out",
            at("x")
          },
          {
            "grant",
            "new",
            at("request.json"),
            "--party",
            "service",
            "--subject",
            "p",
            "--until",
            "2026-11-22T00:00:00Z",
            "--as-of",
            DAY,
            "--out",
            at("x")
          }
        }) {
      Cachet usage = Cachet.run(wrong);
      assertEquals(ExitCode.USAGE, usage.exit(), usage.err());
    }
    Cachet name =
        Cachet.run(
            "grant",
            "new",
            at("request.json"),
            "--party",
            "service",
            "--subject",
            "Dr. Miller",
            "--until",
            UNTIL,
            "--as-of",
            DAY,
            "--out",
            at("x"));
    assertEquals(ExitCode.REFUSED, name.exit(), name.err());
    assertTrue(name.err().contains("STATEMENT_MALFORMED"), name.err());
    assertFalse(Files.exists(at("x")));
    Cachet unsigned =
        Cachet.run("grant", "seal", draftedGrant(), "--out", at("g.jwt"), "--compact");
    assertEquals(ExitCode.REFUSED, unsigned.exit(), unsigned.err());
    assertFalse(Files.exists(at("g.jwt")));
  }

  private Path draftedGrant() {
    Cachet.done(
        "grant",
        "new",
        at("request.json"),
        "--party",
        "service",
        "--subject",
        "post-1",
        "--until",
        UNTIL,
        "--as-of",
        DAY,
        "--out",
        at("g"));
    return at("g");
  }

  private void request(String name, Object... more) {
    Object[] request = {"device", "request", at("device"), at("release.cachet")};
    Cachet.done(with(with(request, more), "--out", at(name)));
  }

  private Cachet install(Object... statements) {
    Object[] install = {"device", "install", at("device"), at("release.cachet")};
    return Cachet.run(with(with(install, statements), "--as-of", DAY, "--state", "idle"));
  }

  private void key(String name, String algorithm) {
    Object[] make = {"key", "new", "--alg", algorithm, "--out", at(name)};
    Cachet.done(with(make, "--passphrase-file", at("secret.txt")));
  }

  private Object[] by(String holder) {
    return new Object[] {"--key", at(holder + ".pem"), "--passphrase-file", at("secret.txt")};
  }

  private Object[] anchor() {
    return new Object[] {"--root", at("root-1.json"), "--root-sha256", digest};
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
