package dev.cachet.trust;

import static dev.cachet.trust.SignedDocument.DOCUMENT;
import static dev.cachet.trust.SignedDocument.flipping;
import static dev.cachet.trust.SignedDocument.refused;
import static dev.cachet.trust.SignedDocument.require;
import static dev.cachet.trust.SignedDocument.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.Refused;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IgnoredSignaturesTest {
  private static final TestRoots ROOT = TestRoots.classical();

  @Test
  @Tag("TRU-51")
  @Tag("TRU-52")
  void ignoresSignaturesByUnlistedKeys() throws Exception {
    AuthenticBytes authentic =
        require(ROOT, signer("release-1"), signer("clearance-1"), signer("x"), signer("y"));
    assertEquals(2, authentic.ignoredSignatures());
    assertEquals(2, authentic.signers().size());
    // Not even their signatures are looked at.
    assertEquals(
        1,
        require(ROOT, signer("release-1"), signer("clearance-1"), flipping(signer("x")))
            .ignoredSignatures());
  }

  @Test
  @Tag("TRU-51")
  void neverCountsSignaturesByUnlistedKeys() {
    refused(Reason.QUORUM_MISSING, "TRU-54", ROOT, signer("x"), signer("y"));
    refused(
        Reason.QUORUM_MISSING,
        "TRU-54",
        ROOT.packageRoles(Role.RELEASE).role(Role.RELEASE, 2, Family.CLASSICAL),
        signer("release-1"),
        signer("stranger"));
  }

  @Test
  @Tag("TRU-51")
  @Tag("TRU-52")
  void neverCountsAnUnknownKey() throws Exception {
    // The holder release-9 has a key of an algorithm that this reader does not know.
    TestSigner future = signer("release-9");
    String payload =
        new String(
            ROOT.packageRoles(Role.RELEASE).key(Role.RELEASE, "release-9", future).payload(),
            StandardCharsets.UTF_8);
    byte[] root =
        payload
            .replace(future.publicKey().json(), "{\"alg\":\"FUTURE\",\"kty\":\"OKP\"}")
            .getBytes(StandardCharsets.UTF_8);
    TrustedRoot trusted =
        TrustChain.anchor(TestRoots.envelope(root, ROOT.quorum(Role.ROOT)), Sha256.of(root));
    SignatureList both =
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, List.of(future, signer("release-1")));
    assertEquals(
        1,
        Quorum.require(trusted, DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, both)
            .ignoredSignatures());
    SignatureList alone = TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, List.of(future));
    Refused.by(
        Reason.QUORUM_MISSING,
        "TRU-54",
        () -> Quorum.require(trusted, DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, alone));
  }
}
