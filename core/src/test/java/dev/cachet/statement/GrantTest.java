package dev.cachet.statement;

import static dev.cachet.statement.TestStatements.ENGINEER;
import static dev.cachet.statement.TestStatements.NAME;
import static dev.cachet.statement.TestStatements.NONCE;
import static dev.cachet.statement.TestStatements.NURSE;
import static dev.cachet.statement.TestStatements.ROOT;
import static dev.cachet.statement.TestStatements.VALIDITY;
import static dev.cachet.statement.TestStatements.claims;
import static dev.cachet.statement.TestStatements.compact;
import static dev.cachet.statement.TestStatements.envelope;
import static dev.cachet.statement.TestStatements.ofSite;
import static dev.cachet.statement.TestStatements.signer;
import static dev.cachet.statement.TestStatements.site;
import static dev.cachet.statement.TestStatements.siteClaims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.jose.token.GrantEnvelope;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
  private static final Sha256 PACKAGE = Sha256.of("package".getBytes(StandardCharsets.US_ASCII));
  private static final Sha256 OTHER = Sha256.of("other".getBytes(StandardCharsets.US_ASCII));
  private static final DeviceTime NOW = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));
  private static final GrantClaims GOOD = claims(Party.SERVICE, Binding.toSeq(4), PACKAGE);
  private static final TestSigner GRANTER = signer("grant-1");

  private static StatementVerifier verifier(
      TestRoots root, SpentStatements spent, DeviceTime time) {
    return new StatementVerifier(root.trusted(), TestStatements.DEVICE, spent, time);
  }

  private static StatementVerifier verifier() {
    return verifier(ROOT, TestStatements.spent(), NOW);
  }

  private static InstallGrant grant(byte[] grant) throws Exception {
    return verifier().grant(grant, List.of(verifier().site(site())), PACKAGE);
  }

  private static void refused(Reason reason, String clause, byte[] grant) {
    Refused.by(reason, clause, () -> grant(grant));
  }

  @Test
  void takesAGrantForTheNextInstallation() throws Exception {
    InstallGrant grant = grant(compact(GOOD, GRANTER));
    assertEquals(GOOD, grant.claims());
    assertEquals(Set.of("grant-1"), grant.holders());
    assertEquals(Optional.empty(), grant.site());
    assertEquals(Optional.empty(), grant.usedId());
    assertEquals(Sha256.of(GOOD.bytes()), grant.payload());
    assertEquals(ROOT.sha256(), grant.scope().root());
  }

  @Test
  void takesBothFormsOfOneGrant() throws Exception {
    byte[] json = envelope(DocumentType.INSTALL_AUTH, GOOD.bytes(), GRANTER);
    assertEquals(grant(compact(GOOD, GRANTER)).payload(), grant(json).payload());
  }

  @Test
  @Tag("STM-1")
  void refusesALargeGrantBeforeItIsParsed() {
    refused(Reason.LIMIT_EXCEEDED, "STM-1", new byte[GrantEnvelope.MAX_BYTES + 1]);
    Refused.by(Reason.LIMIT_EXCEEDED, "STM-1", () -> verifier().site(new byte[65_537]));
    Refused.by(Reason.LIMIT_EXCEEDED, "STM-1", () -> verifier().downgrade(new byte[65_537]));
    Refused.by(Reason.LIMIT_EXCEEDED, "STM-1", () -> verifier().sequence(new byte[65_537]));
    refused(Reason.ENVELOPE_MALFORMED, "STM-2", new byte[GrantEnvelope.MAX_BYTES]);
  }

  @ParameterizedTest
  @Tag("STM-2")
  @ValueSource(
      strings = {
        "",
        "a.b",
        "a.b.c.d",
        "YQ..YQ",
        "YQ=.YQ.YQ",
        "YQ.YR.YQ",
        "YQ.YQ.YQ\n",
        " YQ.YQ.YQ"
      })
  void refusesATokenOfAnotherForm(String token) {
    refused(Reason.ENVELOPE_MALFORMED, "STM-2", token.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @Tag("STM-3")
  void refusesTheSignatureOfAnotherKindOfDocument() {
    for (DocumentType type : DocumentType.values()) {
      if (type != DocumentType.INSTALL_AUTH) {
        byte[] claims = GOOD.bytes();
        refused(
            Reason.WRONG_TYPE, "TRU-7", GrantEnvelope.compact(claims, GRANTER.sign(type, claims)));
      }
    }
    byte[] site = siteClaims(NAME).bytes();
    Refused.by(
        Reason.WRONG_TYPE, () -> verifier().site(envelope(DocumentType.DOWNGRADE, site, GRANTER)));
  }

  @Test
  @Tag("STM-4")
  void refusesAGrantWithoutTheQuorumOfItsRoleBeforeItIsParsed() {
    TestRoots two = ROOT.role(Role.GRANT, 2, Family.CLASSICAL);
    byte[] nonsense = "[".getBytes(StandardCharsets.US_ASCII);
    byte[] one = envelope(DocumentType.INSTALL_AUTH, nonsense, GRANTER);
    Refused.by(
        Reason.QUORUM_MISSING,
        "TRU-54",
        () -> verifier(two, TestStatements.spent(), NOW).grant(one, List.of(), PACKAGE));
    TestRoots hybrid = TestRoots.hybrid();
    Refused.by(
        Reason.FAMILY_MISSING,
        "TRU-55",
        () -> verifier(hybrid, TestStatements.spent(), NOW).grant(one, List.of(), PACKAGE));
    Refused.by(
        Reason.QUORUM_MISSING, () -> verifier().site(envelope(DocumentType.SITE, nonsense, NURSE)));
  }

  @ParameterizedTest
  @Tag("STM-5")
  @ValueSource(strings = {"release-1", "clearance-1", "root-1", "downgrade-1"})
  void refusesTheKeyOfAnotherRole(String holder) {
    refused(Reason.WRONG_ROLE, "TRU-53", compact(GOOD, signer(holder)));
    byte[] site = siteClaims(NAME).bytes();
    Refused.by(
        Reason.WRONG_ROLE,
        "TRU-53",
        () -> verifier().site(envelope(DocumentType.SITE, site, GRANTER, signer(holder))));
  }

  @ParameterizedTest
  @Tag("STM-6")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"party\":\"service\"|\"party\":\"maker\"",
        "\"party\":\"service\"|\"party\":\"service\",\"more\":1",
        "\"jti\":\"grant-0001\"|\"jti\":\"grant01\"",
        "\"jti\":\"grant-0001\"|\"jti\":\"grant 0001\"",
        "\"sub\":\"post-17\"|\"sub\":\"Dr. Miller\"",
        "\"seq\":4|\"seq\":0",
        "\"seq\":4|\"seq\":4,\"eat_nonce\":\"nonce-of-the-device-12345\"",
        "\"seq\":4,|",
        "\"seq\":4|\"eat_nonce\":\"short\"",
        "\"exp\":1797724800|\"exp\":1795132800",
        "\"exp\":1797724800|\"exp\":253402300800",
        "\"exp\":1797724800,|",
        "cachet:device:|cachet:site:",
        "\"package\":\"|\"package\":\"A"
      })
  void refusesClaimsThatBreakTheirTable(String found, String put) {
    String text = new String(GOOD.bytes(), StandardCharsets.UTF_8);
    String broken = text.replace(found, put == null ? "" : put);
    assertEquals(false, broken.equals(text), found);
    Refused.by(
        Reason.STATEMENT_MALFORMED,
        () -> grant(compact(broken.getBytes(StandardCharsets.UTF_8), GRANTER)));
  }

  @Test
  @Tag("STM-8")
  void refusesACompactGrantWhereSeveralSignaturesAreDemanded() throws Exception {
    TestRoots two = ROOT.role(Role.GRANT, 2, Family.CLASSICAL);
    for (TestRoots root : List.of(two, TestRoots.hybrid())) {
      Refused.by(
          Reason.COMPACT_NOT_ALLOWED,
          "STM-8",
          () ->
              verifier(root, TestStatements.spent(), NOW)
                  .grant(compact(GOOD, GRANTER), List.of(), PACKAGE));
      byte[] json = envelope(DocumentType.INSTALL_AUTH, GOOD.bytes(), root.quorum(Role.GRANT));
      assertEquals(
          GOOD,
          verifier(root, TestStatements.spent(), NOW).grant(json, List.of(), PACKAGE).claims());
    }
  }

  @Test
  @Tag("STM-12")
  void refusesAGrantByAnUnknownSite() {
    GrantClaims claims = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE);
    Refused.by(
        Reason.SITE_UNKNOWN,
        "STM-12",
        () -> verifier().grant(compact(claims, NURSE), List.of(), PACKAGE));
    refused(Reason.SITE_UNKNOWN, "STM-12", compact(claims, TestKeys.ed25519("stranger")));
    refused(Reason.SITE_UNKNOWN, "STM-12", compact(GOOD, TestKeys.ed25519("stranger")));
  }

  @Test
  @Tag("STM-13")
  void refusesAGrantWithoutTheQuorumOfItsSite() throws Exception {
    SiteClaims one = siteClaims(NAME);
    List<SiteKey> keys = new ArrayList<>(one.keys());
    TestSigner doctor = TestKeys.ed25519("site-doctor");
    keys.add(new SiteKey("doctor", Party.HOSPITAL, doctor.publicKey()));
    SiteClaims two =
        new SiteClaims(
            one.manufacturer(), one.site(), one.validity(), keys, 2, one.families(), one.devices());
    List<SiteStatement> sites =
        List.of(verifier().site(envelope(DocumentType.SITE, two.bytes(), GRANTER)));
    byte[] claims = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE).bytes();
    byte[] single = envelope(DocumentType.INSTALL_AUTH, claims, NURSE);
    Refused.by(Reason.QUORUM_MISSING, "TRU-54", () -> verifier().grant(single, sites, PACKAGE));
    Refused.by(
        Reason.COMPACT_NOT_ALLOWED,
        "STM-8",
        () -> verifier().grant(compact(claims, NURSE), sites, PACKAGE));
    byte[] both = envelope(DocumentType.INSTALL_AUTH, claims, NURSE, doctor);
    assertEquals(
        Set.of("hospital-north/nurse", "hospital-north/doctor"),
        verifier().grant(both, sites, PACKAGE).holders());
  }

  @Test
  @Tag("STM-13")
  void refusesAGrantWithoutTheFamilyThatItsSiteDemands() throws Exception {
    SiteClaims one = siteClaims(NAME);
    SiteClaims hybrid =
        new SiteClaims(
            one.manufacturer(),
            one.site(),
            one.validity(),
            one.keys(),
            1,
            Set.of(Family.CLASSICAL, Family.PQ),
            one.devices());
    List<SiteStatement> sites =
        List.of(verifier().site(envelope(DocumentType.SITE, hybrid.bytes(), GRANTER)));
    byte[] claims = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE).bytes();
    Refused.by(
        Reason.FAMILY_MISSING,
        "TRU-55",
        () -> verifier().grant(envelope(DocumentType.INSTALL_AUTH, claims, NURSE), sites, PACKAGE));
  }

  @Test
  @Tag("STM-14")
  void refusesAKeyOfAnotherParty() throws Exception {
    GrantClaims hospital = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE);
    refused(Reason.WRONG_ROLE, "STM-14", compact(hospital, ENGINEER));
    refused(
        Reason.WRONG_ROLE,
        "STM-14",
        envelope(DocumentType.INSTALL_AUTH, hospital.bytes(), NURSE, ENGINEER));
    assertEquals(Party.HOSPITAL, grant(compact(hospital, NURSE)).claims().party());
    GrantClaims service = ofSite(Party.SERVICE, "fleet-0001", PACKAGE);
    assertEquals(Party.SERVICE, grant(compact(service, ENGINEER)).claims().party());
  }

  @Test
  @Tag("STM-15")
  void refusesAnIssuerWhoseKeysDidNotSign() {
    refused(
        Reason.SITE_UNKNOWN,
        "STM-15",
        compact(ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE), GRANTER));
    refused(Reason.SITE_UNKNOWN, "STM-15", compact(GOOD, NURSE));
  }

  @ParameterizedTest
  @Tag("STM-16")
  @ValueSource(
      strings = {
        "cachet:device:example-devices:ventilator-x:04012345678901:SN-2",
        "cachet:device:example-devices:ventilator-x:04012345678901:sn-1",
        "cachet:device:example-devices:ventilator-y:04012345678901:SN-1",
        "cachet:device:example-devices:ventilator-x:04012345678901:SN-1%00"
      })
  void refusesAGrantForAnotherDevice(String audience) {
    refused(Reason.WRONG_AUDIENCE, "STM-16", compact(to(audience, GOOD), GRANTER));
  }

  @Test
  @Tag("STM-16")
  void refusesAGrantForAnotherSite() {
    GrantClaims own = ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE);
    refused(Reason.WRONG_AUDIENCE, "STM-16", compact(to("cachet:site:hospital-south", own), NURSE));
    // The root's role grants to single devices; a whole site is granted by the site.
    GrantClaims wide =
        to("cachet:site:hospital-north", claims(Party.SERVICE, Binding.NONE, PACKAGE));
    refused(Reason.WRONG_AUDIENCE, "STM-16", compact(wide, GRANTER));
  }

  private static GrantClaims to(String audience, GrantClaims claims) {
    return new GrantClaims(
        claims.issuer(),
        claims.subject(),
        audience,
        claims.id(),
        claims.issuedAt(),
        claims.validity(),
        claims.binding(),
        claims.party(),
        claims.packageId());
  }

  @Test
  @Tag("STM-17")
  void refusesAGrantForAnotherPackage() {
    refused(
        Reason.WRONG_PACKAGE,
        "STM-17",
        compact(claims(Party.SERVICE, Binding.toSeq(4), OTHER), GRANTER));
  }

  @Test
  @Tag("STM-25")
  @Tag("STM-26")
  void judgesTheWindowByATrustedClockInclusive() throws Exception {
    byte[] grant = compact(GOOD, GRANTER);
    for (Instant inside : List.of(VALIDITY.from(), VALIDITY.until())) {
      assertEquals(GOOD, at(DeviceTime.trusted(inside), grant).claims());
    }
    Instant before = VALIDITY.from().minusSeconds(1);
    Instant after = VALIDITY.until().plusSeconds(1);
    Refused.by(Reason.NOT_YET_VALID, "STM-25", () -> at(DeviceTime.trusted(before), grant));
    Refused.by(Reason.STATEMENT_EXPIRED, "STM-26", () -> at(DeviceTime.trusted(after), grant));
    // A clock that was set back counts as standing at the floor.
    Refused.by(
        Reason.STATEMENT_EXPIRED, "STM-26", () -> at(DeviceTime.trusted(before, after), grant));
    Refused.by(
        Reason.STATEMENT_EXPIRED,
        "STM-26",
        () -> verifier(ROOT, TestStatements.spent(), DeviceTime.trusted(after)).site(site()));
  }

  @Test
  @Tag("STM-27")
  void judgesNoTimeWithoutAClock() throws Exception {
    byte[] grant = compact(GOOD, GRANTER);
    Instant after = VALIDITY.until().plusSeconds(1);
    assertEquals(GOOD, at(DeviceTime.untrusted(after), grant).claims());
    assertEquals(GOOD, at(DeviceTime.unknown(), grant).claims());
  }

  private static InstallGrant at(DeviceTime time, byte[] grant) throws Exception {
    return verifier(ROOT, TestStatements.spent(), time).grant(grant, List.of(), PACKAGE);
  }

  @ParameterizedTest
  @Tag("STM-28")
  @ValueSource(longs = {1, 3, 5, 9_007_199_254_740_991L})
  void refusesAnotherNumber(long seq) {
    refused(
        Reason.WRONG_SEQ,
        "STM-28",
        compact(claims(Party.SERVICE, Binding.toSeq(seq), PACKAGE), GRANTER));
  }

  @Test
  @Tag("STM-29")
  void refusesAnotherNonce() throws Exception {
    Binding own = Binding.toNonce(NONCE);
    assertEquals(
        own, grant(compact(claims(Party.SERVICE, own, PACKAGE), GRANTER)).claims().binding());
    Binding other = Binding.toNonce(NONCE.replace('n', 'N'));
    byte[] grant = compact(claims(Party.SERVICE, other, PACKAGE), GRANTER);
    refused(Reason.WRONG_NONCE, "STM-29", grant);
    SpentStatements burnt =
        new SpentStatements(3, 410, Optional.empty(), List.of(), false, Optional.empty(), Set.of());
    byte[] late = compact(claims(Party.SERVICE, own, PACKAGE), GRANTER);
    Refused.by(
        Reason.WRONG_NONCE,
        "STM-29",
        () -> verifier(ROOT, burnt, NOW).grant(late, List.of(), PACKAGE));
  }

  @Test
  @Tag("STM-30")
  @Tag("STM-31")
  @Tag("STM-32")
  void takesAGrantForASiteOnceWithAClockAndAsLongAsIdsAreRemembered() throws Exception {
    byte[] grant = compact(ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE), NURSE);
    Sha256 used = grant(grant).usedId().orElseThrow();
    List<SiteStatement> sites = List.of(verifier().site(site()));
    for (DeviceTime time : List.of(DeviceTime.unknown(), DeviceTime.untrusted(VALIDITY.until()))) {
      Refused.by(
          Reason.STATEMENT_UNBOUND,
          "STM-30",
          () -> verifier(ROOT, TestStatements.spent(), time).grant(grant, sites, PACKAGE));
    }
    Refused.by(
        Reason.STATEMENT_USED,
        "STM-31",
        () -> verifier(ROOT, used(List.of(used)), NOW).grant(grant, sites, PACKAGE));
    List<Sha256> many = new ArrayList<>();
    while (many.size() < 255) {
      many.add(Sha256.of(new byte[many.size()]));
    }
    assertEquals(
        used, verifier(ROOT, used(many), NOW).grant(grant, sites, PACKAGE).usedId().orElseThrow());
    many.add(OTHER);
    Refused.by(
        Reason.USED_IDS_FULL,
        "STM-32",
        () -> verifier(ROOT, used(many), NOW).grant(grant, sites, PACKAGE));
    assertThrows(Exception.class, () -> used(many).usedIds().remove(0));
  }

  private static SpentStatements used(List<Sha256> ids) {
    return new SpentStatements(3, 410, Optional.empty(), ids, false, Optional.empty(), Set.of());
  }

  @Test
  @Tag("STM-33")
  void takesOnlyWhatIsBoundToItsNonceAfterMemoryWasRebuilt() throws Exception {
    SpentStatements rebuilt =
        new SpentStatements(
            3, 410, Optional.of(NONCE), List.of(), true, Optional.empty(), Set.of());
    StatementVerifier verifier = verifier(ROOT, rebuilt, NOW);
    List<SiteStatement> sites = List.of(verifier.site(site()));
    byte[] bySeq = compact(GOOD, GRANTER);
    byte[] bySite = compact(ofSite(Party.HOSPITAL, "fleet-0001", PACKAGE), NURSE);
    for (byte[] grant : List.of(bySeq, bySite)) {
      Refused.by(Reason.STATE_LOST, "STM-33", () -> verifier.grant(grant, sites, PACKAGE));
    }
    byte[] fresh = compact(claims(Party.SERVICE, Binding.toNonce(NONCE), PACKAGE), GRANTER);
    assertEquals(PACKAGE, verifier.grant(fresh, sites, PACKAGE).claims().packageId());
    byte[] downgrade =
        TestStatements.downgrade(TestStatements.downgradeClaims(PACKAGE, 410, Binding.toSeq(4)));
    Refused.by(Reason.STATE_LOST, "STM-33", () -> verifier.downgrade(downgrade));
  }
}
