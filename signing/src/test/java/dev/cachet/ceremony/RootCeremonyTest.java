package dev.cachet.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.factory.Manufacturer;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RootCeremonyTest {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final Manufacturer SUCCESSOR = new Manufacturer();

  @Test
  void firstRootIsTheOneThatADeviceAnchorsByItsDigest() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    signAll(ceremony, MAKER.rootSigners());
    TrustedRoot root = ceremony.complete();
    TrustedRoot onDevice = TrustChain.anchor(root.envelope(), ceremony.sha256());
    assertArrayEquals(MAKER.draft(1).payload(), onDevice.payload());
    assertEquals(1, onDevice.document().version());
  }

  @Test
  void peopleCanSignOnMachinesOfTheirOwn() throws Exception {
    byte[] payload = MAKER.draft(1).payload();
    RootCeremony collecting = RootCeremony.first(payload);
    for (SigningKey signer : MAKER.rootSigners()) {
      EnvelopeSignature elsewhere = RootCeremony.first(payload).sign(signer);
      collecting.add(elsewhere);
    }
    assertEquals(4, collecting.signedBy().size());
    assertEquals(1, collecting.complete().document().version());
  }

  @Test
  void quorumThatIsMissingCanStillBeCompleted() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    signAll(ceremony, MAKER.root1.signers());
    assertRefused(Reason.QUORUM_MISSING, ceremony::complete);
    signAll(ceremony, MAKER.root2.signers());
    assertEquals(1, ceremony.complete().document().version());
  }

  @Test
  void everyFamilyHasToBeThere() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    signAll(ceremony, List.of(MAKER.root1.classical(), MAKER.root2.classical()));
    assertRefused(Reason.FAMILY_MISSING, ceremony::complete);
  }

  @Test
  void rotationIsSignedByBothGenerationsAndAcceptedByDevices() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    TrustedRoot next = MAKER.rotate(old, SUCCESSOR);
    assertEquals(2, TrustChain.next(old, next.envelope()).document().version());
  }

  @Test
  void rotationSignedOnlyByTheOldGenerationIsRefused() throws Exception {
    RootCeremony ceremony = RootCeremony.rotation(MAKER.firstRoot(), SUCCESSOR.draft(2).payload());
    signAll(ceremony, MAKER.rootSigners());
    assertRefused(Reason.QUORUM_MISSING, ceremony::complete);
  }

  @Test
  void rotationSignedOnlyByTheNewGenerationIsRefused() throws Exception {
    RootCeremony ceremony = RootCeremony.rotation(MAKER.firstRoot(), SUCCESSOR.draft(2).payload());
    signAll(ceremony, SUCCESSOR.rootSigners());
    assertRefused(Reason.QUORUM_MISSING, ceremony::complete);
  }

  @Test
  void rotationThatSkipsAVersionIsRefusedBeforeAnybodySigns() throws Exception {
    TrustedRoot old = MAKER.firstRoot();
    byte[] third = SUCCESSOR.draft(3).payload();
    assertRefused(Reason.ROOT_NOT_CONSECUTIVE, () -> RootCeremony.rotation(old, third));
  }

  @Test
  void keyOfAnotherRoleHasNoSay() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    assertRefused(Reason.WRONG_ROLE, () -> ceremony.sign(MAKER.release.classical()));
    EnvelopeSignature made =
        new ManifestSigner().sign(DocumentType.ROOT, ceremony.payload(), MAKER.release.classical());
    assertRefused(Reason.WRONG_ROLE, () -> ceremony.add(made));
  }

  @Test
  void keyThatNoRootKnowsHasNoSay() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    assertRefused(Reason.WRONG_ROLE, () -> ceremony.sign(SUCCESSOR.root1.classical()));
  }

  @Test
  void signatureForAnotherKindOfDocumentIsNotAdded() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    EnvelopeSignature made =
        new ManifestSigner()
            .sign(DocumentType.PACKAGE, ceremony.payload(), MAKER.root1.classical());
    assertRefused(Reason.WRONG_TYPE, () -> ceremony.add(made));
    assertEquals(List.of(), ceremony.signedBy());
  }

  @Test
  void signatureOverOtherBytesIsNotAdded() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    EnvelopeSignature made =
        RootCeremony.first(MAKER.draft(2).payload()).sign(MAKER.root1.classical());
    assertRefused(Reason.SIGNATURE_INVALID, () -> ceremony.add(made));
    assertEquals(List.of(), ceremony.signedBy());
  }

  @Test
  void oneKeySignsOnce() throws Exception {
    RootCeremony ceremony = RootCeremony.first(MAKER.draft(1).payload());
    EnvelopeSignature unused = ceremony.sign(MAKER.root1.pq());
    assertRefused(Reason.ENVELOPE_MALFORMED, () -> ceremony.sign(MAKER.root1.pq()));
  }

  @Test
  void payloadThatIsNoRootIsRefusedBeforeAnybodySigns() {
    assertRefused(
        Reason.ROOT_MALFORMED,
        () -> RootCeremony.first("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static void signAll(RootCeremony ceremony, List<SigningKey> signers) throws Exception {
    for (SigningKey signer : signers) {
      EnvelopeSignature unused = ceremony.sign(signer);
    }
  }

  private static void assertRefused(Reason reason, Executable act) {
    PackageRefusedException e = assertThrows(PackageRefusedException.class, act);
    assertEquals(reason, e.refusal().reason(), e.getMessage());
  }
}
