package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureVerifierTest {
  private static final byte[] DOCUMENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final BigInteger N = TestKeys.P.multiply(TestKeys.Q);

  private static void verify(TestSigner signer) throws PackageRefusedException {
    SignatureVerifier.requireValid(
        signer.publicKey(), signer.sign(DocumentType.PACKAGE, DOCUMENT), DOCUMENT);
  }

  private static void invalid(TestSigner signer) {
    Refused.by(Reason.SIGNATURE_INVALID, "TRU-19", () -> verify(signer));
  }

  private static String header(String alg, TestSigner signer) {
    return Base64Url.encode(
        ("{\"alg\":\""
                + alg
                + "\",\"kid\":\""
                + signer.kid()
                + "\",\"typ\":\"cachet-package+jws\"}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void verifiesEveryAlgorithm(Algorithm algorithm) {
    assertDoesNotThrow(() -> verify(TestKeys.of(algorithm, "a")));
  }

  @ParameterizedTest
  @Tag("TRU-18")
  @EnumSource
  void refusesAnotherAlgorithmInTheHeader(Algorithm algorithm) {
    TestSigner signer = TestKeys.of(algorithm, "a");
    String[] names = {
      "none",
      "HS256",
      "ES256",
      "ES384",
      "PS256",
      "PS384",
      "RS256",
      "EdDSA",
      "ML-DSA-44",
      "ML-DSA-65",
      "ML-DSA-87",
      "Ed448",
      "eddsa"
    };
    for (String alg : names) {
      if (!alg.equals(algorithm.jwsName())) {
        Refused.by(
            Reason.ALGORITHM_MISMATCH,
            "TRU-18",
            () ->
                SignatureVerifier.requireValid(
                    signer.publicKey(), signer.sign(header(alg, signer), DOCUMENT), DOCUMENT));
      }
    }
  }

  @Test
  @Tag("TRU-18")
  void takesBothNamesOfEd25519() {
    TestSigner signer = TestKeys.ed25519("a");
    assertDoesNotThrow(
        () ->
            SignatureVerifier.requireValid(
                signer.publicKey(), signer.sign(header("Ed25519", signer), DOCUMENT), DOCUMENT));
  }

  @ParameterizedTest
  @Tag("TRU-19")
  @EnumSource
  void refusesAnotherLength(Algorithm algorithm) {
    TestSigner signer = TestKeys.of(algorithm, "a");
    invalid(signer.spoiling(s -> Arrays.copyOf(s, s.length - 1)));
    invalid(signer.spoiling(s -> Arrays.copyOf(s, s.length + 1)));
    invalid(signer.spoiling(s -> Arrays.copyOfRange(s, 1, s.length)));
    invalid(signer.spoiling(s -> new byte[1]));
  }

  @ParameterizedTest
  @Tag("TRU-19")
  @EnumSource
  void refusesZeros(Algorithm algorithm) {
    invalid(TestKeys.of(algorithm, "a").spoiling(s -> new byte[s.length]));
  }

  @ParameterizedTest
  @Tag("TRU-19")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PS256")
  void refusesTheSignatureOfAnotherKey(Algorithm algorithm) {
    TestSigner a = TestKeys.of(algorithm, "a");
    TestSigner b = TestKeys.of(algorithm, "b");
    invalid(new TestSigner(a.publicKey(), b::signRaw));
  }

  @Test
  @Tag("TRU-20")
  void refusesAnEd25519SignatureWithSNotBelowTheOrder() {
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    TestSigner signer = TestKeys.ed25519("a");
    for (int times = 1; times <= 14; times++) {
      BigInteger more = order.multiply(BigInteger.valueOf(times));
      invalid(
          signer.spoiling(
              s -> {
                byte[] changed = s.clone();
                BigInteger high =
                    new BigInteger(1, reversed(Arrays.copyOfRange(s, 32, 64))).add(more);
                System.arraycopy(reversed(TestKeys.fixed(high, 32)), 0, changed, 32, 32);
                return changed;
              }));
    }
  }

  /** With R and S zero or R a point of small order, [S]B = R has trivial solutions. */
  @Test
  @Tag("TRU-20")
  void refusesTrivialEd25519Signatures() {
    for (String r :
        new String[] {"01" + "00".repeat(31), "00".repeat(32), "ec" + "ff".repeat(30) + "7f"}) {
      invalid(TestKeys.ed25519("a").spoiling(s -> Arrays.copyOf(HexFormat.of().parseHex(r), 64)));
    }
  }

  @Test
  @Tag("TRU-20")
  void refusesThePs256ModulusAsASignature() {
    TestSigner signer = TestKeys.of(Algorithm.PS256, "").spoiling(s -> TestKeys.fixed(N, 384));
    byte[] document = {1};
    Refused.by(
        Reason.SIGNATURE_INVALID,
        () ->
            SignatureVerifier.requireValid(
                signer.publicKey(), signer.sign(DocumentType.PACKAGE, document), document));
  }

  @Test
  @Tag("TRU-20")
  void refusesAPs256IntegerNotBelowTheModulus() {
    int tried = 0;
    for (int i = 0; i < 40 && tried < 2; i++) {
      byte[] document = {(byte) i};
      TestSigner signer = TestKeys.of(Algorithm.PS256, "");
      BigInteger value =
          new BigInteger(
              1, Base64Url.decode(signer.sign(DocumentType.PACKAGE, document).signature()).get());
      BigInteger more = value.add(N);
      if (more.bitLength() > 3072) {
        continue;
      }
      tried++;
      TestSigner spoilt = signer.spoiling(s -> TestKeys.fixed(more, 384));
      Refused.by(
          Reason.SIGNATURE_INVALID,
          () ->
              SignatureVerifier.requireValid(
                  signer.publicKey(), spoilt.sign(DocumentType.PACKAGE, document), document));
    }
    assertTrue(tried > 0);
  }

  @Test
  @Tag("TRU-19")
  void refusesOtherRsaPaddings() {
    TestSigner pss = TestKeys.of(Algorithm.PS256, "");
    RSAKeyParameters key = privateKey();
    invalid(
        new TestSigner(
            pss.publicKey(),
            input -> {
              RSADigestSigner pkcs1 = new RSADigestSigner(new SHA256Digest());
              pkcs1.init(true, key);
              pkcs1.update(input, 0, input.length);
              return pkcs1.generateSignature();
            }));
    for (int salt : new int[] {0, 20, 31, 33, 64}) {
      invalid(signer(pss, key, new PSSSigner(new RSAEngine(), new SHA256Digest(), salt)));
    }
    invalid(
        signer(pss, key, new PSSSigner(new RSAEngine(), new SHA256Digest(), new SHA1Digest(), 32)));
    invalid(signer(pss, key, new PSSSigner(new RSAEngine(), new SHA1Digest(), 32)));
  }

  @Test
  void isForKnownKeysAndTheirOwnSignatures() throws Exception {
    PublicJwk unknown =
        PublicJwk.read(Refused.json("{\"alg\":\"NEW\",\"kty\":\"NEW\"}"), "A".repeat(43));
    TestSigner a = TestKeys.ed25519("a");
    EnvelopeSignature signature = a.sign(DocumentType.PACKAGE, DOCUMENT);
    for (PublicJwk key : new PublicJwk[] {unknown, TestKeys.ed25519("b").publicKey()}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SignatureVerifier.requireValid(key, signature, DOCUMENT));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SignatureVerifier.requireAlgorithm(
                unknown, ProtectedHeader.read(signature.protectedHeader())));
  }

  private static RSAKeyParameters privateKey() {
    BigInteger phi =
        TestKeys.P.subtract(BigInteger.ONE).multiply(TestKeys.Q.subtract(BigInteger.ONE));
    return new RSAKeyParameters(true, N, BigInteger.valueOf(65537).modInverse(phi));
  }

  private static TestSigner signer(TestSigner pss, RSAKeyParameters key, PSSSigner other) {
    return new TestSigner(
        pss.publicKey(),
        input -> {
          other.init(true, key);
          other.update(input, 0, input.length);
          return other.generateSignature();
        });
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = bytes[bytes.length - 1 - i];
    }
    return copy;
  }
}
