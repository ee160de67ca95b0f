package dev.cachet.statement;

import static dev.cachet.statement.TestStatements.ENGINEER;
import static dev.cachet.statement.TestStatements.NAME;
import static dev.cachet.statement.TestStatements.NONCE;
import static dev.cachet.statement.TestStatements.NURSE;
import static dev.cachet.statement.TestStatements.ROOT;
import static dev.cachet.statement.TestStatements.claims;
import static dev.cachet.statement.TestStatements.compact;
import static dev.cachet.statement.TestStatements.downgrade;
import static dev.cachet.statement.TestStatements.downgradeClaims;
import static dev.cachet.statement.TestStatements.envelope;
import static dev.cachet.statement.TestStatements.ofSite;
import static dev.cachet.statement.TestStatements.sequence;
import static dev.cachet.statement.TestStatements.signer;
import static dev.cachet.statement.TestStatements.siteClaims;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vectors of statements: what a device knows, what it is offered, and what it answers. */
final class StatementVectors {
  static final Path COMMITTED = Path.of("src", "test", "statement-vectors");

  private static final Sha256 PACKAGE = Sha256.of("package".getBytes(StandardCharsets.US_ASCII));
  private static final Sha256 OTHER = Sha256.of("other".getBytes(StandardCharsets.US_ASCII));
  private static final Binding NEXT = Binding.toSeq(4);
  private static final String OTHER_DEVICE = NAME.replace("SN-1", "SN-2");
  private static final byte[] GOOD = grant(NEXT);
  private static final byte[] SITE = TestStatements.site();

  private final Map<String, byte[]> files = new TreeMap<>();

  private StatementVectors() {}

  static Map<String, byte[]> all() {
    StatementVectors vectors = new StatementVectors();
    vectors.files.put("root-1.json", ROOT.envelope());
    vectors.grants();
    vectors.grantsOnce();
    vectors.sites();
    vectors.others();
    return vectors.files;
  }

  private static byte[] grant(Binding binding) {
    return compact(claims(Party.SERVICE, binding, PACKAGE), signer("grant-1"));
  }

  private void grants() {
    accept("grant", "seq", GOOD, "STM-28");
    accept("grant", "nonce", grant(Binding.toNonce(NONCE)), "STM-29");
    byte[] claims = claims(Party.SERVICE, NEXT, PACKAGE).bytes();
    accept(
        "grant", "json", envelope(DocumentType.INSTALL_AUTH, claims, signer("grant-1")), "STM-4");
    byte[] fleet = compact(ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE), NURSE);
    accept("grant", "site", fleet, "STM-16").file("site", SITE);
    refuse("grant", "unknown-site", fleet, Reason.SITE_UNKNOWN, "STM-12");
    byte[] engineer = compact(ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE), ENGINEER);
    refuse("grant", "wrong-party", engineer, Reason.WRONG_ROLE, "STM-14").file("site", SITE);
    byte[] released = compact(claims(Party.SERVICE, NEXT, PACKAGE), signer("release-1"));
    refuse("grant", "wrong-role", released, Reason.WRONG_ROLE, "STM-5 TRU-53");
    byte[] stranger = compact(claims(Party.SERVICE, NEXT, PACKAGE), TestKeys.ed25519("stranger"));
    refuse("grant", "stranger", stranger, Reason.SITE_UNKNOWN, "STM-12");
    byte[] package_ = compact(claims(Party.SERVICE, NEXT, OTHER), signer("grant-1"));
    refuse("grant", "wrong-package", package_, Reason.WRONG_PACKAGE, "STM-17");
    byte[] audience =
        new String(claims, StandardCharsets.UTF_8)
            .replace(NAME, OTHER_DEVICE)
            .getBytes(StandardCharsets.UTF_8);
    byte[] other = compact(audience, signer("grant-1"));
    refuse("grant", "wrong-audience", other, Reason.WRONG_AUDIENCE, "STM-16");
    refuse("grant", "before-nbf", GOOD, Reason.NOT_YET_VALID, "STM-25")
        .with("clock", "2026-11-19T23:59:59Z");
    refuse("grant", "after-exp", GOOD, Reason.STATEMENT_EXPIRED, "STM-26")
        .with("clock", "2026-12-20T00:00:01Z");
    accept("grant", "after-exp-without-clock", GOOD, "STM-27")
        .without("clock")
        .with("clock-floor", "2027-01-01T00:00:00Z");
    byte[] text = "{\"iss\":1}".getBytes(StandardCharsets.US_ASCII);
    refuse(
        "grant",
        "malformed",
        compact(text, signer("grant-1")),
        Reason.STATEMENT_MALFORMED,
        "STM-6 JSON-7");
    byte[] typed = claims.clone();
    refuse(
        "grant",
        "wrong-type",
        dev.cachet.jose.token.GrantEnvelope.compact(
            typed, signer("grant-1").sign(DocumentType.PACKAGE, typed)),
        Reason.WRONG_TYPE,
        "STM-3 TRU-7");
    TestRoots two = ROOT.role(Role.GRANT, 2, Family.CLASSICAL);
    refuse("grant", "compact-for-quorum", GOOD, Reason.COMPACT_NOT_ALLOWED, "STM-8").under(two);
    byte[] one = envelope(DocumentType.INSTALL_AUTH, claims, signer("grant-1"));
    refuse("grant", "one-of-two", one, Reason.QUORUM_MISSING, "STM-4 TRU-54").under(two);
    refuse("grant", "two-parts", new byte[] {'a', '.', 'b'}, Reason.ENVELOPE_MALFORMED, "STM-2");
  }

  private void grantsOnce() {
    refuse("grant", "wrong-seq", grant(Binding.toSeq(3)), Reason.WRONG_SEQ, "STM-28");
    refuse(
        "grant", "wrong-nonce", grant(Binding.toNonce(NONCE + "6")), Reason.WRONG_NONCE, "STM-29");
    refuse("grant", "no-nonce", grant(Binding.toNonce(NONCE)), Reason.WRONG_NONCE, "STM-29")
        .without("nonce");
    GrantClaims fleet = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE);
    byte[] site = compact(fleet, NURSE);
    refuse("grant", "used", site, Reason.STATEMENT_USED, "STM-31")
        .file("site", SITE)
        .with("used", InstallGrant.usedId(fleet).hex());
    refuse("grant", "site-without-clock", site, Reason.STATEMENT_UNBOUND, "STM-30")
        .file("site", SITE)
        .without("clock");
    StringBuilder full = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      full.append(i == 0 ? "" : " ").append(Sha256.of(new byte[i]).hex());
    }
    refuse("grant", "used-ids-full", site, Reason.USED_IDS_FULL, "STM-32")
        .file("site", SITE)
        .with("used", full.toString());
    refuse("grant", "memory-lost", GOOD, Reason.STATE_LOST, "STM-33").with("sequence", "lost");
    accept("grant", "memory-lost-nonce", grant(Binding.toNonce(NONCE)), "STM-33")
        .with("sequence", "lost");
  }

  private void sites() {
    accept("site", "site-of-device", SITE, "STM-11");
    byte[] outside =
        envelope(DocumentType.SITE, siteClaims(OTHER_DEVICE).bytes(), signer("grant-1"));
    refuse("site", "outside-site", outside, Reason.OUTSIDE_SITE, "STM-11");
    byte[] own = envelope(DocumentType.SITE, siteClaims(NAME).bytes(), signer("release-1"));
    refuse("site", "site-by-release", own, Reason.WRONG_ROLE, "STM-5 TRU-53");
    byte[] maker =
        new String(siteClaims(NAME).bytes(), StandardCharsets.UTF_8)
            .replace("\"manufacturer\":\"example-devices\"", "\"manufacturer\":\"others\"")
            .getBytes(StandardCharsets.UTF_8);
    refuse(
        "site",
        "site-of-others",
        envelope(DocumentType.SITE, maker, signer("grant-1")),
        Reason.WRONG_MANUFACTURER,
        "STM-9");
  }

  private void others() {
    accept("downgrade", "down", downgrade(downgradeClaims(PACKAGE, 410, NEXT)), "STM-20");
    byte[] floor = downgrade(downgradeClaims(PACKAGE, 409, NEXT));
    refuse("downgrade", "down-wrong-floor", floor, Reason.WRONG_FLOOR, "STM-20");
    byte[] old = downgrade(downgradeClaims(PACKAGE, 410, Binding.toSeq(3)));
    refuse("downgrade", "down-wrong-seq", old, Reason.WRONG_SEQ, "STM-28");
    byte[] alone =
        envelope(
            DocumentType.DOWNGRADE,
            downgradeClaims(PACKAGE, 410, NEXT).bytes(),
            signer("downgrade-1"));
    refuse("downgrade", "down-one-of-two", alone, Reason.QUORUM_MISSING, "STM-4 TRU-54");
    accept("sequence", "sequence", sequence(NAME, NONCE, 70), "STM-24");
    byte[] lower = sequence(NAME, NONCE, 2);
    refuse("sequence", "sequence-lower", lower, Reason.WRONG_SEQ, "STM-24");
    byte[] other = sequence(OTHER_DEVICE, NONCE, 70);
    refuse("sequence", "sequence-other-device", other, Reason.WRONG_AUDIENCE, "STM-23");
    byte[] kind = downgrade(downgradeClaims(PACKAGE, 410, NEXT));
    refuse("sequence", "sequence-is-downgrade", kind, Reason.WRONG_TYPE, "STM-3 TRU-7");
  }

  private Vector accept(String kind, String name, byte[] statement, String clause) {
    return new Vector(kind, name, statement, "ACCEPTED", clause);
  }

  private Vector refuse(String kind, String name, byte[] statement, Reason code, String clause) {
    return new Vector(kind, name, statement, code.name(), clause);
  }

  /** One vector; each change writes its text anew. */
  private final class Vector {
    private final String name;
    private final Map<String, String> header = new LinkedHashMap<>();

    Vector(String kind, String name, byte[] statement, String expect, String clause) {
      this.name = name;
      header.put("cachet-statement-vector", "1");
      header.put("kind", kind);
      header.put("expect", expect);
      header.put("clause", clause);
      file("statement", statement);
      header.put("root", "root-1.json");
      header.put("root-sha256", ROOT.sha256().hex());
      header.put("device", NAME);
      header.put("package", PACKAGE.hex());
      header.put("floor", "410");
      header.put("install-seq", "3");
      header.put("nonce", NONCE);
      with("clock", "2026-11-23T12:00:00Z");
    }

    Vector with(String key, String value) {
      header.put(key, value);
      return write();
    }

    Vector without(String key) {
      header.remove(key);
      return write();
    }

    Vector file(String key, byte[] content) {
      files.put(name + "." + key, content);
      return with(key, name + "." + key);
    }

    Vector under(TestRoots root) {
      header.put("root-sha256", root.sha256().hex());
      return file("root", root.envelope());
    }

    private Vector write() {
      List<String> lines = new ArrayList<>();
      header.forEach((key, value) -> lines.add(key + ": " + value + "\n"));
      files.put(name + ".vec", String.join("", lines).getBytes(StandardCharsets.UTF_8));
      return this;
    }
  }

  /** Writes the files anew into a folder. */
  public static void main(String[] folder) throws IOException {
    for (Map.Entry<String, byte[]> file : all().entrySet()) {
      Path path = Path.of(folder[0]).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
