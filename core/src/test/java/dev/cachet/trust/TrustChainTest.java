package dev.cachet.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustChainTest {
  private static final TestRoots FIRST = TestRoots.classical();
  private static final TrustedRoot OLD = FIRST.trusted();

  /** A root whose keys of the role root are all others. */
  private static final TestRoots ROTATED =
      FIRST
          .next()
          .withoutKeys(Role.ROOT)
          .key(Role.ROOT, "root-3", TestKeys.ed25519("root-3"))
          .key(Role.ROOT, "root-4", TestKeys.of(Algorithm.ES384, "root-4"));

  private static void refused(Reason reason, String clause, TestRoots next) {
    refused(reason, clause, next.envelope(FIRST));
  }

  private static void refused(Reason reason, String clause, byte[] envelope) {
    Refused.by(reason, clause, () -> TrustChain.next(OLD, envelope));
    // TRU-50: the root that refused is as it was.
    assertEquals(FIRST.sha256(), OLD.sha256());
  }

  private static byte[] signedBy(TestRoots next, List<TestSigner> signers) {
    return TestRoots.envelope(next.payload(), signers);
  }

  @Test
  void acceptsAHybridChain() throws Exception {
    TestRoots first = TestRoots.hybrid();
    TrustedRoot root = first.trusted();
    for (TestRoots next : TestRoots.chain(first, 4).subList(1, 4)) {
      root = TrustChain.next(root, next.envelope(first));
    }
    assertEquals(4, root.document().version());
  }

  @Test
  void keepsTheBytesThatItAccepted() throws Exception {
    byte[] envelope = ROTATED.envelope(FIRST);
    TrustedRoot next = TrustChain.next(OLD, envelope);
    assertArrayEquals(envelope, next.envelope());
    assertArrayEquals(ROTATED.payload(), next.payload());
    assertEquals(Sha256.of(ROTATED.payload()), next.sha256());
    next.payload()[0] = 0;
    next.envelope()[0] = 0;
    assertArrayEquals(ROTATED.payload(), next.payload());
    assertArrayEquals(envelope, next.envelope());
  }

  @Test
  @Tag("TRU-37")
  void refusesAFirstRootOfAnotherDigestBeforeParsingIt() {
    Refused.by(
        Reason.ROOT_DIGEST_MISMATCH,
        "TRU-37",
        () -> TrustChain.anchor(FIRST.envelope(), FIRST.next().sha256()));
    byte[] noJson = "not JSON".getBytes(StandardCharsets.UTF_8);
    byte[] envelope = TestRoots.envelope(noJson, FIRST.quorum(Role.ROOT));
    Refused.by(
        Reason.ROOT_DIGEST_MISMATCH, "TRU-37", () -> TrustChain.anchor(envelope, FIRST.sha256()));
    // The digest of the envelope is not the digest of the payload.
    Refused.by(
        Reason.ROOT_DIGEST_MISMATCH,
        "TRU-37",
        () -> TrustChain.anchor(FIRST.envelope(), Sha256.of(FIRST.envelope())));
  }

  @Test
  void anchorsAtAnyVersion() {
    assertEquals(7, FIRST.version(7).trusted().document().version());
  }

  @Test
  void refusesAMalformedFirstRootEvenWithTheRightDigest() {
    byte[] noJson = "not JSON".getBytes(StandardCharsets.UTF_8);
    byte[] envelope = TestRoots.envelope(noJson, FIRST.quorum(Role.ROOT));
    Refused.by(Reason.ROOT_MALFORMED, () -> TrustChain.anchor(envelope, Sha256.of(noJson)));
  }

  @Test
  @Tag("TRU-38")
  void refusesAFirstRootWithoutItsOwnQuorum() {
    byte[] one = signedBy(FIRST, FIRST.quorum(Role.ROOT).subList(0, 1));
    Refused.by(Reason.QUORUM_MISSING, "TRU-54", () -> TrustChain.anchor(one, FIRST.sha256()));
    byte[] others = signedBy(FIRST, FIRST.signers(Role.RELEASE, Role.DOWNGRADE));
    Refused.by(Reason.QUORUM_MISSING, "TRU-54", () -> TrustChain.anchor(others, FIRST.sha256()));
  }

  @Test
  @Tag("TRU-38")
  void refusesAFirstRootThatLacksAFamily() {
    TestRoots hybrid = TestRoots.hybrid();
    List<TestSigner> classical =
        hybrid.quorum(Role.ROOT).stream()
            .filter(signer -> signer.algorithm().family() == Family.CLASSICAL)
            .toList();
    byte[] envelope = signedBy(hybrid, classical);
    Refused.by(Reason.FAMILY_MISSING, "TRU-55", () -> TrustChain.anchor(envelope, hybrid.sha256()));
  }

  @Test
  @Tag("TRU-38")
  void refusesAFirstRootWithAFalseSignature() {
    List<TestSigner> signers = new ArrayList<>(FIRST.quorum(Role.ROOT));
    signers.set(0, flipping(signers.get(0)));
    byte[] envelope = signedBy(FIRST, signers);
    Refused.by(
        Reason.SIGNATURE_INVALID, "TRU-19", () -> TrustChain.anchor(envelope, FIRST.sha256()));
  }

  private static TestSigner flipping(TestSigner signer) {
    return signer.spoiling(
        signature -> {
          signature[0] ^= 1;
          return signature;
        });
  }

  @Test
  @Tag("TRU-41")
  void refusesARootSignedOnlyByNewKeys() {
    refused(Reason.QUORUM_MISSING, "TRU-54", ROTATED.envelope());
  }

  @Test
  @Tag("TRU-41")
  void refusesARootWithoutTheOldQuorumBeforeParsingIt() {
    byte[] noJson = "not JSON".getBytes(StandardCharsets.UTF_8);
    refused(
        Reason.QUORUM_MISSING,
        "TRU-54",
        TestRoots.envelope(noJson, FIRST.quorum(Role.ROOT).subList(0, 1)));
    Refused.by(
        Reason.ROOT_MALFORMED,
        () -> TrustChain.next(OLD, TestRoots.envelope(noJson, FIRST.quorum(Role.ROOT))));
  }

  @Test
  @Tag("TRU-42")
  void refusesARootSignedOnlyByOldKeys() {
    refused(Reason.QUORUM_MISSING, "TRU-54", signedBy(ROTATED, FIRST.quorum(Role.ROOT)));
  }

  @Test
  @Tag("TRU-42")
  void refusesARootThatLacksItsOwnNewFamily() throws Exception {
    TestRoots hybrid = TestRoots.hybrid().next();
    refused(Reason.FAMILY_MISSING, "TRU-55", signedBy(hybrid, FIRST.quorum(Role.ROOT)));
    assertEquals(2, TrustChain.next(OLD, hybrid.envelope(FIRST)).document().version());
  }

  @Test
  @Tag("TRU-41")
  void refusesARootThatDropsTheFamilyOfTheOldOne() throws Exception {
    TrustedRoot hybrid = TestRoots.hybrid().trusted();
    byte[] envelope = FIRST.next().envelope();
    Refused.by(Reason.FAMILY_MISSING, "TRU-55", () -> TrustChain.next(hybrid, envelope));
    byte[] both = FIRST.next().envelope(TestRoots.hybrid());
    assertEquals(2, TrustChain.next(hybrid, both).document().version());
  }

  @Test
  @Tag("TRU-43")
  void skipsSignaturesByKeysOfTheOtherRoot() throws Exception {
    assertEquals(2, TrustChain.next(OLD, ROTATED.envelope(FIRST)).document().version());
  }

  @Test
  @Tag("TRU-43")
  void skipsSignaturesByKeysOfOtherRoles() throws Exception {
    List<TestSigner> signers = new ArrayList<>(FIRST.quorum(Role.ROOT));
    signers.addAll(FIRST.signers(Role.RELEASE));
    assertEquals(2, TrustChain.next(OLD, signedBy(FIRST.next(), signers)).document().version());
  }

  @Test
  @Tag("TRU-43")
  void countsAKeyThatChangedItsRoleWhereItHasTheRoleRootOnly() throws Exception {
    // root-1 becomes a release key: it counts for the old root, and is skipped for the new one.
    TestSigner moved = TestKeys.ed25519("root-1");
    TestRoots next = ROTATED.key(Role.RELEASE, "root-1", moved);
    assertEquals(2, TrustChain.next(OLD, next.envelope(FIRST)).document().version());
  }

  @Test
  @Tag("TRU-43")
  @Tag("TRU-19")
  void refusesAFalseSignatureByARootKeyEvenWithAQuorumWithoutIt() {
    TestRoots three = FIRST.key(Role.ROOT, "root-9", TestKeys.ed25519("root-9"));
    List<TestSigner> signers = new ArrayList<>(three.quorum(Role.ROOT));
    signers.add(flipping(TestKeys.ed25519("root-9")));
    TrustedRoot old = three.trusted();
    byte[] envelope = signedBy(three.next(), signers);
    Refused.by(Reason.SIGNATURE_INVALID, "TRU-19", () -> TrustChain.next(old, envelope));
  }

  @Test
  @Tag("TRU-44")
  void saysWhichVersionComesNext() {
    TrustedRoot first = FIRST.trusted();
    byte[] third = FIRST.version(3).envelope();
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> TrustChain.next(first, third));
    assertEquals("version 3", e.refusal().found());
    assertEquals("version 2", e.refusal().expected());
  }

  @Test
  @Tag("TRU-44")
  void refusesEveryOtherVersion() {
    refused(Reason.ROOT_NOT_CONSECUTIVE, "TRU-44", FIRST.version(1));
    refused(Reason.ROOT_NOT_CONSECUTIVE, "TRU-44", FIRST.version(3));
    refused(Reason.ROOT_NOT_CONSECUTIVE, "TRU-44", FIRST.version(9_999_999_999L));
    TrustedRoot third = FIRST.version(3).trusted();
    byte[] second = FIRST.version(2).envelope();
    Refused.by(Reason.ROOT_NOT_CONSECUTIVE, "TRU-44", () -> TrustChain.next(third, second));
  }

  @Test
  @Tag("TRU-45")
  void refusesAnotherManufacturer() {
    refused(Reason.WRONG_MANUFACTURER, "TRU-45", FIRST.next().manufacturer("other"));
  }

  @Test
  @Tag("TRU-46")
  void refusesAnotherEnvironment() {
    refused(Reason.WRONG_ENVIRONMENT, "TRU-46", FIRST.next().environment(Environment.TEST));
  }

  @Test
  @Tag("TRU-47")
  void refusesARootIssuedBeforeTheOldOne() {
    Instant issued = OLD.document().issued();
    refused(Reason.ROOT_ISSUED_BACKWARDS, "TRU-47", FIRST.next().issued(issued.minusSeconds(1)));
    assertDoesNotThrow(() -> TrustChain.next(OLD, FIRST.next().issued(issued).envelope(FIRST)));
  }

  @Test
  @Tag("TRU-48")
  void acceptsARootOverAnExpiredOne() throws Exception {
    TestRoots expired =
        FIRST
            .issued(Instant.parse("1999-01-01T00:00:00Z"))
            .expires(Instant.parse("2000-01-01T00:00:00Z"))
            .onExpiry(OnExpiry.REFUSE);
    TrustedRoot next = TrustChain.next(expired.trusted(), FIRST.next().envelope(expired));
    assertEquals(2, next.document().version());
  }

  @Test
  @Tag("TRU-50")
  void acceptsTheRightRootAfterRefusingAWrongOne() throws Exception {
    refused(Reason.ROOT_NOT_CONSECUTIVE, "TRU-44", FIRST.version(3));
    assertEquals(2, TrustChain.next(OLD, FIRST.next().envelope(FIRST)).document().version());
  }

  @Test
  @Tag("TRU-7")
  void refusesARootSignedAsAnotherType() {
    byte[] payload = FIRST.next().payload();
    byte[] envelope =
        AttachedEnvelope.of(
                payload, TestRoots.sign(DocumentType.PACKAGE, payload, FIRST.quorum(Role.ROOT)))
            .bytes();
    refused(Reason.WRONG_TYPE, "TRU-7", envelope);
    byte[] first =
        AttachedEnvelope.of(
                FIRST.payload(),
                TestRoots.sign(DocumentType.PACKAGE, FIRST.payload(), FIRST.quorum(Role.ROOT)))
            .bytes();
    Refused.by(Reason.WRONG_TYPE, "TRU-7", () -> TrustChain.anchor(first, FIRST.sha256()));
  }

  @Test
  @Tag("TRU-36")
  void checksTheWholeNextRoot() {
    TestRoots next =
        FIRST
            .next()
            .key(Role.CLEARANCE, "release-1", TestKeys.ed25519("second"))
            .apart(Role.RELEASE, Role.CLEARANCE);
    refused(Reason.APART_VIOLATED, "TRU-36", next);
  }

  @Test
  @Tag("TRU-49")
  void followsSuccessorsInOrderAndNoOthers() throws Exception {
    List<byte[]> envelopes =
        TestRoots.chain(FIRST, 3).subList(1, 3).stream().map(next -> next.envelope(FIRST)).toList();
    assertEquals(3, TrustChain.follow(OLD, envelopes).document().version());
    assertEquals(1, TrustChain.follow(OLD, List.of()).document().version());
    Refused.by(
        Reason.ROOT_NOT_CONSECUTIVE,
        "TRU-44",
        () -> TrustChain.follow(OLD, envelopes.subList(1, 2)));
  }
}
