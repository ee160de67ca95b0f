package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.cachet.jose.token.DeviceKey;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A66: another order of security providers must not change what verifies. */
class ProviderIndependenceTest {
  private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);

  private final List<Provider> before = new ArrayList<>(List.of(Security.getProviders()));

  /** Offers everything about signatures and keys, and can do nothing of it. */
  private static final class Hostile extends Provider {
    private static final long serialVersionUID = 1L;

    Hostile() {
      super("Hostile", "1", "fails at everything");
      for (String service :
          List.of(
              "Signature.Ed25519",
              "Signature.EdDSA",
              "Signature.SHA256withECDSA",
              "Signature.SHA384withECDSA",
              "Signature.SHA256withECDSAinP1363Format",
              "Signature.RSASSA-PSS",
              "Signature.ML-DSA",
              "KeyFactory.EC",
              "KeyFactory.RSA",
              "KeyFactory.EdDSA",
              "KeyFactory.Ed25519",
              "AlgorithmParameters.EC",
              "MessageDigest.SHA-384",
              "MessageDigest.SHA-512")) {
        put(service, "dev.cachet.jose.NoSuchClass");
      }
    }
  }

  @BeforeEach
  void makeTheHostHostile() {
    for (String name : List.of("SunEC", "SunRsaSign", "SunJCE", "XMLDSig")) {
      Security.removeProvider(name);
    }
    Security.insertProviderAt(new Hostile(), 1);
  }

  @AfterEach
  void restoreTheHost() {
    for (Provider provider : Security.getProviders()) {
      Security.removeProvider(provider.getName());
    }
    before.forEach(Security::addProvider);
  }

  @DisplayName("A66: the host's providers decide nothing")
  @ParameterizedTest
  @Tag("TRU-22")
  @EnumSource
  void verifiesWithoutTheProvidersOfTheHost(Algorithm algorithm) {
    TestSigner signer = TestKeys.of(algorithm, "provider");
    EnvelopeSignature good = signer.sign(DocumentType.PACKAGE, DOCUMENT);
    assertDoesNotThrow(() -> SignatureVerifier.requireValid(signer.publicKey(), good, DOCUMENT));
    Refused.by(
        Reason.SIGNATURE_INVALID,
        () -> SignatureVerifier.requireValid(signer.publicKey(), good, new byte[] {1}));
  }

  @Test
  @Tag("TRU-22")
  void signsAndReadsReceiptsWithoutTheProvidersOfTheHost() throws Exception {
    DeviceKey key =
        DeviceKey.read(
            java.util.HexFormat.of()
                .parseHex("302e020100300506032b657004220420" + "11".repeat(32)));
    String token = key.signReceipt(Refused.json("{\"a\":\"b\"}"));
    assertDoesNotThrow(() -> ReceiptToken.read(token, key.publicKey()));
  }
}
