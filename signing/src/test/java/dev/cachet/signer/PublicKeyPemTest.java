package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.material.MlDsaMaterial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys as OpenSSL wrote them: {@code openssl pkey -pubout}. */
class PublicKeyPemTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "p256", "p384", "rsa3072"})
  void isTheKeyOfThePrivateFile(String name) throws Exception {
    SigningKey key = KeyFile.read(file(name + ".pem"), "openssl-test-only".toCharArray());
    assertEquals(key.publicKey(), PublicKeyFile.read(file(name + ".pub.pem")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void readsMlDsaAsRfc9881WritesIt(Algorithm algorithm) throws Exception {
    int length =
        algorithm == Algorithm.ML_DSA_44 ? 1312 : algorithm == Algorithm.ML_DSA_65 ? 1952 : 2592;
    byte[] pub = new byte[length];
    Arrays.fill(pub, (byte) 7);
    byte[] der =
        new SubjectPublicKeyInfo(new AlgorithmIdentifier(MlDsaMaterial.oid(algorithm)), pub)
            .getEncoded();
    Path pem = Files.write(folder.resolve("k.pem"), Pem.encode("PUBLIC KEY", der));
    assertEquals(PublicJwk.mlDsa(algorithm, pub), PublicKeyFile.read(pem));
  }

  @Test
  void isShownToPeopleAndToPrograms() throws Exception {
    PublicJwk key = PublicKeyFile.read(file("p256.pub.pem"));
    assertEquals(
        key.kid() + " ES256 CLASSICAL\n",
        new String(KeyFormat.TEXT.write(key), StandardCharsets.UTF_8));
    assertEquals(
        """
        {
          "schemaVersion" : 1,
          "kid" : "%s",
          "alg" : "ES256",
          "family" : "classical"
        }
        """
            .formatted(key.kid()),
        new String(KeyFormat.JSON.write(key), StandardCharsets.UTF_8));
  }

  @Test
  void refusesACurveThatDevicesDoNotKnow() {
    assertProblem("P-256 or P-384", "secp256k1.pub.pem");
  }

  @Test
  void refusesAPrivateKeyInPlaceOfAPublicOne() {
    assertProblem("-----BEGIN PUBLIC KEY-----", "p256.pem");
  }

  @Test
  void refusesEveryTextThatIsNone() throws Exception {
    byte[] sound = Files.readAllBytes(file("p256.pub.pem"));
    for (int cut = 1; cut < sound.length - 2; cut += 7) {
      Path file = Files.write(folder.resolve("cut-" + cut), Arrays.copyOf(sound, cut));
      assertThrows(KeyFileException.class, () -> PublicKeyFile.read(file));
    }
    Path text = Files.writeString(folder.resolve("text"), "-no key", StandardCharsets.UTF_8);
    assertThrows(KeyFileException.class, () -> PublicKeyFile.read(text));
  }

  private static void assertProblem(String word, String name) {
    KeyFileException e = assertThrows(KeyFileException.class, () -> PublicKeyFile.read(file(name)));
    assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  private static Path file(String name) throws Exception {
    return Path.of(PublicKeyPemTest.class.getResource(name).toURI());
  }
}
