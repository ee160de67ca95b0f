package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Key files made with OpenSSL 3.0 for this test: {@code openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf
 * hmacWithSHA256 -iter 600000}, one thing different in each file that is refused.
 */
class OpensslKeyFileTest {
  @ParameterizedTest
  @CsvSource({
    "ed25519, 'x\":\"uhJ8dVhi9a43T4UcxLnajLrt9Qkkg5FD1bsRzZ9fotY\"'",
    "p256, 'x\":\"eSV5jI2-mfHZQnxenIdCdrmjEHK38UcMemX3uZj7D2Y\"'",
    "p384, 'x\":\"G11okDBEmO4nzQ1GBvz5_T0fcmNvFe1VKVXJKLLmaU8MaemX4ur4BpkxruAttR1l\"'",
    "rsa3072, 'n\":\"oxXLKitsZ97pz_hv4aRIeDa48A8YtAQJuVyTx2mMtMDdqdN7kA6F6Cxi-k3WnIvc'"
  })
  void readsAKeyOfOpenssl(String name, String publicPart) throws Exception {
    SigningKey key = read(name);
    assertTrue(key.publicKey().json().contains(publicPart), key.publicKey().json());
  }

  @ParameterizedTest
  @CsvSource({
    "few-iterations, uses 2048 iterations",
    "aes128, does not use AES-256-CBC",
    "hmac-sha1, does not use HMAC-SHA-256",
    "scrypt, does not use PBKDF2",
  })
  void refusesWeakerOrUnusualEncryptionAndSaysHowToConvertIt(String name, String problem)
      throws Exception {
    KeyFileException e = assertThrows(KeyFileException.class, () -> read(name));
    assertTrue(e.getMessage().contains(name + ".pem: " + problem), e.getMessage());
    assertTrue(e.getMessage().contains("openssl pkcs8 -topk8"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa2048, holds an RSA key of 2048 bits; 3072 to 4096 are accepted",
    "secp256k1, holds a key on a curve that is not used; P-256 and P-384 are",
    "x25519, 'holds a key of algorithm 1.3.101.110; Ed25519, P-256, P-384, RSA and ML-DSA keys can"
        + " be used'",
  })
  void refusesAKeyThatDevicesWouldNotAccept(String name, String problem) throws Exception {
    KeyFileException e = assertThrows(KeyFileException.class, () -> read(name));
    assertEquals(file(name) + ": " + problem + "; " + KeyForm.NEW_KEY, e.getMessage());
  }

  private static SigningKey read(String name) throws Exception {
    return KeyFile.read(file(name), "openssl-test-only".toCharArray());
  }

  private static Path file(String name) throws Exception {
    return Path.of(OpensslKeyFileTest.class.getResource(name + ".pem").toURI());
  }
}
