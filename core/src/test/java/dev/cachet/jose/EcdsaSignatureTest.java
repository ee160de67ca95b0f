package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcdsaSignatureTest {
  private static final byte[] DOCUMENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private static void verify(TestSigner signer) throws PackageRefusedException {
    SignatureVerifier.requireValid(
        signer.publicKey(), signer.sign(DocumentType.PACKAGE, DOCUMENT), DOCUMENT);
  }

  private static void invalid(TestSigner signer) {
    Refused.by(Reason.SIGNATURE_INVALID, "TRU-19", () -> verify(signer));
  }

  @ParameterizedTest
  @Tag("TRU-20")
  @EnumSource(names = {"ES256", "ES384"})
  void refusesEcdsaValuesOutOfRange(Algorithm algorithm) {
    TestSigner signer = TestKeys.of(algorithm, "a");
    int width = algorithm == Algorithm.ES256 ? 32 : 48;
    BigInteger order = order(algorithm);
    BigInteger[] outside = {
      BigInteger.ZERO,
      order,
      order.add(BigInteger.ONE),
      BigInteger.TWO.pow(8 * width).subtract(BigInteger.ONE)
    };
    for (BigInteger value : outside) {
      byte[] bytes = TestKeys.fixed(value, width);
      invalid(signer.spoiling(s -> replaced(s, 0, bytes)));
      invalid(signer.spoiling(s -> replaced(s, width, bytes)));
      // CVE-2022-21449: both at once, where zero used to verify everything.
      invalid(signer.spoiling(s -> replaced(replaced(s, 0, bytes), width, bytes)));
    }
  }

  @ParameterizedTest
  @Tag("TRU-20")
  @EnumSource(names = {"ES256", "ES384"})
  void refusesEcdsaValuesPlusTheOrder(Algorithm algorithm) {
    int width = algorithm == Algorithm.ES256 ? 32 : 48;
    BigInteger order = order(algorithm);
    BigInteger limit = BigInteger.TWO.pow(8 * width).subtract(order);
    TestSigner signer = TestKeys.of(algorithm, "a");
    invalid(
        signer.spoiling(
            s -> {
              BigInteger value = new BigInteger(1, s, width, width);
              // Only a small s fits into the width once the order is added; else use r = order + 1.
              BigInteger more =
                  value.compareTo(limit) < 0 ? value.add(order) : order.add(BigInteger.ONE);
              return replaced(s, width, TestKeys.fixed(more, width));
            }));
  }

  @ParameterizedTest
  @Tag("TRU-21")
  @EnumSource(names = {"ES256", "ES384"})
  void acceptsTheOtherTextOfAnEcdsaSignature(Algorithm algorithm) {
    int width = algorithm == Algorithm.ES256 ? 32 : 48;
    BigInteger order = order(algorithm);
    TestSigner signer = TestKeys.of(algorithm, "a");
    assertDoesNotThrow(
        () ->
            verify(
                signer.spoiling(
                    s ->
                        replaced(
                            s,
                            width,
                            TestKeys.fixed(
                                order.subtract(new BigInteger(1, s, width, width)), width)))));
  }

  private static BigInteger order(Algorithm algorithm) {
    return org.bouncycastle.crypto.ec.CustomNamedCurves.getByName(EcdsaMaterial.curve(algorithm))
        .getN();
  }

  private static byte[] replaced(byte[] bytes, int at, byte[] by) {
    byte[] copy = bytes.clone();
    System.arraycopy(by, 0, copy, at, by.length);
    return copy;
  }
}
