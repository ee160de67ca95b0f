package dev.cachet.signer.cms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.SigningKey;
import dev.cachet.signer.UnsafePlainKeyFile;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetachedSignatureTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
  private static final byte[] MUD = "{\"ietf-mud:mud\":{}}\n".getBytes(StandardCharsets.UTF_8);

  /** A key as somebody else makes it, who can make a certificate of it as well. */
  private record MadeKey(PublicKey publicKey, SigningKey signer) {}

  @TempDir static Path folder;
  private static MadeKey authority;
  private static byte[] anchor;

  @BeforeAll
  static void make() throws Exception {
    authority = key(Algorithm.ES256);
    anchor = certificate("CN=Example CA", authority, "CN=Example CA", authority, TO.plusSeconds(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "ES384", "PS256", "ED25519"})
  void signatureOfEachAlgorithmIsGood(Algorithm algorithm) throws Exception {
    MadeKey key = key(algorithm);
    byte[] signature = DetachedSignature.sign(MUD, key.signer(), chain(key), NOW);
    CmsVerdict verdict = SignatureCheck.verify(MUD, signature, anchor, NOW);
    assertEquals(CmsVerdict.Outcome.GOOD, verdict.outcome(), verdict.detail());
    assertEquals("signed by CN=Example MUD Signer", verdict.detail());
  }

  /** The bytes are judged before the day: an old forgery is a forgery. */
  @Test
  void changedBytesAreToldFromAnExpiredCertificate() throws Exception {
    MadeKey key = key(Algorithm.ES256);
    byte[] signature = DetachedSignature.sign(MUD, key.signer(), chain(key), NOW);
    Instant late = TO.plusSeconds(86_400);
    assertOutcome(CmsVerdict.Outcome.EXPIRED, MUD, signature, late);
    assertOutcome(CmsVerdict.Outcome.NOT_YET_VALID, MUD, signature, FROM.minusSeconds(1));
    byte[] changed = MUD.clone();
    changed[3] ^= 1;
    assertOutcome(CmsVerdict.Outcome.BAD_SIGNATURE, changed, signature, NOW);
    assertOutcome(CmsVerdict.Outcome.BAD_SIGNATURE, changed, signature, late);
    assertOutcome(CmsVerdict.Outcome.BAD_SIGNATURE, MUD, new byte[] {0x30, 0}, NOW);
    assertOutcome(CmsVerdict.Outcome.BAD_SIGNATURE, MUD, new byte[0], NOW);
    assertOutcome(CmsVerdict.Outcome.GOOD, MUD, signature, TO);
  }

  @Test
  void everyChangedByteOfTheValueIsRefused() throws Exception {
    MadeKey key = key(Algorithm.ES256);
    byte[] signature = DetachedSignature.sign(MUD, key.signer(), chain(key), NOW);
    // The value of the signature stands at the end.
    for (int at = signature.length - 60; at < signature.length; at++) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      assertOutcome(CmsVerdict.Outcome.BAD_SIGNATURE, MUD, changed, NOW);
    }
  }

  @Test
  void certificateOfAnotherAuthorityIsNotTrusted() throws Exception {
    MadeKey other = key(Algorithm.ES256);
    byte[] foreign = certificate("CN=Other", other, "CN=Other", other, TO);
    byte[] same = certificate("CN=Example CA", other, "CN=Example CA", other, TO);
    MadeKey key = key(Algorithm.ES256);
    byte[] signature = DetachedSignature.sign(MUD, key.signer(), chain(key), NOW);
    for (byte[] trusted : new byte[][] {foreign, same}) {
      assertEquals(
          CmsVerdict.Outcome.UNTRUSTED,
          SignatureCheck.verify(MUD, signature, trusted, NOW).outcome());
    }
  }

  @Test
  void keyNeedsItsOwnCertificateAndAnAlgorithmThatReadersKnow() throws Exception {
    MadeKey key = key(Algorithm.ES256);
    MadeKey other = key(Algorithm.ES256);
    CmsException wrong =
        assertThrows(
            CmsException.class, () -> DetachedSignature.sign(MUD, other.signer(), chain(key), NOW));
    assertTrue(wrong.getMessage().endsWith("is not the one of this key"), wrong.getMessage());
    SigningKey pq = SigningKey.generate(Algorithm.ML_DSA_44, new SecureRandom());
    CmsException unknown =
        assertThrows(CmsException.class, () -> DetachedSignature.sign(MUD, pq, chain(key), NOW));
    assertTrue(unknown.getMessage().startsWith("a post-quantum key"), unknown.getMessage());
    assertThrows(
        CmsException.class,
        () -> DetachedSignature.sign(MUD, key.signer(), new byte[] {1, 2}, NOW));
    assertThrows(CmsException.class, () -> SignatureCheck.verify(MUD, MUD, new byte[0], NOW));
  }

  @Test
  void deterministicAlgorithmGivesTheSameBytes() throws Exception {
    MadeKey key = key(Algorithm.ED25519);
    byte[] chain = chain(key);
    assertArrayEquals(
        DetachedSignature.sign(MUD, key.signer(), chain, NOW),
        DetachedSignature.sign(MUD, key.signer(), chain, NOW));
  }

  private static void assertOutcome(
      CmsVerdict.Outcome expected, byte[] document, byte[] signature, Instant time)
      throws Exception {
    CmsVerdict verdict = SignatureCheck.verify(document, signature, anchor, time);
    assertEquals(expected, verdict.outcome(), verdict.detail());
  }

  private static MadeKey key(Algorithm algorithm) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(
            switch (algorithm) {
              case ES256, ES384 -> "EC";
              case PS256 -> "RSA";
              default -> "Ed25519";
            });
    switch (algorithm) {
      case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
      case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
      case PS256 -> generator.initialize(3072);
      default -> {}
    }
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Path file = Files.createTempFile(folder, "key", ".pem");
    Files.writeString(file, pem);
    return new MadeKey(pair.getPublic(), UnsafePlainKeyFile.read(file));
  }

  private static byte[] chain(MadeKey key) throws Exception {
    return certificate("CN=Example MUD Signer", key, "CN=Example CA", authority, TO);
  }

  private static byte[] certificate(
      String subject, MadeKey key, String issuer, MadeKey by, Instant to) throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(System.identityHashCode(key) + 1L),
            Date.from(FROM),
            Date.from(to),
            new X500Name(subject),
            SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded()));
    builder.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(subject.equals(issuer)));
    X509CertificateHolder made = builder.build(new KeySigner(by.signer()));
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    pem.writeBytes(made.getEncoded());
    return pem.toByteArray();
  }
}
