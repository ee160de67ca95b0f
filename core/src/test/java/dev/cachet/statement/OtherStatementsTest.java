package dev.cachet.statement;

import static dev.cachet.statement.TestStatements.NAME;
import static dev.cachet.statement.TestStatements.NONCE;
import static dev.cachet.statement.TestStatements.ROOT;
import static dev.cachet.statement.TestStatements.VALIDITY;
import static dev.cachet.statement.TestStatements.downgrade;
import static dev.cachet.statement.TestStatements.downgradeClaims;
import static dev.cachet.statement.TestStatements.envelope;
import static dev.cachet.statement.TestStatements.sequence;
import static dev.cachet.statement.TestStatements.signer;
import static dev.cachet.statement.TestStatements.siteClaims;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Environment;
import dev.cachet.trust.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Site statement, downgrade, sequence statement and request. */
class OtherStatementsTest {
  private static final Sha256 PACKAGE = Sha256.of("package".getBytes(StandardCharsets.US_ASCII));
  private static final String OTHER_DEVICE = NAME.replace("SN-1", "SN-2");
  private static final DowngradeClaims DOWN = downgradeClaims(PACKAGE, 410, Binding.toSeq(4));

  private static StatementVerifier verifier() {
    return new StatementVerifier(
        ROOT.trusted(),
        TestStatements.DEVICE,
        TestStatements.spent(),
        DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z")));
  }

  private static byte[] site(SiteClaims claims) {
    return envelope(DocumentType.SITE, claims.bytes(), ROOT.quorum(Role.GRANT));
  }

  private static byte[] changed(byte[] payload, String found, String put) {
    String text = new String(payload, StandardCharsets.UTF_8);
    String broken = text.replace(found, put == null ? "" : put);
    assertNotEquals(text, broken);
    return broken.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void namesADeviceWithoutAmbiguity() {
    assertEquals("cachet:device:example-devices:ventilator-x:04012345678901:SN-1", NAME);
    DeviceIdentity odd = new DeviceIdentity("m", "p", "a:b", "hw", 0, "c d/é%", Environment.TEST);
    assertEquals("cachet:device:m:p:a%3Ab:c%20d%2F%C3%A9%25", DeviceName.of(odd));
  }

  @Test
  void givesBackWhatASiteStatementSays() throws Exception {
    SiteClaims claims = siteClaims(NAME, OTHER_DEVICE);
    SiteStatement statement = verifier().site(site(claims));
    assertArrayEquals(claims.bytes(), statement.claims().bytes());
    assertEquals(Party.SERVICE, statement.claims().keys().get(1).party());
    assertArrayEquals(site(claims), statement.envelope());
  }

  @ParameterizedTest
  @Tag("STM-6")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"site\":\"hospital-north\"|\"site\":\"example-devices\"",
        "\"site\":\"hospital-north\"|\"site\":\"Hospital North\"",
        "\"threshold\":1|\"threshold\":0",
        "\"threshold\":1|\"threshold\":33",
        "\"families\":[\"classical\"]|\"families\":[]",
        "\"families\":[\"classical\"]|\"families\":[\"classical\",\"classical\"]",
        "\"party\":\"service\"|\"party\":\"root\"",
        "2026-12-20T00:00:00Z|2026-11-20T00:00:00Z",
        "cachet:device:|device:",
        "\"holder\":\"nurse\",|"
      })
  void refusesASiteStatementThatBreaksItsTable(String found, String put) {
    byte[] payload = changed(siteClaims(NAME).bytes(), found, put);
    Refused.by(
        Reason.STATEMENT_MALFORMED,
        () -> verifier().site(envelope(DocumentType.SITE, payload, ROOT.quorum(Role.GRANT))));
  }

  @Test
  @Tag("STM-7")
  void refusesAnotherFormatBeforeAnythingElse() {
    byte[] other = "{\"format\":2,\"unknown\":1}".getBytes(StandardCharsets.US_ASCII);
    List<TestSigner> down = ROOT.quorum(Role.DOWNGRADE);
    Refused.by(
        Reason.FORMAT_UNSUPPORTED,
        "STM-7",
        () -> verifier().site(envelope(DocumentType.SITE, other, ROOT.quorum(Role.GRANT))));
    Refused.by(
        Reason.FORMAT_UNSUPPORTED,
        "STM-7",
        () -> verifier().downgrade(envelope(DocumentType.DOWNGRADE, other, down)));
    Refused.by(
        Reason.FORMAT_UNSUPPORTED,
        "STM-7",
        () -> verifier().sequence(envelope(DocumentType.SEQUENCE, other, down)));
  }

  @Test
  @Tag("STM-9")
  void refusesTheSiteOfAnotherManufacturer() {
    byte[] payload =
        changed(
            siteClaims(NAME).bytes(),
            "\"manufacturer\":\"example-devices\"",
            "\"manufacturer\":\"others\"");
    Refused.by(
        Reason.WRONG_MANUFACTURER,
        "STM-9",
        () -> verifier().site(envelope(DocumentType.SITE, payload, ROOT.quorum(Role.GRANT))));
  }

  @Test
  @Tag("STM-10")
  void refusesASiteWithAKeyOfTheRoot() {
    SiteClaims claims = siteClaims(NAME);
    for (String holder : List.of("release-1", "grant-2", "downgrade-1")) {
      SiteClaims with =
          new SiteClaims(
              claims.manufacturer(),
              claims.site(),
              claims.validity(),
              List.of(new SiteKey("nurse", Party.HOSPITAL, signer(holder).publicKey())),
              1,
              claims.families(),
              claims.devices());
      Refused.by(Reason.STATEMENT_MALFORMED, "STM-10", () -> verifier().site(site(with)));
    }
  }

  @Test
  @Tag("STM-11")
  void refusesTheSiteOfOtherDevices() {
    Refused.by(
        Reason.OUTSIDE_SITE, "STM-11", () -> verifier().site(site(siteClaims(OTHER_DEVICE))));
    Refused.by(Reason.OUTSIDE_SITE, "STM-11", () -> verifier().site(site(siteClaims(NAME + "0"))));
  }

  @Test
  void givesBackWhatADowngradeSays() throws Exception {
    DowngradePermit permit = verifier().downgrade(downgrade(DOWN));
    assertEquals(DOWN, permit.claims());
    assertEquals(Sha256.of(DOWN.bytes()), permit.scope().payload());
    byte[] fsca = changed(DOWN.bytes(), "\"safety\"", "\"fsca\",\"fscaRef\":\"FSN-2026-7\"");
    DowngradePermit action =
        verifier().downgrade(envelope(DocumentType.DOWNGRADE, fsca, ROOT.quorum(Role.DOWNGRADE)));
    assertArrayEquals(fsca, action.claims().bytes());
  }

  @ParameterizedTest
  @Tag("STM-6")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"safety\"|\"fsca\"",
        "\"safety\"|\"safety\",\"fscaRef\":\"FSN-1\"",
        "\"safety\"|\"because\"",
        "\"waive\":[]|\"waive\":[\"signatures\"]",
        "\"waive\":[]|\"waive\":[\"from\",\"from\"]",
        "\"seq\":4,|",
        "\"seq\":4|\"seq\":4,\"nonce\":\"nonce-of-the-device-12345\"",
        "\"floor\":410|\"floor\":-1",
        "\"waive\":[]|\"waive\":[],\"note\":\"urgent\""
      })
  void refusesADowngradeThatBreaksItsTable(String found, String put) {
    byte[] payload = changed(DOWN.bytes(), found, put);
    Refused.by(
        Reason.STATEMENT_MALFORMED,
        () ->
            verifier()
                .downgrade(envelope(DocumentType.DOWNGRADE, payload, ROOT.quorum(Role.DOWNGRADE))));
  }

  @Test
  @Tag("STM-4")
  @Tag("STM-5")
  void refusesADowngradeByOthersThanTheQuorumOfItsRole() {
    byte[] payload = DOWN.bytes();
    Refused.by(
        Reason.QUORUM_MISSING,
        "TRU-54",
        () ->
            verifier().downgrade(envelope(DocumentType.DOWNGRADE, payload, signer("downgrade-1"))));
    Refused.by(
        Reason.WRONG_ROLE,
        "TRU-53",
        () -> verifier().downgrade(envelope(DocumentType.DOWNGRADE, payload, signer("grant-1"))));
  }

  @Test
  @Tag("STM-3")
  void takesNoDowngradeForASequenceStatement() {
    byte[] payload = new SequenceClaims(NAME, NONCE, 7, VALIDITY).bytes();
    byte[] asDowngrade = envelope(DocumentType.DOWNGRADE, payload, ROOT.quorum(Role.DOWNGRADE));
    Refused.by(Reason.WRONG_TYPE, "TRU-7", () -> verifier().sequence(asDowngrade));
    Refused.by(Reason.WRONG_TYPE, "TRU-7", () -> verifier().downgrade(sequence(NAME, NONCE, 7)));
  }

  @Test
  @Tag("STM-18")
  void refusesADowngradeOfAnotherDevice() {
    byte[] payload = changed(DOWN.bytes(), NAME, OTHER_DEVICE);
    Refused.by(
        Reason.WRONG_AUDIENCE,
        "STM-18",
        () ->
            verifier()
                .downgrade(envelope(DocumentType.DOWNGRADE, payload, ROOT.quorum(Role.DOWNGRADE))));
  }

  @Test
  @Tag("STM-20")
  void refusesADowngradeFromAnotherFloor() {
    for (long floor : List.of(0L, 409L, 411L)) {
      byte[] other = downgrade(downgradeClaims(PACKAGE, floor, Binding.toSeq(4)));
      Refused.by(Reason.WRONG_FLOOR, "STM-20", () -> verifier().downgrade(other));
    }
  }

  @Test
  @Tag("STM-28")
  @Tag("STM-29")
  void refusesADowngradeThatIsNotForTheNextInstallation() throws Exception {
    byte[] old = downgrade(downgradeClaims(PACKAGE, 410, Binding.toSeq(3)));
    Refused.by(Reason.WRONG_SEQ, "STM-28", () -> verifier().downgrade(old));
    byte[] other = downgrade(downgradeClaims(PACKAGE, 410, Binding.toNonce(NONCE + "6")));
    Refused.by(Reason.WRONG_NONCE, "STM-29", () -> verifier().downgrade(other));
    Binding nonce = Binding.toNonce(NONCE);
    byte[] good = downgrade(downgradeClaims(PACKAGE, 410, nonce));
    assertEquals(nonce, verifier().downgrade(good).claims().binding());
  }

  @Test
  @Tag("STM-23")
  @Tag("STM-24")
  @Tag("STM-29")
  void setsTheNumberOfThisDeviceByItsNonceAndNeverLower() throws Exception {
    assertEquals(3, verifier().sequence(sequence(NAME, NONCE, 3)).claims().installSeq());
    assertEquals(70, verifier().sequence(sequence(NAME, NONCE, 70)).claims().installSeq());
    Refused.by(
        Reason.WRONG_AUDIENCE,
        "STM-23",
        () -> verifier().sequence(sequence(OTHER_DEVICE, NONCE, 70)));
    Refused.by(Reason.WRONG_SEQ, "STM-24", () -> verifier().sequence(sequence(NAME, NONCE, 2)));
    Refused.by(
        Reason.WRONG_NONCE, "STM-29", () -> verifier().sequence(sequence(NAME, NONCE + "6", 70)));
  }

  @Test
  @Tag("STM-40")
  void refusesARequestThatShowsOneDeviceAndNamesAnother() throws Exception {
    StatementRequest request =
        StatementRequest.of(
            TestStatements.DEVICE, PACKAGE, TestStatements.spent(), 2, Binding.toSeq(4));
    assertEquals(request, StatementRequest.read(request.bytes()));
    assertEquals(NAME, request.device());
    for (String[] change :
        List.of(
            new String[] {NAME, OTHER_DEVICE},
            new String[] {"\"serial\":\"SN-1\"", "\"serial\":\"SN-2\""},
            new String[] {"\"product\":\"ventilator-x\"", "\"product\":\"pump\""},
            new String[] {"\"seq\":4", "\"seq\":4,\"nonce\":\"" + NONCE + "\""},
            new String[] {",\"seq\":4", ""},
            new String[] {"\"serial\":\"SN-1\"", "\"serial\":\"" + "é".repeat(512) + "\""})) {
      byte[] broken = changed(request.bytes(), change[0], change[1]);
      Refused.by(Reason.STATEMENT_MALFORMED, () -> StatementRequest.read(broken));
    }
  }
}
