package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.material.InvalidKeyDataException;
import dev.cachet.signer.material.MlDsaMaterial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlainKeyFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void keyThatIsReadBackIsTheSame(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    Path file = folder.resolve("key.pem");
    UnsafePlainKeyFile.write(file, key);
    assertEquals(key.publicKey().json(), UnsafePlainKeyFile.read(file).publicKey().json());
  }

  /** A43. */
  @Test
  void refusesAPlainKeyThatOthersCanRead() throws Exception {
    Path file = folder.resolve("key.pem");
    UnsafePlainKeyFile.write(file, SigningKey.generate(Algorithm.ED25519, new SecureRandom()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    KeyFileException e = assertThrows(KeyFileException.class, () -> UnsafePlainKeyFile.read(file));
    assertTrue(e.getMessage().contains("chmod 600"), e.getMessage());
  }

  /** RFC 9881 section 6: version, algorithm, and [0] with the 32 bytes of the seed, no more. */
  @ParameterizedTest
  @CsvSource({"ML_DSA_44, 11", "ML_DSA_65, 12", "ML_DSA_87, 13"})
  void mlDsaKeyIsItsSeed(Algorithm algorithm, String arc) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 0x5a);
    byte[] der = new MlDsaMaterial(algorithm, seed).pkcs8();
    assertEquals(
        "3034020100300b06096086480165030403" + arc + "04228020" + "5a".repeat(32),
        HexFormat.of().formatHex(der));
  }

  @Test
  void refusesAnMlDsaKeyThatIsNotTheSeedAlone() {
    byte[] der = new MlDsaMaterial(Algorithm.ML_DSA_65, new byte[32]).pkcs8();
    // 04 instead of [0]: the expanded form of RFC 9881.
    der[20] = 0x04;
    InvalidKeyDataException e = assertThrows(InvalidKeyDataException.class, () -> Pkcs8.read(der));
    assertTrue(
        e.getMessage().contains("without its seed, which cannot be found again"), e.getMessage());
  }

  @Test
  void refusesAnMlDsaSeedOfAnotherLength() throws Exception {
    byte[] der =
        HexFormat.of()
            .parseHex("3033020100300b0609608648016503040312" + "0421801f" + "5a".repeat(31));
    InvalidKeyDataException e = assertThrows(InvalidKeyDataException.class, () -> Pkcs8.read(der));
    assertEquals(
        "holds an ML-DSA seed that is not 32 bytes long; " + KeyForm.NEW_KEY, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'', does not begin",
    "'-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', does not begin",
    "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PUBLIC KEY-----', does not end",
    "'-----BEGIN PRIVATE KEY-----\nA*AA\n-----END PRIVATE KEY-----', holds something else",
    "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', is no PKCS#8 private key",
  })
  void refusesWhatIsNoPemOfAKey(String pem, String problem) throws Exception {
    Path file = folder.resolve("key.pem");
    Files.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    KeyFileException e = assertThrows(KeyFileException.class, () -> UnsafePlainKeyFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ": " + problem), e.getMessage());
  }

  @Test
  void publicKeyFileIsReadBackAsItWasWritten() throws Exception {
    for (Algorithm algorithm : new Algorithm[] {Algorithm.ED25519, Algorithm.ML_DSA_87}) {
      SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
      Path file = folder.resolve(algorithm + ".jwk.json");
      PublicKeyFile.write(file, key.publicKey());
      assertEquals(key.publicKey().kid(), PublicKeyFile.read(file).kid());
      byte[] text = (key.publicKey().json() + "\n").getBytes(StandardCharsets.UTF_8);
      assertArrayEquals(text, Files.readAllBytes(file));
    }
  }

  @Test
  void publicKeyFileWithAPrivateMemberIsRefused() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    Path file = folder.resolve("key.jwk.json");
    String json = key.publicKey().json().replace("{", "{\"d\":\"AAAA\",");
    Files.writeString(file, json);
    KeyFileException e = assertThrows(KeyFileException.class, () -> PublicKeyFile.read(file));
    assertTrue(e.getMessage().contains("/d"), e.getMessage());
  }
}
