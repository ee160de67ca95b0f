package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningRequestTest {
  private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void takesBackWhatWasSignedElsewhere(Algorithm algorithm) throws Exception {
    SigningKey elsewhere = SigningKey.generate(algorithm, new SecureRandom());
    byte[] out = request(elsewhere).input();
    EnvelopeSignature made = request(elsewhere).attach(elsewhere.sign(out));
    SignatureVerifier.requireValid(elsewhere.publicKey(), made, DOCUMENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "ES384"})
  void takesTheDerFormThatServicesReturn(Algorithm algorithm) throws Exception {
    SigningKey elsewhere = SigningKey.generate(algorithm, new SecureRandom());
    byte[] joined = elsewhere.sign(request(elsewhere).input());
    assertEquals(request(elsewhere).attach(joined), request(elsewhere).attach(der(joined)));
  }

  @Test
  void asksForTheSameBytesEachTime() {
    SigningKey elsewhere = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    assertArrayEquals(request(elsewhere).input(), request(elsewhere).input());
  }

  @Test
  void takesNoSignatureByAnotherKeyOverOtherBytesOrOfAnotherKind() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ES256, new SecureRandom());
    SigningKey other = SigningKey.generate(Algorithm.ES256, new SecureRandom());
    SigningRequest request = request(key);
    assertInvalid(request, other.sign(request.input()));
    assertInvalid(request, key.sign(DOCUMENT));
    SigningRequest asRoot = new SigningRequest(DocumentType.ROOT, DOCUMENT, key.publicKey());
    assertInvalid(request, key.sign(asRoot.input()));
    assertInvalid(request, new byte[0]);
    assertInvalid(request, "no signature".getBytes(StandardCharsets.UTF_8));
    assertInvalid(request, der(new byte[200]));
  }

  private static void assertInvalid(SigningRequest request, byte[] signature) {
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> request.attach(signature));
    assertEquals(Reason.SIGNATURE_INVALID, e.refusal().reason());
  }

  private static SigningRequest request(SigningKey key) {
    return new SigningRequest(DocumentType.PACKAGE, DOCUMENT, key.publicKey());
  }

  private static byte[] der(byte[] joined) throws Exception {
    int half = joined.length / 2;
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(joined, half))));
    pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(joined, half, joined.length))));
    return new DERSequence(pair).getEncoded();
  }
}
