package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestSignerTest {
  private static final byte[] DOCUMENT = "{\"format\":1}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void headerNamesAlgorithmKeyAndKindOfDocument(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    EnvelopeSignature signature = new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key);
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    assertEquals(algorithm.jwsName(), header.algName());
    assertEquals(key.publicKey().kid(), header.kid());
    assertEquals("cachet-package+jws", header.typ());
  }

  @Test
  @Tag("TRU-23")
  void writesEdDsaForEd25519() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    EnvelopeSignature signature = new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key);
    assertTrue(header(signature).contains("\"alg\":\"EdDSA\""), header(signature));
    assertTrue(key.publicKey().json().contains("\"alg\":\"EdDSA\""), key.publicKey().json());
  }

  @Test
  void timeOfSigningIsWrittenOnlyWhenItIsGiven() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    Instant time = Instant.ofEpochSecond(1_795_000_000);
    assertTrue(
        header(new ManifestSigner(time).sign(DocumentType.PACKAGE, DOCUMENT, key))
            .contains("\"iat\":1795000000"));
    assertTrue(
        !header(new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key)).contains("iat"));
  }

  @Test
  void signatureOfAnotherKeyNeverLeavesTheSigner() {
    SigningKey named = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    SigningKey wired = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    Signer miswired =
        new Signer() {
          @Override
          public PublicJwk publicKey() {
            return named.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            return wired.sign(message);
          }
        };
    IOException e =
        assertThrows(
            IOException.class,
            () -> new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, miswired));
    assertTrue(e.getMessage().contains(named.publicKey().kid()), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "ES384"})
  void classicalCurvesSignWithoutDrawingANonce(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    assertEquals(
        new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key),
        new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key));
  }

  @ParameterizedTest
  @EnumSource(names = {"PS256", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void otherAlgorithmsAreHedgedWithFreshRandomness(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    assertNotEquals(
        new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key).signature(),
        new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key).signature());
  }

  private static String header(EnvelopeSignature signature) {
    byte[] json = Base64.getUrlDecoder().decode(signature.protectedHeader());
    return new String(json, StandardCharsets.UTF_8);
  }
}
