package dev.cachet.trust;

import static dev.cachet.trust.SignedDocument.DOCUMENT;
import static dev.cachet.trust.SignedDocument.flipping;
import static dev.cachet.trust.SignedDocument.refused;
import static dev.cachet.trust.SignedDocument.require;
import static dev.cachet.trust.SignedDocument.signer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Base64Url;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuorumTest {
  private static final TestRoots ROOT = TestRoots.classical();

  /** Release needs two of three holders; the first has two Ed25519 keys. */
  private static final TestRoots TWO_OF_THREE =
      ROOT.packageRoles(Role.RELEASE)
          .role(Role.RELEASE, 2, Family.CLASSICAL)
          .key(Role.RELEASE, "release-3", TestKeys.of(Algorithm.ES256, "release-3"))
          .key(Role.RELEASE, "release-1", TestKeys.ed25519("release-1-spare"));

  @Test
  void saysWhoSignedWhat() throws Exception {
    AuthenticBytes authentic = require(ROOT, signer("release-1"), signer("clearance-2"));
    assertArrayEquals(DOCUMENT, authentic.bytes());
    assertEquals(Sha256.of(DOCUMENT), authentic.sha256());
    assertEquals(DocumentType.PACKAGE, authentic.type());
    assertEquals(1, authentic.rootVersion());
    assertEquals(0, authentic.ignoredSignatures());
    assertEquals(
        Set.of(
            new CountedSigner(
                signer("release-1").kid(), "release-1", Role.RELEASE, Algorithm.ED25519),
            new CountedSigner(
                signer("clearance-2").kid(), "clearance-2", Role.CLEARANCE, Algorithm.ED25519)),
        Set.copyOf(authentic.signers()));
    authentic.bytes()[0] = 0;
    assertArrayEquals(DOCUMENT, authentic.bytes());
  }

  @Test
  void keepsItsBytesWhenTheCallerChangesThem() throws Exception {
    byte[] mine = DOCUMENT.clone();
    TrustedRoot trusted = ROOT.trusted();
    AuthenticBytes authentic =
        Quorum.require(
            trusted,
            DocumentType.PACKAGE,
            EnumSet.of(Role.RELEASE),
            mine,
            TestRoots.sign(DocumentType.PACKAGE, mine, List.of(signer("release-1"))));
    mine[0] = 0;
    assertArrayEquals(DOCUMENT, authentic.bytes());
  }

  @Test
  @Tag("TRU-54")
  void needsTheQuorumOfEveryRole() {
    refused(Reason.QUORUM_MISSING, "TRU-54", ROOT, signer("release-1"), signer("release-2"));
    refused(Reason.QUORUM_MISSING, "TRU-54", ROOT, signer("clearance-1"), signer("clearance-2"));
  }

  @Test
  @Tag("TRU-54")
  void countsHoldersAndNotKeys() throws Exception {
    refused(
        Reason.QUORUM_MISSING,
        "TRU-54",
        TWO_OF_THREE,
        signer("release-1"),
        signer("release-1-spare"));
    assertEquals(
        2,
        require(TWO_OF_THREE, signer("release-1-spare"), TestKeys.of(Algorithm.ES256, "release-3"))
            .signers()
            .size());
  }

  @Test
  @Tag("TRU-54")
  void needsTheThresholdExactly() throws Exception {
    refused(Reason.QUORUM_MISSING, "TRU-54", TWO_OF_THREE, signer("release-2"));
    assertEquals(
        2, require(TWO_OF_THREE, signer("release-1"), signer("release-2")).signers().size());
  }

  @Test
  @Tag("TRU-53")
  void saysWhichRolesMaySign() {
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> require(ROOT, signer("grant-1")));
    assertEquals("grant", e.refusal().found());
    assertEquals("clearance, release", e.refusal().expected());
  }

  @Test
  @Tag("TRU-53")
  void refusesASignatureByAKeyOfAnotherRole() {
    refused(
        Reason.WRONG_ROLE,
        "TRU-53",
        ROOT,
        signer("release-1"),
        signer("clearance-1"),
        signer("grant-1"));
    refused(
        Reason.WRONG_ROLE,
        "TRU-53",
        ROOT.packageRoles(Role.RELEASE),
        signer("release-1"),
        signer("clearance-1"));
    refused(Reason.WRONG_ROLE, "TRU-53", ROOT, signer("root-1"), signer("root-2"));
  }

  @Test
  @Tag("TRU-19")
  void refusesAFalseSignatureEvenIfItIsNotNeeded() {
    refused(
        Reason.SIGNATURE_INVALID,
        "TRU-19",
        ROOT,
        signer("release-1"),
        signer("clearance-1"),
        flipping(signer("release-2")));
  }

  @Test
  @Tag("TRU-18")
  void refusesAnotherAlgorithmThanTheKeys() {
    refusesAnotherAlgorithmOf(signer("release-1"));
  }

  /** An attempt at confusing algorithms is named as that, whatever role the key has. */
  @Test
  @Tag("TRU-18")
  void refusesAnotherAlgorithmBeforeItLooksAtTheRole() {
    refusesAnotherAlgorithmOf(signer("grant-1"));
  }

  private static void refusesAnotherAlgorithmOf(TestSigner signer) {
    String header =
        Base64Url.encode(
            ("{\"alg\":\"ES256\",\"kid\":\"" + signer.kid() + "\",\"typ\":\"cachet-package+jws\"}")
                .getBytes(StandardCharsets.UTF_8));
    Refused.by(
        Reason.ALGORITHM_MISMATCH,
        "TRU-18",
        () ->
            Quorum.require(
                ROOT.trusted(),
                DocumentType.PACKAGE,
                Set.of(Role.RELEASE),
                DOCUMENT,
                SignatureList.of(List.of(signer.sign(header, DOCUMENT)))));
  }

  @Test
  @Tag("TRU-7")
  void refusesAnotherTypeByWhateverKeyBeforeAnyKeyIsUsed() throws Exception {
    for (DocumentType type : DocumentType.values()) {
      if (type == DocumentType.PACKAGE) {
        continue;
      }
      // The signature that comes first is false; the type of the stranger's is judged before it.
      List<EnvelopeSignature> signatures = new ArrayList<>();
      signatures.add(flipping(signer("release-1")).sign(DocumentType.PACKAGE, DOCUMENT));
      signatures.add(signer("stranger-" + type).sign(type, DOCUMENT));
      SignatureList list = SignatureList.of(signatures);
      Refused.by(
          Reason.WRONG_TYPE,
          "TRU-7",
          () ->
              Quorum.require(
                  ROOT.trusted(), DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, list));
    }
  }

  @Test
  @Tag("TRU-56")
  void countsNoKeyThatTheRootInForceDropped() throws Exception {
    TestRoots next =
        ROOT.packageRoles(Role.RELEASE)
            .next()
            .withoutKeys(Role.RELEASE)
            .key(Role.RELEASE, "release-2", signer("release-2"));
    TrustedRoot inForce = TrustChain.next(ROOT.trusted(), next.envelope(ROOT));
    SignatureList dropped =
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, List.of(signer("release-1")));
    Refused.by(
        Reason.QUORUM_MISSING,
        "TRU-54",
        () ->
            Quorum.require(inForce, DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, dropped));
  }

  @Test
  @Tag("TRU-8")
  void reachesTheSameVerdictWhateverElseAHeaderHolds() throws Exception {
    TestSigner release = signer("release-1");
    String start =
        "{\"alg\":\"EdDSA\",\"kid\":\"" + release.kid() + "\",\"typ\":\"cachet-package+jws\"";
    String digest = signer("other").kid();
    for (String more :
        List.of(
            ",\"iat\":0",
            ",\"iat\":9007199254740991",
            ",\"x5c\":[\"not a certificate\"]",
            ",\"x5t#S256\":\"" + digest + "\"")) {
      String header = Base64Url.encode((start + more + "}").getBytes(StandardCharsets.UTF_8));
      SignatureList list = SignatureList.of(List.of(release.sign(header, DOCUMENT)));
      assertEquals(
          1,
          Quorum.require(ROOT.trusted(), DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, list)
              .signers()
              .size());
    }
  }

  @Test
  void neverRequiresNothing() {
    SignatureList list =
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, List.of(signer("release-1")));
    TrustedRoot root = ROOT.trusted();
    assertThrows(
        IllegalArgumentException.class,
        () -> Quorum.require(root, DocumentType.PACKAGE, Set.of(), DOCUMENT, list));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Quorum.require(
                root,
                DocumentType.PACKAGE,
                EnumSet.of(Role.RELEASE, Role.CARRIAGE),
                DOCUMENT,
                list));
  }

  @Test
  void takesTheStricterAuthorisation() {
    assertEquals(Authorisation.BOTH, Authorisation.ONE.stricter(Authorisation.BOTH));
    assertEquals(Authorisation.ONE, Authorisation.ONE.stricter(Authorisation.NONE));
  }
}
