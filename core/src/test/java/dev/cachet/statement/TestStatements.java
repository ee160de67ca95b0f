package dev.cachet.statement;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.jose.token.GrantEnvelope;
import dev.cachet.trust.Environment;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements of the tests, and who signs them. */
public final class TestStatements {
  public static final DeviceIdentity DEVICE =
      new DeviceIdentity(
          "example-devices",
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-1",
          Environment.PRODUCTION);

  public static final String NAME = DeviceName.of(DEVICE);
  public static final String NONCE = "nonce-of-the-device-12345";
  public static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2026-12-20T00:00:00Z");
  public static final Validity VALIDITY = new Validity(FROM, UNTIL);
  public static final TestRoots ROOT = TestRoots.classical();

  /** Keys of the site {@code hospital-north}. */
  public static final TestSigner NURSE = TestKeys.ed25519("site-nurse");

  public static final TestSigner ENGINEER = TestKeys.ed25519("site-engineer");

  private TestStatements() {}

  /** A grant of the root's role, for this device. */
  public static GrantClaims claims(Party party, Binding binding, Sha256 packageId) {
    return new GrantClaims(
        "example-devices",
        "post-17",
        NAME,
        "grant-0001",
        FROM,
        VALIDITY,
        binding,
        party,
        packageId);
  }

  /** The same for all devices of the site, by the site. */
  public static GrantClaims ofSite(Party party, String id, Sha256 packageId) {
    return new GrantClaims(
        "hospital-north",
        "post-18",
        "cachet:site:hospital-north",
        id,
        null,
        VALIDITY,
        Binding.NONE,
        party,
        packageId);
  }

  /** One signature. */
  public static byte[] compact(GrantClaims claims, TestSigner signer) {
    return compact(claims.bytes(), signer);
  }

  public static byte[] compact(byte[] claims, TestSigner signer) {
    return GrantEnvelope.compact(claims, signer.sign(DocumentType.INSTALL_AUTH, claims));
  }

  public static byte[] envelope(DocumentType type, byte[] payload, TestSigner... signers) {
    return envelope(type, payload, Arrays.asList(signers));
  }

  public static byte[] envelope(DocumentType type, byte[] payload, Collection<TestSigner> signers) {
    return AttachedEnvelope.of(payload, TestRoots.sign(type, payload, signers)).bytes();
  }

  public static SiteClaims siteClaims(String... devices) {
    return new SiteClaims(
        "example-devices",
        "hospital-north",
        VALIDITY,
        List.of(
            new SiteKey("nurse", Party.HOSPITAL, NURSE.publicKey()),
            new SiteKey("engineer", Party.SERVICE, ENGINEER.publicKey())),
        1,
        Set.of(Family.CLASSICAL),
        Set.of(devices));
  }

  /** The site of this device, as the root's role signed it. */
  public static byte[] site() {
    return envelope(DocumentType.SITE, siteClaims(NAME).bytes(), ROOT.quorum(Role.GRANT));
  }

  public static DowngradeClaims downgradeClaims(
      Sha256 packageId, long floor, Binding binding, DowngradeClaims.Waiver... waive) {
    return new DowngradeClaims(
        NAME,
        packageId,
        floor,
        binding,
        VALIDITY,
        DowngradeClaims.Cause.SAFETY,
        Optional.empty(),
        Set.of(waive));
  }

  public static byte[] downgrade(DowngradeClaims claims) {
    return envelope(DocumentType.DOWNGRADE, claims.bytes(), ROOT.quorum(Role.DOWNGRADE));
  }

  public static byte[] sequence(String device, String nonce, long installSeq) {
    return envelope(
        DocumentType.SEQUENCE,
        new SequenceClaims(device, nonce, installSeq, VALIDITY).bytes(),
        ROOT.quorum(Role.DOWNGRADE));
  }

  /** A device that installed three times. */
  public static SpentStatements spent() {
    return new SpentStatements(
        3, 410, Optional.of(NONCE), List.of(), false, Optional.empty(), Set.of());
  }

  /** The first key of a role of the root. */
  public static TestSigner signer(String holder) {
    return TestKeys.ed25519(holder);
  }
}
