package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlDsaSignatureTest {
  private static final byte[] DOCUMENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

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
  @Tag("TRU-19")
  @EnumSource(names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void refusesMlDsaWithAContext(Algorithm algorithm) {
    MLDSAParameters parameters =
        switch (algorithm) {
          case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
          case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
          default -> MLDSAParameters.ml_dsa_87;
        };
    MLDSAPrivateKeyParameters key = new MLDSAPrivateKeyParameters(parameters, new byte[32]);
    TestSigner plain = TestKeys.mlDsa(algorithm, new byte[32]);
    assertDoesNotThrow(() -> verify(plain));
    invalid(
        new TestSigner(
            plain.publicKey(),
            input -> {
              MLDSASigner signer = new MLDSASigner();
              signer.init(true, new ParametersWithContext(key, new byte[] {1}));
              signer.update(input, 0, input.length);
              return signer.generateSignature();
            }));
  }

  /** The hint is a list of positions per polynomial, ascending, then zeros, then running counts. */
  @ParameterizedTest
  @Tag("TRU-20")
  @EnumSource(names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void refusesMlDsaHintsInAnotherForm(Algorithm algorithm) {
    int omega = algorithm == Algorithm.ML_DSA_44 ? 80 : algorithm == Algorithm.ML_DSA_65 ? 55 : 75;
    int k = algorithm == Algorithm.ML_DSA_44 ? 4 : algorithm == Algorithm.ML_DSA_65 ? 6 : 8;
    TestSigner signer = TestKeys.of(algorithm, "a");
    byte[] good = signer.signRaw(SigningInput.of(header(algorithm.jwsName(), signer), DOCUMENT));
    int hint = good.length - omega - k;
    int counts = good.length - k;
    assertTrue(good[counts] >= 2, "the test needs two hints in the first polynomial");
    assertTrue(good[counts + k - 1] < omega, "the test needs a spare position");
    invalid(signer.spoiling(s -> swapped(s, hint, hint + 1)));
    invalid(signer.spoiling(s -> with(s, hint + 1, s[hint])));
    invalid(signer.spoiling(s -> with(s, counts - 1, (byte) 1)));
    invalid(signer.spoiling(s -> with(s, counts, (byte) (s[counts + 1] + 1))));
    invalid(signer.spoiling(s -> with(s, counts + k - 1, (byte) (omega + 1))));
    invalid(signer.spoiling(s -> with(s, counts + k - 1, (byte) 0xff)));
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] copy = bytes.clone();
    copy[at] = value;
    return copy;
  }

  private static byte[] swapped(byte[] bytes, int a, int b) {
    return with(with(bytes, a, bytes[b]), b, bytes[a]);
  }
}
